"""From an incident to the rows of our workbook; read back, they tell the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from kolosi.incidents import rules
from kolosi.incidents.gateways import sheets
from kolosi.incidents.gateways.sheets import Column
from kolosi.reference import facts

Cells = list[str]


@dataclass(frozen=True)
class Exported:
    """An incident as it leaves: what is told, and how it stands (by column of the sheet of incidents)."""

    ref: str
    told: rules.Told
    own: Mapping[str, str]


def rows(one: Exported) -> dict[str, list[Cells]]:
    """Return the rows of each sheet that tell the incident."""
    told = one.told
    found = {"incidents": [[_incident(column, one) for column in sheets.columns("incidents")]]}
    for sheet in facts.ENTRIES[1:]:
        found[sheet] = [_row(sheet, one.ref, entry) for entry in getattr(told, sheet)]
    return found


def _incident(column: Column, one: Exported) -> str:
    if column.fact is None:
        return one.own.get(column.name, "")
    if column.name == "ref":
        return one.ref
    return _cell(column, one.told)


def _row(sheet: str, ref: str, entry: Any) -> Cells:
    said = _said(sheet, _kind(sheet, entry))
    return [
        ref if column.fact is None else _cell(column, entry) if column.name in said else ""
        for column in sheets.columns(sheet)
    ]


def _kind(sheet: str, entry: Any) -> str:
    if sheet == "violations":
        return str(entry.type)
    if sheet == "victims":
        return "group" if entry.group else "child"
    return ""


@cache
def _said(sheet: str, kind: str) -> frozenset[str]:
    """Return the names of the columns that can hold something for that kind; of two for one attribute, the one that is asked for."""
    asked = {column.fact.told: column.fact for column in reversed(sheets.columns(sheet)) if column.fact}
    for column in sheets.columns(sheet):
        if column.fact and column.fact.told and column.fact.asked_of(kind):
            asked[column.fact.told] = column.fact
    return frozenset(
        column.name
        for column in sheets.columns(sheet)
        if column.fact and (not column.fact.told or asked[column.fact.told] is column.fact)
    )


@cache
def _at(path: str) -> Callable[[Any], Any]:
    return attrgetter(path)


def _cell(column: Column, told: Any) -> str:
    fact = column.fact
    assert fact is not None  # noqa: S101 - callers ask for facts only
    if not fact.told:
        return sheets.cell_of(fact, told.facts.get(fact.id), column.part)
    value = _at(fact.told)(told)
    if value is False and fact.id in _ONLY_YES:
        return ""
    if fact.id in {"low", "high"} and not told.group and (told.low, told.high) == (1, 1):
        return ""
    return sheets.cell_of(fact, value, column.part)


_ONLY_YES = frozenset({"ongoing", "estimated", "at_least", "age_estimated", "group"})  # empty is no
