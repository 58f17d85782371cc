"""Our workbook: a sheet that explains, seven sheets of what is told, and the lists to choose from. Nothing in it is a formula."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import xlsxwriter

from kolosi.incidents.gateways import sheets
from kolosi.incidents.gateways.sheets import CUT, Column
from kolosi.incidents.gateways.sheets_written import Exported, rows
from kolosi.kernel.tables import is_formula
from kolosi.kernel.workbooks import LONGEST
from kolosi.reference.facts import ENTRIES, Kind
from kolosi.reference.rules import code_list

OPEN_ROWS = 2_000  # rows of an empty template in which codes are chosen from lists
_WIDTHS = {Kind.TEXT: 30, Kind.KEY: 20, Kind.TIES: 20}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Translate = Callable[[str], str]


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the translators."""
    return sentence


_EXPLAINED = (
    gettext_noop("One row a thing: an incident, a violation, a victim, a perpetrator, a source, a piece of evidence, a response."),
    gettext_noop("Every row names its incident; victims, perpetrators, sources, evidence and responses name their violations."),
    gettext_noop("The first row holds headings and the second the tags by which columns are known. Columns may be moved or left out."),
    gettext_noop("An empty cell says nothing: empty is not zero. Several values in one cell are parted by “ | ”."),
    gettext_noop("A day can be known to the year, the month or the day: 2017, 2017-03, 2017-03-30."),
    gettext_noop("Codes stand in the sheet “lists”, each with its words; a cell takes either."),
    gettext_noop("Do not write names of children, witnesses or sources: use codes that only your office can read."),
)  # fmt: skip


def written(told: Iterable[Exported], *, language: str, on: date, translate: Translate) -> bytes:
    """Return the workbook of those incidents; of none, it is the template to fill in."""
    with tempfile.TemporaryDirectory(prefix="kolosi-") as folder:
        path = os.path.join(folder, "incidents.xlsx")
        book = xlsxwriter.Workbook(path, {**_OPTIONS, "tmpdir": folder})
        created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - the format knows no time zones
        book.set_properties({"title": "Incidents", "created": created})
        look = _Look(book)
        _explain(book.add_worksheet("README"), look, translate)
        opened = {name: book.add_worksheet(name) for name in ENTRIES}
        lists = _lists(book.add_worksheet("lists"), language, look)
        for name, sheet in opened.items():
            _head(sheet, name, language, look)
        counts = _fill(opened, told, look)
        for name, sheet in opened.items():
            _choose(sheet, name, lists, max(counts[name], OPEN_ROWS))
        book.close()
        with open(path, "rb") as made:
            return made.read()


class _Look:
    """The few formats that the sheets share; `quoted` keeps words that begin like a formula from becoming one."""

    def __init__(self, book: Any) -> None:
        self.plain = book.add_format({"num_format": "@"})
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7E6E6"})
        self.tag = book.add_format({"italic": True, "font_color": "#595959", "font_size": 8})


def _explain(sheet: Any, look: _Look, translate: Translate) -> None:
    sheet.set_column(0, 0, 110)
    for row, sentence in enumerate(_EXPLAINED):
        sheet.write_string(row, 0, translate(sentence), look.plain)


def _head(sheet: Any, name: str, language: str, look: _Look) -> None:
    columns = sheets.columns(name)
    for at, column in enumerate(columns):
        width = _WIDTHS.get(column.fact.kind, 14) if column.fact else 18
        sheet.set_column(at, at, width, look.plain)
        heading = column.heading.get(language) or column.heading["en"]
        sheet.write_string(0, at, heading, look.head)
    for at, column in enumerate(columns):
        sheet.write_string(1, at, column.tag, look.tag)
    sheet.freeze_panes(2, 1)


def _fill(opened: Mapping[str, Any], told: Iterable[Exported], look: _Look) -> dict[str, int]:
    """Write the rows, one incident after the other, and return how many each sheet has."""
    counts = dict.fromkeys(opened, 0)
    for one in told:
        for name, found in rows(one).items():
            for cells in found:
                row = counts[name] = counts[name] + 1
                for at, cell in enumerate(cells):
                    if cell:
                        _put(opened[name], row + 1, at, cell, look)
    return counts


def _put(sheet: Any, row: int, at: int, cell: str, look: _Look) -> None:
    said = cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT
    sheet.write_string(row, at, said, look.quoted if is_formula(said) else look.plain)


def chosen(column: Column) -> bool:
    """Say whether the column is chosen from a list, one code a cell."""
    return column.fact is not None and column.fact.kind in {
        Kind.ONE, Kind.YES_NO_UNKNOWN, Kind.PLACE_PRECISION, Kind.YES_NO
    }  # fmt: skip


def _options(column: Column) -> Iterator[tuple[str, Mapping[str, str]]]:
    fact = column.fact
    if fact is None:
        return
    if fact.kind is Kind.YES_NO:
        yield from ((code.code, code.label) for code in code_list("yes_no").values())
    for code, one in sheets.choices(fact).items():
        if not one.more.get("superseded"):
            yield code, one.label


def _lists(sheet: Any, language: str, look: _Look) -> dict[str, str]:
    """Write every list, a pair of columns each (code, words), and return where the codes of each stand."""
    found: dict[str, tuple[int, list[tuple[str, Mapping[str, str]]]]] = {}
    for name in ENTRIES:
        for column in sheets.columns(name):
            listed = list(_options(column))
            if listed and _list_of(column) not in found:
                found[_list_of(column)] = (2 * len(found), listed)
    for name, (at, _) in found.items():
        sheet.write_string(0, at, name, look.head)
    for row in range(max(len(listed) for _, listed in found.values())):
        for at, listed in found.values():
            if row < len(listed):
                code, label = listed[row]
                sheet.write_string(row + 1, at, code, look.plain)
                sheet.write_string(row + 1, at + 1, label.get(language) or label["en"], look.plain)
    return {
        name: f"=lists!${(letters := xlsxwriter.utility.xl_col_to_name(at))}$2:${letters}${len(listed) + 1}"
        for name, (at, listed) in found.items()
    }


def _list_of(column: Column) -> str:
    fact = column.fact
    return (fact.options or str(fact.kind)) if fact else ""


def _choose(sheet: Any, name: str, lists: Mapping[str, str], rows_of_it: int) -> None:
    for at, column in enumerate(sheets.columns(name)):
        if chosen(column) and _list_of(column) in lists:
            limit = {"validate": "list", "source": lists[_list_of(column)], "error_type": "warning"}
            sheet.data_validation(2, at, rows_of_it + 1, at, limit)
