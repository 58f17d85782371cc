"""Tables that leave as files: a heading and an HXL tag for each column, and cells that no spreadsheet takes for a formula."""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BETWEEN = " | "  # parts several values in one cell
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
_FIXED = (1980, 1, 1, 0, 0, 0)  # the time of every entry of a zip
Cell = str | int | bool | None


@dataclass(frozen=True)
class Column:
    """One column: heading, HXL tag, width in a workbook."""

    heading: str
    tag: str
    width: int = 14


@dataclass(frozen=True)
class Table:
    """Columns and rows; `name` is the sheet's."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of those files; the same files give the same bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return held.getvalue()


def in_one_cell(values: Iterable[Any]) -> str:
    """Return several values as one cell."""
    return BETWEEN.join(str(value) for value in values)


def is_formula(cell: Cell) -> bool:
    """Say whether a spreadsheet could take the cell's text for a formula."""
    return isinstance(cell, str) and cell.startswith(FORMULA)


def in_csv(cell: Cell) -> str:
    """Return the cell as CSV says it; what could be taken for a formula begins with an apostrophe."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"'{cell}" if is_formula(cell) else "" if cell is None else str(cell)


def as_csv(shown: Table) -> bytes:
    """Return the table as CSV: headings, HXL tags, rows; UTF-8 with a byte order mark, so that Excel reads the accents."""
    said = io.StringIO(newline="")
    writer = csv.writer(said, lineterminator="\r\n")
    writer.writerow([column.heading for column in shown.columns])
    writer.writerow([column.tag for column in shown.columns])
    writer.writerows([[in_csv(cell) for cell in row] for row in shown.rows])
    return codecs.BOM_UTF8 + said.getvalue().encode()
