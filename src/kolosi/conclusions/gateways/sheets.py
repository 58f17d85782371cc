"""Exports of followed asks: XLSX with a sheet that says what it is, CSV with an HXL row, and JSON (docs/exports.md).

Nothing in them is a formula, no sheet is hidden; several values in one cell are parted by ` | `.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kolosi.conclusions.gateways.unreadable import gettext_noop
from kolosi.kernel import tables, workbooks
from kolosi.kernel.tables import Cell, Column, Table
from kolosi.reference import rules as reference

Translate = Callable[[str], str]
Record = Mapping[str, Any]
TYPES = {
    "xlsx": workbooks.TYPE,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
README, ASKS, FOLLOW_UP, STATUSES = (
    gettext_noop("README"),
    gettext_noop("Asks"),
    gettext_noop("Follow-up"),
    gettext_noop("Statuses"),
)


@dataclass(frozen=True)
class Export:
    """All that an export says: facts about itself (name in words, value), records, and how to speak."""

    ref: str
    on: date
    language: str
    public: bool
    about: Sequence[tuple[str, str]]
    asks: Sequence[Record]
    follow_up: Sequence[Record]


def as_json(export: Export) -> bytes:
    """Return the export as UTF-8 JSON in the shape of docs/exports.md."""
    told = {
        "export": {
            "ref": export.ref,
            "as_of": export.on.isoformat(),
            "public": export.public,
            "language": export.language,
            "about": [{"name": name, "value": value} for name, value in export.about],
        },
        "asks": list(export.asks),
        "follow_up": list(export.follow_up),
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_table(export: Export) -> bytes:
    """Return the asks as CSV: headings, HXL tags, one row an ask."""
    return tables.as_csv(_table("asks", "export_asks", export.asks, export))


def as_workbook(export: Export, translate: Translate) -> bytes:
    """Return the export as XLSX: README, asks, follow-up, statuses."""
    held = io.BytesIO()
    book = workbooks.opened(held, title=export.ref, on=export.on)
    look = workbooks.Look(book)
    workbooks.explain(book.add_worksheet(translate(README)), export.about, look)
    for name, code, records in (
        (ASKS, "export_asks", export.asks),
        (FOLLOW_UP, "export_follow_up", export.follow_up),
    ):
        table = _table(name, code, records, export)
        workbooks.fill(book.add_worksheet(translate(name)), table, look, height=workbooks.TWO_LINES)
    _statuses(book.add_worksheet(translate(STATUSES)), export, look)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if export.language == "ar":
            sheet.right_to_left()
    book.close()
    return held.getvalue()


def _table(name: str, code: str, records: Sequence[Record], export: Export) -> Table:
    columns = [
        one for one in reference.code_list(code).values() if not (export.public and one.more.get("private"))
    ]
    return Table(
        name,
        tuple(Column(one.labelled(export.language), one.more["tag"], one.more["width"]) for one in columns),
        tuple(tuple(_in_a_cell(record[one.code]) for one in columns) for record in records),
    )


def _in_a_cell(value: Any) -> Cell:
    return tables.in_one_cell(value) if isinstance(value, list | tuple) else value


def _statuses(sheet: Any, export: Export, look: workbooks.Look) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 2, 8)
    sheet.set_column(3, 3, 90)
    tags = ("#status+code", "#status+name", "#status+score+num", "#status+crosswalk+list")
    for at, tag in enumerate(tags):
        sheet.write_string(0, at, tag, look.tag)
    for row, code in enumerate(reference.code_list("statuses").values(), 1):
        crosswalk = tables.in_one_cell(
            f"{name}: {said}" for name, said in code.more.get("crosswalk", {}).items()
        )
        for at, cell in enumerate(
            (code.code, code.labelled(export.language), code.more.get("score"), crosswalk)
        ):
            workbooks.put(sheet, row, at, cell, look)
