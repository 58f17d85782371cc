"""A product as a workbook: what it is, its tables, all numbers in long form with HXL tags, and sums over them.

The sums are formulas over the sheet of numbers (SUMIFS) with the values they give, so that whoever changes a copy sees
them follow. Nothing else is a formula, no row is hidden, and what is withheld is not in the file at all.
"""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from kolosi.kernel.tables import is_formula
from kolosi.reports.gateways import as_csv
from kolosi.reports.rules.content import Cell, Grid, Product, Tidy
from kolosi.reports.rules.words import Tongue

DATA, LIMIT = "data", 31
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_AT = {name: at for at, (name, _) in enumerate(as_csv.COLUMNS)}


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
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "tag": book.add_format({"italic": True, "font_color": "#555555"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "quoted": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        "total": book.add_format({"bold": True, "top": 1}),
    }
    _explain(book.add_worksheet("README"), product, look)
    for at, grid in enumerate(product.grids(), 1):
        _grid(book.add_worksheet(f"{at} {grid.key}"[:LIMIT]), grid, product, look)
    for kind in ("party", "region"):
        _pivot(book.add_worksheet(f"sums by {kind}"), kind, product, look)
    _tidy(book.add_worksheet(DATA), product, look)
    book.close()
    return held.getvalue()


def _explain(sheet: Any, product: Product, look: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, product.title, look["title"])
    lines = [
        *product.footers,
        Tongue(product.language).say("contents_note"),
        *(f"{at}. {grid.caption} ({grid.unit})" for at, grid in enumerate(product.grids(), 1)),
    ]
    for at, line in enumerate(lines, 2):
        sheet.write_string(at, 0, line, look["words"])


def _grid(sheet: Any, grid: Grid, product: Product, look: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, len(grid.columns), 14)
    sheet.write_string(0, 0, grid.caption, look["title"])
    sheet.write_string(
        1, 0, f"{grid.unit}. {product.footers[0] if product.simulated else ''}".strip(), look["tag"]
    )
    for at, name in enumerate(grid.columns):
        sheet.write_string(3, at, name, look["head"])
    for row, line in enumerate(grid.lines, 4):
        form = look["total"] if line.total else None
        _words(sheet, row, 0, line.label, look, form)
        for at, cell in enumerate(line.cells, 1):
            _number(sheet, row, at, cell, form)
    sheet.freeze_panes(4, 1)


def _number(sheet: Any, row: int, at: int, cell: Cell, form: Any) -> None:
    if cell.hidden:
        sheet.write_string(row, at, "..", form)
    elif cell.number is not None:
        sheet.write_number(row, at, cell.number, form)


def _words(sheet: Any, row: int, at: int, text: str, look: dict[str, Any], form: Any = None) -> None:
    sheet.write_string(row, at, text, look["quoted"] if is_formula(text) else form)


def _tidy(sheet: Any, product: Product, look: dict[str, Any]) -> None:
    for at, (name, tag) in enumerate(as_csv.COLUMNS):
        sheet.write_string(0, at, name, look["head"])
        sheet.write_string(1, at, tag, look["tag"])
    for row, one in enumerate(product.tidy, 2):
        for at, value in enumerate(as_csv.values(product, one)):
            if isinstance(value, int):
                sheet.write_number(row, at, value)
            elif value:
                _words(sheet, row, at, value, look)
    sheet.set_column(0, len(as_csv.COLUMNS) - 1, 15)
    sheet.autofilter(1, 0, len(product.tidy) + 1, len(as_csv.COLUMNS) - 1)
    sheet.freeze_panes(2, 0)


def _pivot(sheet: Any, kind: str, product: Product, look: dict[str, Any]) -> None:
    """Write the sums of a kind by type on the product's basis, as formulas over the sheet of numbers."""
    chosen = [one for one in product.tidy if (one.kind, one.basis, one.sex) == (kind, product.basis, "all")]
    types = list({one.type: one.type_label for one in chosen}.items())
    rows = list({one.row: one.row_label for one in chosen}.items())
    sheet.set_column(0, 1, 30)
    sheet.write_string(0, 0, "basis", look["head"])
    sheet.write_string(0, 1, product.basis)
    sheet.write_string(1, 0, kind, look["head"])
    sheet.write_string(2, 0, "code", look["tag"])
    for at, (code, label) in enumerate(types, 2):
        sheet.write_string(1, at, label, look["head"])
        sheet.write_string(2, at, code, look["tag"])
    for at, (code, label) in enumerate(rows, 3):
        _words(sheet, at, 0, code, look)
        _words(sheet, at, 1, label, look)
        for across, (type_code, _) in enumerate(types, 2):
            value = sum(one.number or 0 for one in chosen if (one.row, one.type) == (code, type_code))
            sheet.write_formula(at, across, _sum(kind, at, across, product.tidy), None, value)
    sheet.freeze_panes(3, 2)


def _sum(kind: str, row: int, across: int, tidy: tuple[Tidy, ...]) -> str:
    last = len(tidy) + 2

    def column(name: str) -> str:
        letter = xlsxwriter.utility.xl_col_to_name(_AT[name])
        return f"{DATA}!${letter}$3:${letter}${last}"

    here = xlsxwriter.utility.xl_col_to_name(across)
    # SUMIFS takes an empty condition for zero: rows without a code are found by their label instead.
    return (
        f'=SUMIFS({column("number")},{column("kind")},"{kind}",{column("basis")},$B$1,{column("sex")},"all",'
        f"{column('row_label')},$B{row + 1},{column('type')},{here}$3)"
    )
