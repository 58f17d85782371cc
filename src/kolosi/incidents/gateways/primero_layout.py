"""How Primero's workbook of violations is laid out, and which fact each of its columns is: data only, no file is opened.

A site's headings are its own labels, in its own language; those are matched by a mapping kept for that site. What stands
here matches field names, current and older, and our own labels. Rows and columns are counted from 1, as spreadsheets do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from kolosi.reference import facts
from kolosi.reference.facts import Fact, Left
from kolosi.reference.rules import Code

_T = TypeVar("_T")
BETWEEN_ANSWERS = "|||"  # several answers in one cell
IDS = ("incident_id", "violation_id", "type", "summary")
ENTRY_IDS = (*IDS, "incident_code", "unique_id")


@dataclass(frozen=True)
class Sheet:
    """One sheet: which entry its rows tell, where headings and rows begin, and the identifiers in its first columns."""

    name: str
    entry: str
    kind: str  # of victims: `child` or `group`
    forms: tuple[str, ...]  # Primero's names of the forms whose fields it holds
    heading_row: int
    ids: tuple[str, ...]

    @property
    def tally_row(self) -> int:
        """The row above the headings names the tally that they are parts of."""
        return self.heading_row - 1

    @property
    def first_row(self) -> int:
        """The row of the first record."""
        return self.heading_row + 1


def _entry(name: str, entry: str, kind: str = "") -> Sheet:
    return Sheet(name, entry, kind, (name,), 2, ENTRY_IDS)


SHEETS: Mapping[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        Sheet("violations", "violations", "", ("violation", "incidents"), 3, IDS),
        _entry("individual_victims", "victims", "child"),
        _entry("group_victims", "victims", "group"),
        _entry("sources", "sources"),
        _entry("perpetrators", "perpetrators"),
        _entry("responses", "responses"),
    )
}


def plain(heading: str) -> str:
    """Return a heading or a label without case, marks and spaces, so that field names and labels can be compared."""
    return re.sub(r"[\W_]+", "_", heading.casefold()).strip("_")


def sheet_of(title: str) -> Sheet | None:
    """Return the sheet of that title; `None` where it is none of Primero's."""
    return SHEETS.get(plain(title))


def type_of(told: str) -> str:
    """Return the code of a type of violation, named by code, by Primero's identifier or by label; empty where unknown."""
    found = _meant("violation_type").get(plain(told))
    return found.code if found else ""


def fact_of(sheet: Sheet, heading: str, type_code: str = "") -> Fact | None:
    """Return the fact that a column holds for a violation of that type; incident columns stand on the sheet of violations."""
    found = _fields(sheet.entry, sheet.kind or type_code).get(plain(heading))
    if found is None and sheet.entry == "violations":
        return _fields("incidents", "").get(plain(heading))
    return found


def left_of(sheet: Sheet, heading: str, type_code: str = "") -> Left | None:
    """Return why a column is not taken; `None` where it is taken, or where nobody knows it."""
    name = plain(heading)
    forms = {*sheet.forms, _foreign_type(type_code)}
    return next(
        (left for left in facts.primero_left() if left.form in forms and plain(left.field) == name), None
    )


def columns_of(sheet: Sheet, type_code: str = "") -> list[tuple[str, Fact]]:
    """Return the columns that we write on that sheet, by Primero's field names; a fact it does not know has none."""
    kind = sheet.kind or type_code
    own = [(one.primero_field(kind), one) for one in facts.entry_facts(sheet.entry) if one.asked_of(kind)]
    about = facts.entry_facts("incidents") if sheet.entry == "violations" else ()
    named = [*((one.primero_field(), one) for one in about), *own]
    return [(name, one) for name, one in named if name and name not in (*sheet.ids, "violations_ids")]


def answers(fact: Fact, cell: str) -> tuple[list[Code], list[str]]:
    """Return the options that a cell means, and the words in it that mean none."""
    told = [part.strip() for part in cell.split(BETWEEN_ANSWERS) if part.strip()]
    known = _meant(fact.options)
    found = [(part, known.get(plain(part))) for part in told]
    return [code for _, code in found if code], [part for part, code in found if code is None]


def foreign(code: Code) -> str:
    """Return what Primero calls an option."""
    return str(code.more.get("primero", code.code))


def _foreign_type(type_code: str) -> str:
    return foreign(facts.options("violation_type")[type_code]) if type_code else ""


def _sole(labels: Iterable[tuple[str, _T]]) -> dict[str, _T]:
    """Leave out labels that two things share: they mean neither."""
    met = [(plain(label), thing) for label, thing in labels]
    times = Counter(label for label, _ in {(label, id(thing)) for label, thing in met})
    return {label: thing for label, thing in met if times[label] == 1}


@cache
def _meant(listed: str) -> Mapping[str, Code]:
    """By every name an option goes by; a code outweighs a label."""
    codes = list(facts.options(listed).values())
    labels = _sole((label, code) for code in codes for label in code.label.values())
    older = {plain(old): code for code in codes for old in code.more.get("older", ())}
    return {**labels, **older, **{plain(name): code for code in codes for name in (foreign(code), code.code)}}


@cache
def _fields(name: str, kind: str) -> Mapping[str, Fact]:
    """By every name a fact goes by; a field name outweighs a label, a current name an older one. No kind: any."""
    asked = [one for one in facts.entry_facts(name) if not kind or one.asked_of(kind)]
    labels = _sole((label, one) for one in asked for label in one.label.values())
    older = {plain(old): one for one in asked for old in one.older}
    current = [
        (told, one) for one in asked for code, told in one.primero.items() if not kind or code in {"", kind}
    ]
    return {**labels, **older, **{plain(told): one for told, one in current}}
