"""Exports of followed asks: XLSX with a sheet that says what it is, CSV with an HXL row, and JSON (docs/exports.md).

Nothing in them is a formula, no sheet is hidden; several values in one cell are parted by ` | `.
"""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kolosi.conclusions.gateways import as_csv, tables
from kolosi.conclusions.gateways import book as books
from kolosi.conclusions.gateways.tables import Cell, Column, Table
from kolosi.conclusions.gateways.unreadable import gettext_noop
from kolosi.reference import rules as reference

Translate = Callable[[str], str]
Record = Mapping[str, Any]
HEIGHT = 32  # of a row with words, in points: two lines
TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
    return as_csv.table(_table("asks", "export_asks", export.asks, export))


def as_workbook(export: Export, translate: Translate) -> bytes:
    """Return the export as XLSX: README, asks, follow-up, statuses."""
    held = io.BytesIO()
    book = books.opened(held, title=export.ref, on=export.on)
    look = _Look(book)
    _explain(book.add_worksheet(translate(README)), export, look)
    for name, code, records in (
        (ASKS, "export_asks", export.asks),
        (FOLLOW_UP, "export_follow_up", export.follow_up),
    ):
        _fill(book.add_worksheet(translate(name)), _table(name, code, records, export), look)
    _statuses(book.add_worksheet(translate(STATUSES)), export, look)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if export.language == "ar":
            sheet.right_to_left()
    book.close()
    return held.getvalue()


class _Look:
    """The few formats that the sheets share."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.plain = book.add_format(top)
        self.quoted = book.add_format({**top, "quote_prefix": True})
        self.head = book.add_format({**top, "bold": True, "bg_color": "#E7E6E6", "bottom": 1})
        self.tag = book.add_format({"valign": "top", "italic": True, "font_color": "#595959", "font_size": 8})
        self.title = book.add_format({"bold": True, "font_size": 14})


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


def _explain(sheet: Any, export: Export, look: _Look) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for row, (name, value) in enumerate(export.about):
        sheet.write_string(row, 0, name, look.head)
        books.put(sheet, row, 1, value, look)


def _fill(sheet: Any, table: Table, look: _Look) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, look.head)
        sheet.write_string(1, at, column.tag, look.tag)
    sheet.set_row(0, HEIGHT)
    for row, cells in enumerate(table.rows, 2):
        sheet.set_row(row, HEIGHT)
        for at, cell in enumerate(cells):
            books.put(sheet, row, at, cell, look)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(2, len(table.rows) + 1), len(table.columns) - 1)


def _statuses(sheet: Any, export: Export, look: _Look) -> None:
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
            books.put(sheet, row, at, cell, look)
