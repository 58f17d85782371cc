"""Workbooks of the tests: handed out, filled in as a focal point would, and saved again."""

import zipfile
from io import BytesIO
from typing import Any

import openpyxl

from kolosi.conclusions.rules import exchange as rules

HEAD = 2  # rows above the asks


def filled(data: bytes, cells: dict[str, dict[str, Any]], *, sheet: int = 1) -> bytes:
    """Return the workbook with cells filled in: item (`5(a)/2`) to column code to value; saved by another program."""
    book = openpyxl.load_workbook(BytesIO(data))
    page = book.worksheets[sheet]
    place = {column.code: at for at, column in enumerate(rules.columns(), 1)}
    for row in range(HEAD + 1, page.max_row + 1):
        for code, value in cells.get(page.cell(row, place["item"]).value, {}).items():
            page.cell(row, place[code]).value = value
    return saved(book)


def saved(book: Any) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data))


def unpacked(data: bytes) -> list[bytes]:
    """Return every entry of the archive, unpacked: to look for words in all of it."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]
