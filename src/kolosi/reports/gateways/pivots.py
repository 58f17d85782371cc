"""Sheets of a workbook that cross the numbers as one chooses: rows, columns, measure and basis from lists.

They are formulas over the sheet of numbers, with the values they give at first, so that programs that reckon nothing show
them too. They know no other number than that sheet does: a sum that holds a withheld one is withheld.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from kolosi.kernel.tables import is_formula
from kolosi.reports.gateways import as_csv
from kolosi.reports.rules.content import Product, Tidy
from kolosi.reports.rules.words import Tongue

DATA, LISTS = "data", "lists"
WITHHELD = ".."
ROWS, COLUMNS = ("row_label", "type_label", "sex", "unit"), ("type_label", "sex", "unit")
MEASURES = ("number", "withheld", "lines")
HEAD, TALL = 6, 45  # the row of the names of columns, under the choices; its height, three lines in points
_AT = {name: at for at, (name, _) in enumerate(as_csv.COLUMNS)}


def kinds(product: Product) -> tuple[str, ...]:
    """Return the kinds of tables that are crossed: those of parties and regions that the product tells."""
    told = {one.kind for one in product.tidy}
    return tuple(kind for kind in ("party", "party_kind", "region") if kind in told)


def write(book: Any, product: Product, look: Mapping[str, Any]) -> None:
    """Add a sheet for each kind, and one with what can be chosen in them."""
    lists = None
    for at, kind in enumerate(kinds(product)):
        sheet = book.add_worksheet(f"pivot by {kind}")
        lists = lists or book.add_worksheet(LISTS)
        left = at * (len(ROWS) + 1)
        chosen = [one for one in product.tidy if one.kind == kind]
        values = {name: _values(chosen, name) for name in ROWS}
        _list(lists, left, values, look)
        _choices(sheet, product, look)
        _crossed(sheet, kind, product, chosen, values, left, look)


def _values(chosen: Sequence[Tidy], name: str) -> list[str]:
    found = dict.fromkeys(str(getattr(one, name)) for one in chosen)
    return [one for one in found if (name, one) != ("sex", "all")]


def _list(sheet: Any, left: int, values: Mapping[str, Sequence[str]], look: Mapping[str, Any]) -> None:
    for at, (name, told) in enumerate(values.items(), left):
        sheet.write_string(0, at, name, look["head"])
        for row, value in enumerate(told, 1):
            sheet.write_string(row, at, value, look["quoted"] if is_formula(value) else None)
    sheet.set_column(left, left + len(values) - 1, 24)


def _choices(sheet: Any, product: Product, look: Mapping[str, Any]) -> None:
    bases = sorted({one.basis for one in product.tidy})
    told: dict[str, tuple[str, Sequence[str]]] = {
        "rows": ("row_label", ROWS),
        "columns": ("type_label", COLUMNS),
        "measure": ("number", MEASURES),
        "basis": (product.basis, bases),
    }
    for row, (name, (first, choices)) in enumerate(told.items()):
        sheet.write_string(row, 0, name, look["head"])
        sheet.write_string(row, 1, first)
        sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(choices)})
    sheet.write_string(4, 0, "sex", look["tag"])
    sheet.write_formula(4, 1, '=IF(OR($B$1="sex",$B$2="sex"),"<>all","all")', look["tag"], "all")
    sheet.write_string(0, 2, Tongue(product.language).say("pivot_note"), look["tag"])


def _crossed(
    sheet: Any,
    kind: str,
    product: Product,
    chosen: Sequence[Tidy],
    values: Mapping[str, Sequence[str]],
    left: int,
    look: Mapping[str, Any],
) -> None:
    """Write the names of rows and columns and the cells between, as formulas with what they give at first."""
    down, across = (max(len(values[name]) for name in names) for names in (ROWS, COLUMNS))
    rows, columns = values["row_label"], values["type_label"]
    for at in range(across):
        first = columns[at] if at < len(columns) else ""
        sheet.write_formula(HEAD, at + 1, _named("$B$2", at, down, left), look["head_number"], first)
    for at in range(down):
        first = rows[at] if at < len(rows) else ""
        sheet.write_formula(HEAD + 1 + at, 0, _named("$B$1", at, down, left), None, first)
        for over in range(across):
            of = [one for one in chosen if (one.row_label, one.type_label) == (first, [*columns, *[""] * across][over])
                  and (one.basis, one.sex) == (product.basis, "all")]  # fmt: skip
            formula = _cell(kind, HEAD + 1 + at, over + 1, len(product.tidy) + 2)
            sheet.write_formula(HEAD + 1 + at, over + 1, formula, look["right"], _first(of))
    sheet.set_row(HEAD, TALL)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, across, 16)
    sheet.freeze_panes(HEAD + 1, 1)


def _first(of: Sequence[Tidy]) -> int | str:
    if any(one.hidden for one in of):
        return WITHHELD
    return sum(one.number or 0 for one in of) if of else ""


def _named(choice: str, at: int, most: int, left: int) -> str:
    first, last = xl_col_to_name(left, True), xl_col_to_name(left + len(ROWS) - 1, True)
    heads = f"{LISTS}!{first}$1:{last}$1"
    return f'=INDEX({LISTS}!{first}$2:{last}${most + 1},{at + 1},MATCH({choice},{heads},0))&""'


def _cell(kind: str, row: int, across: int, last: int) -> str:
    """Return the sum of what is in a row and a column; empty where no number is told, two dots where one is withheld."""

    def column(name: str) -> str:
        letter = xl_col_to_name(_AT[name], True)
        return f"{DATA}!{letter}$3:{letter}${last}"

    def chosen(cell: str) -> str:
        end = xl_col_to_name(len(_AT) - 1, True)
        return f"INDEX({DATA}!$A$3:{end}${last},0,MATCH({cell},{DATA}!$A$1:{end}$1,0))"

    side = xl_rowcol_to_cell(row, 0, col_abs=True)
    head = xl_rowcol_to_cell(HEAD, across, row_abs=True)
    # A name is asked for as equal to itself, so that one that begins like a comparison is none.
    asked = (
        f'{column("kind")},"{kind}",{column("basis")},$B$4,{column("sex")},$B$5,'
        f'{chosen("$B$1")},"="&{side},{chosen("$B$2")},"="&{head}'
    )
    hidden, lines = f'COUNTIFS({asked},{column("withheld")},"yes")', f"COUNTIFS({asked})"
    summed = f"SUMIFS({column('number')},{asked})"
    return (
        f'=IF(OR({side}="",{head}=""),"",IF({lines}=0,"",IF($B$3="lines",{lines},'
        f'IF($B$3="withheld",{hidden},IF({hidden}>0,"{WITHHELD}",{summed})))))'
    )
