"""Our workbook as tables: which columns each sheet has, and how a fact becomes the text of a cell and comes back.

The reviewed facts make the columns; several values in one cell are parted by ` | `, and an empty cell says nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kolosi.incidents.gateways import days
from kolosi.incidents.rules import Numbers
from kolosi.incidents.rules.coming import SheetObstacle as Reason
from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference import facts
from kolosi.reference import rules as reference
from kolosi.reference.facts import TALLIES, Fact, Kind

BETWEEN = " | "
UNCALCULATED = "#FORMULA!"  # stands for a formula that no program has calculated
_NO_VALUES = {UNCALCULATED, "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_TIME = re.compile(r"(?<=^\d{4}-\d{2}-\d{2})[ T]\d{2}:.*")  # of a day: no rule asks for the hour
CUT = " … [cut here: too long for one cell]"
MOST = 1_000_000  # of anything that is counted; more is a slip of the keyboard
OLDEST = 130
_OWN = {
    "incidents": ("standing", "reason", "organisation", "origin", "origin_id", "simulated", "duplicate_of"),
}
_TRUE, _FALSE = {"yes", "true", "oui", "1", "vrai"}, {"no", "false", "non", "0", "faux"}


@dataclass(frozen=True)
class Complaint:
    """One reason, and where: the sheet, its row as a spreadsheet counts, the column, and what stands there.

    `reason` is a `Reason`, or the code of an obstacle to completing the incident.
    """

    sheet: str
    row: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its name, the tag under its heading, the fact it holds and which part of a tally."""

    name: str
    tag: str
    heading: Mapping[str, str]
    fact: Fact | None = None
    part: str = ""


@cache
def columns(sheet: str) -> tuple[Column, ...]:
    """Return the columns of a sheet, in order: which incident, then every fact, then how the incident stands."""
    own = reference.code_list("incident_columns")
    named = () if sheet == "incidents" else ("incident",)
    first = tuple(Column(name, own[name].more["tag"], own[name].label) for name in named)
    told = tuple(
        Column(column.name, column.tag, _heading(fact, column.part), fact, column.part)
        for fact in facts.entry_facts(sheet)
        for column in fact.columns
    )
    last = tuple(Column(name, own[name].more["tag"], own[name].label) for name in _OWN.get(sheet, ()))
    return (*first, *told, *last)


def _heading(fact: Fact, part: str) -> Mapping[str, str]:
    if not part:
        return fact.label
    words = reference.code_list("sheet_parts")[part].label
    return {language: f"{label} ({words.get(language, part)})" for language, label in fact.label.items()}


@cache
def by_tag(sheet: str) -> Mapping[str, Column]:
    """Return the columns of a sheet by their tag."""
    return {column.tag: column for column in columns(sheet)}


def choices(fact: Fact) -> Mapping[str, Any]:
    """Return the codes that a fact chooses from, by code; none where it takes anything."""
    return _choices(fact.options)


@cache
def _choices(name: str) -> Mapping[str, Any]:
    return facts.options(name) if name else {}


@cache
def _meant(name: str) -> Mapping[str, str]:
    """Return the code that each word stands for: a code, a name in Primero or an older one, a label in any language."""
    found: dict[str, str] = {}
    codes = _choices(name)
    for code, one in codes.items():
        words = (*one.label.values(), *one.more.get("older", ()), one.more.get("primero", code))
        found.update({str(word).casefold(): code for word in words})
    return {**found, **{code.casefold(): code for code in codes}}


def cell_of(fact: Fact, value: Any, part: str = "") -> str:
    """Return the text of a cell that holds the value, or that part of a tally."""
    if isinstance(value, Numbers):
        sexes = [name for name, _ in TALLIES[fact.kind]]
        value = (value.boys, value.girls, value.unknown)[sexes.index(part)]
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return BETWEEN.join(str(one) for one in value)
    return str(value)


class Wrong(ValueError):
    """A cell that does not say what its column asks for."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(str(reason))


def value_of(fact: Fact, text: str) -> Any:
    """Return what a cell says; `Wrong` where it does not say what the column asks for."""
    if text.strip() in _NO_VALUES:
        raise Wrong(Reason.NO_VALUE)
    return _READERS[fact.kind](fact, text)


def _code(fact: Fact, text: str) -> str:
    known = _meant(fact.options)
    if not known:
        return text.strip()
    code = known.get(text.strip().casefold())
    if code is None:
        raise Wrong(Reason.NO_SUCH_CODE)
    return code


def parted(text: str) -> tuple[str, ...]:
    """Return the values of one cell."""
    return tuple(one.strip() for one in text.split(BETWEEN.strip()) if one.strip())


def _codes(fact: Fact, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_code(fact, one) for one in parted(text)))


def _words(fact: Fact, text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(parted(text)))


def yes_or_no(text: str) -> bool:
    """Return the answer of a yes-or-no cell."""
    told = text.strip().casefold()
    if told not in _TRUE | _FALSE:
        raise Wrong(Reason.NOT_YES_OR_NO)
    return told in _TRUE


def _number(fact: Fact, text: str) -> int:
    try:
        number = int(text.strip().removesuffix(".0"))
    except ValueError as error:
        raise Wrong(Reason.NOT_A_NUMBER) from error
    if not 0 <= number <= (OLDEST if fact.id in {"age", "age_to"} else MOST):
        raise Wrong(Reason.OUT_OF_BOUNDS)
    return number


def _decimal(fact: Fact, text: str) -> float:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError as error:
        raise Wrong(Reason.NOT_A_NUMBER) from error
    if not abs(number) <= (90 if fact.id == "latitude" else 180):  # also refuses what is no number at all
        raise Wrong(Reason.OUT_OF_BOUNDS)
    return number


def _day(fact: Fact, text: str) -> HalfKnownDate:
    try:
        return HalfKnownDate.parse(_TIME.sub("", text.strip()))
    except ValueError as error:
        raise Wrong(Reason.TWO_DAYS if days.is_two_days(text) else Reason.NOT_A_DAY) from error


def _text(fact: Fact, text: str) -> str:
    if text.endswith(CUT):
        raise Wrong(Reason.CUT)
    return text


_READERS: Mapping[Kind, Callable[[Fact, str], Any]] = {
    Kind.ONE: _code,
    Kind.YES_NO_UNKNOWN: _code,
    Kind.PLACE_PRECISION: _code,
    Kind.MANY: _codes,
    Kind.WORDS: _words,
    Kind.TIES: _words,
    Kind.YES_NO: lambda fact, text: yes_or_no(text),
    Kind.NUMBER: _number,
    Kind.TALLY_CHILDREN: _number,
    Kind.TALLY_ADULTS: _number,
    Kind.DECIMAL: _decimal,
    Kind.DAY: _day,
    Kind.TEXT: _text,
    Kind.KEY: lambda fact, text: text.strip(),
    Kind.PLACE: lambda fact, text: text.strip(),
    Kind.PARTY: lambda fact, text: text.strip(),
    Kind.ORGANISATION: lambda fact, text: text.strip(),
}
