"""Workbooks as all of us write them: nothing in them is a formula or a link, and the same content gives the same bytes."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, Protocol

import xlsxwriter

from kolosi.kernel.tables import Cell, Table, is_formula

LONGEST = 32_000  # characters in one cell; a workbook holds 32,767
TWO_LINES = 32  # the height in points of a row whose words run over two lines
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CUT = " … [cut here; the JSON holds all]"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Plain(Protocol):
    """The formats of plain cells: `quoted` keeps words that begin like a formula from ever becoming one."""

    plain: Any
    quoted: Any


class Look:
    """The few formats that the sheets of a table share."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.plain = book.add_format(top)
        self.quoted = book.add_format({**top, "quote_prefix": True})
        self.head = book.add_format({**top, "bold": True, "bg_color": "#E7E6E6", "bottom": 1})
        self.tag = book.add_format({"valign": "top", "italic": True, "font_color": "#595959", "font_size": 8})
        self.title = book.add_format({"bold": True, "font_size": 14})


def opened(held: BytesIO, *, title: str, on: date) -> Any:
    """Return a new workbook that writes into `held` when it is closed; `on` stands in it as the day it was made."""
    book = xlsxwriter.Workbook(held, _OPTIONS)
    created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - the format knows no time zones
    book.set_properties({"title": title, "created": created})
    return book


def put(sheet: Any, row: int, at: int, cell: Cell, look: Plain) -> None:
    """Write one cell as what it is: yes or no, a number, or words, which are cut, saying so, where they are too long."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_string(row, at, "yes" if cell else "no", look.plain)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, look.plain)
    else:
        said = cell if len(cell) <= LONGEST else cell[:LONGEST] + _CUT
        sheet.write_string(row, at, said, look.quoted if is_formula(cell) else look.plain)


def explain(sheet: Any, about: Sequence[tuple[str, str]], look: Look, *, below: int = 0) -> None:
    """Write what the workbook says of itself: names in words beside their values, from the row `below` on."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    for row, (name, value) in enumerate(about, below):
        sheet.write_string(row, 0, name, look.head)
        put(sheet, row, 1, value, look)


def fill(sheet: Any, table: Table, look: Look, *, height: int | None = None) -> None:
    """Write a table under its headings and HXL tags, with rows of that height in points, or as high as their words."""
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.heading, look.head)
        sheet.write_string(1, at, column.tag, look.tag)
    if height:
        sheet.set_row(0, height)
    for row, cells in enumerate(table.rows, 2):
        if height:
            sheet.set_row(row, height)
        for at, cell in enumerate(cells):
            put(sheet, row, at, cell, look)
    sheet.freeze_panes(2, 0)
    sheet.autofilter(1, 0, max(2, len(table.rows) + 1), len(table.columns) - 1)
