"""A product as a workbook: what it is, its tables, all numbers in long form with HXL tags, and sheets that cross them.

The numbers are a table of the spreadsheet with its filters; `pivots` are formulas over it. Nothing else is a formula, no row
is hidden, and what is withheld is not in the file at all.
"""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from kolosi.kernel.tables import is_formula
from kolosi.reports.gateways import as_csv, pivots
from kolosi.reports.rules.content import Cell, Grid, Product
from kolosi.reports.rules.words import days, method

LIMIT, WIDE, LINE = 31, 110, 15  # letters of a sheet's name and of a line of words, points of a line
NUMBER, LEAST = "#,##0", '#,##0"+"'  # a sign, not another number: sums of the sheet stay sums
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def written(product: Product) -> bytes:
    """Return the product as an XLSX workbook; the same product gives the same bytes."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, _OPTIONS)
    day = datetime.fromisoformat(product.as_of).replace(tzinfo=None, microsecond=0)
    book.set_properties(
        {"title": product.title, "author": "Kolosi", "comments": product.proof, "created": day}
    )
    look = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1}),
        "head_number": book.add_format(
            {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "align": "right"}
        ),
        "tag": book.add_format({"italic": True, "font_color": "#555555"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "quoted": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "number": book.add_format({"num_format": NUMBER}),
        "least": book.add_format({"num_format": LEAST}),
        "right": book.add_format({"align": "right"}),
        "total": book.add_format({"bold": True, "top": 1, "num_format": NUMBER}),
        "total_least": book.add_format({"bold": True, "top": 1, "num_format": LEAST}),
        "total_right": book.add_format({"bold": True, "top": 1, "align": "right"}),
    }
    _explain(book.add_worksheet("README"), product, look)
    for at, grid in enumerate(product.grids(), 1):
        _grid(book.add_worksheet(f"{at} {grid.key}"[:LIMIT]), grid, product, look)
    pivots.write(book, product, look)
    _tidy(book.add_worksheet(pivots.DATA), product, look)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
    book.close()
    return held.getvalue()


def _explain(sheet: Any, product: Product, look: dict[str, Any]) -> None:
    sheet.set_column(0, 0, WIDE)
    sheet.write_string(0, 0, product.title, look["title"])
    lines = [
        days(product),
        *product.footers,
        method(product),
        *(f"{at}. {grid.caption} ({grid.unit})" for at, grid in enumerate(product.grids(), 1)),
    ]
    for at, line in enumerate(lines, 2):
        sheet.set_row(
            at, LINE * -(-len(line) // WIDE)
        )  # some programs do not make room for a second line themselves
        sheet.write_string(at, 0, line, look["words"])


def _grid(sheet: Any, grid: Grid, product: Product, look: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, len(grid.columns), 14)
    sheet.write_string(0, 0, grid.caption, look["title"])
    sheet.write_string(
        1, 0, f"{grid.unit}. {product.footers[0] if product.simulated else ''}".strip(), look["tag"]
    )
    sheet.set_row(3, pivots.TALL)
    for at, name in enumerate(grid.columns):
        sheet.write_string(3, at, name, look["head_number" if at else "head"])
    for row, line in enumerate(grid.lines, 4):
        form = look["total"] if line.total else None
        _words(sheet, row, 0, line.label, look, form)
        for at, cell in enumerate(line.cells, 1):
            _number(sheet, row, at, cell, look, total=line.total)
    sheet.freeze_panes(4, 1)


def _number(sheet: Any, row: int, at: int, cell: Cell, look: dict[str, Any], *, total: bool) -> None:
    """Write as the other files say it: a sign where it is the least, two dots where withheld."""
    before = "total_" if total else ""
    if cell.hidden:
        sheet.write_string(row, at, "..", look[f"{before}right"])
    elif cell.number is not None:
        least = cell.at_least and cell.number
        sheet.write_number(
            row, at, cell.number, look[f"{before}least" if least else "total" if total else "number"]
        )
    elif total:
        sheet.write_blank(row, at, None, look["total"])


def _words(sheet: Any, row: int, at: int, text: str, look: dict[str, Any], form: Any = None) -> None:
    sheet.write_string(row, at, text, look["quoted"] if is_formula(text) else form)


def _tidy(sheet: Any, product: Product, look: dict[str, Any]) -> None:
    for at, (name, _) in enumerate(as_csv.COLUMNS):
        sheet.write_string(0, at, name, look["head"])
    for row, one in enumerate(product.tidy, 2):
        for at, value in enumerate(as_csv.values(product, one)):
            if isinstance(value, int):
                sheet.write_number(row, at, value)
            elif value:
                _words(sheet, row, at, value, look)
    sheet.set_column(0, len(as_csv.COLUMNS) - 1, 15)
    heads = [{"header": tag, "header_format": look["tag"]} for _, tag in as_csv.COLUMNS]
    # A table wants a line under its head, if only an empty one; its heads are the tags, so that HXL can be read as it is.
    last = max(2, len(product.tidy) + 1)
    sheet.add_table(
        1, 0, last, len(heads) - 1, {"name": "figures", "columns": heads, "style": "Table Style Light 1"}
    )
    sheet.freeze_panes(2, 0)
