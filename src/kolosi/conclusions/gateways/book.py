"""Workbooks as all of us write them: nothing in them is a formula or a link, and the same content gives the same bytes."""

from datetime import date, datetime
from io import BytesIO
from typing import Any, Protocol

import xlsxwriter

from kolosi.conclusions.gateways import tables
from kolosi.conclusions.gateways.tables import Cell

LONGEST = 32_000  # characters in one cell; a workbook holds 32,767
_CUT = " … [cut here; the JSON holds all]"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Look(Protocol):
    """The formats of plain cells: `quoted` keeps words that begin like a formula from ever becoming one."""

    plain: Any
    quoted: Any


def opened(held: BytesIO, *, title: str, on: date) -> Any:
    """Return a new workbook that writes into `held` when it is closed; `on` stands in it as the day it was made."""
    book = xlsxwriter.Workbook(held, _OPTIONS)
    created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - the format knows no time zones
    book.set_properties({"title": title, "created": created})
    return book


def put(sheet: Any, row: int, at: int, cell: Cell, look: Look) -> None:
    """Write one cell as what it is: yes or no, a number, or words, which are cut, saying so, where they are too long."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_string(row, at, "yes" if cell else "no", look.plain)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, look.plain)
    else:
        said = cell if len(cell) <= LONGEST else cell[:LONGEST] + _CUT
        sheet.write_string(row, at, said, look.quoted if tables.is_formula(cell) else look.plain)
