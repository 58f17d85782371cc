"""A reading as a workbook: a sheet that says what this is, then items, clauses, asks, citations and repairs.

Nothing in it is a formula; the same reading gives the same bytes.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kolosi.conclusions.gateways import book as books
from kolosi.conclusions.gateways import tables
from kolosi.conclusions.gateways.tables import Cell, Table
from kolosi.conclusions.rules.shapes import Reading

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
    book = books.opened(held, title="What a document asks, read by machine", on=_EPOCH)
    look = _Look(book)
    _explain(book.add_worksheet("README"), reading, look)
    for table in tables.tables(reading):
        _fill(book.add_worksheet(table.name), table, look)
    book.close()
    return held.getvalue()


class _Look:
    """The few formats that the sheets share."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.plain = book.add_format({**top, "text_wrap": True})
        self.quoted = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.head = book.add_format({**top, "bold": True, "text_wrap": True, "bottom": 1})
        self.tag = book.add_format({**top, "italic": True, "font_color": "#555555"})
        self.title = book.add_format({"bold": True, "font_size": 14})


def _explain(sheet: Any, reading: Reading, look: _Look) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "What this document asks", look.title)
    for row, (name, said) in enumerate(_facts(reading), 2):
        sheet.write_string(row, 0, name, look.head)
        books.put(sheet, row, 1, said, look)


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
        left_out = tables.in_one_cell(document["withheld"]) or "none"
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


def _fill(sheet: Any, table: Table, look: _Look) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, look.head)
        sheet.write_string(1, at, column.tag, look.tag)
    for row, cells in enumerate(table.rows, 2):
        _row(sheet, row, cells, look)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(2, len(table.rows) + 1), len(table.columns) - 1)


def _row(sheet: Any, row: int, cells: Sequence[Cell], look: _Look) -> None:
    for at, cell in enumerate(cells):
        books.put(sheet, row, at, cell, look)
