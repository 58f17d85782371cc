"""A reading as a workbook: a sheet that says what this is, then items, clauses, asks, citations and repairs.

Nothing in it is a formula; the same reading gives the same bytes.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from kolosi.conclusions.gateways import tables
from kolosi.conclusions.rules.shapes import Reading
from kolosi.kernel import workbooks
from kolosi.kernel.tables import in_one_cell

_EPOCH = date(2000, 1, 1)  # a fixed day keeps the bytes the same
_SHEETS = {
    "items": "every numbered or lettered provision, with its place in the repaired text and in the text as received",
    "clauses": "every speech act: verb, class, pressure, addressees",
    "asks": "what is asked, one row an ask, however many channels carry it",
    "citations": "documents that the text names",
    "repairs": "every edit that was made to the text as received",
}


def written(reading: Reading) -> bytes:
    """Return the reading as an XLSX workbook."""
    held = io.BytesIO()
    book = workbooks.opened(held, title="What a document asks, read by machine", on=_EPOCH)
    look = workbooks.Look(book)
    _explain(book.add_worksheet("README"), reading, look)
    for table in tables.tables(reading):
        workbooks.fill(book.add_worksheet(table.name), table, look)
    book.close()
    return held.getvalue()


def _explain(sheet: Any, reading: Reading, look: workbooks.Look) -> None:
    sheet.write_string(0, 0, "What this document asks", look.title)
    workbooks.explain(sheet, tuple(_facts(reading)), look, below=2)


def _facts(reading: Reading) -> Iterator[tuple[str, str]]:
    document = reading.document
    yield "Title", document["title"] or "not found in the text"
    yield "Symbol", document["symbol"] or "not found in the text"
    yield "Situation", document["situation"] or "not found in the text"
    yield "File", document["name"]
    yield "SHA-256 of the file", document["sha256"]
    yield "As of", document["as_of"] or "no day was given: orphaned asks are not told"
    yield (
        "Verification",
        (
            f"Read by machine (Kolosi, grammar {document['grammar']}). Nobody has checked this reading: "
            "compare it with the document before you rely on it."
        ),
    )
    if document["public"]:
        left_out = in_one_cell(document["withheld"]) or "none"
        yield "Public copy", f"Items that only a letter says are left out: {left_out}."
    else:
        yield "Full copy", "Holds what only letters say: see the column Confidential before you pass it on."
    yield (
        "How to read it",
        (
            "In every sheet the first row holds headings and the second HXL tags. Several values in one cell are parted "
            "by “ | ”. An empty cell means that the text does not say."
        ),
    )
    for name, said in _SHEETS.items():
        yield f"Sheet “{name}”", said
