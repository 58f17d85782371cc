"""Answers as they are typed, and as plain values: each kind of fact is read and written in one place."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.translation import gettext as _

from kolosi.incidents import models
from kolosi.incidents.models import columns
from kolosi.incidents.rules import Numbers
from kolosi.kernel.precision import HalfKnownDate
from kolosi.reference.facts import TALLIES, Fact, Kind

Typed = Mapping[str, Sequence[str]]  # by the name of the field: one answer, or several
TICKS = frozenset({"when.ongoing", "when.estimated", "at_least", "age_estimated"})  # never unknown
AGES = frozenset({"age", "age_to"})
OLDEST, OLDEST_MONTHS, LARGEST = 150, 1800, 2_147_483_647
_COLUMNS = {"where.code": "place", "where.told": "place_told", "where.note": "place_note"}
_TABLES: dict[str, tuple[type[Model], ...]] = {
    "incidents": (models.State,),
    "violations": (models.ViolationState, *columns.FAMILIES.values()),
    "victims": (models.Victim,),
    "perpetrators": (models.Perpetrator,),
    "sources": (models.Source,),
    "evidence": (models.Evidence,),
    "responses": (models.Response,),
}


class Unreadable(Exception):
    """An answer cannot be read; the text says what to write."""


def first(typed: Typed, name: str) -> str:
    """Return the one answer of that name, without blanks around it."""
    given = typed.get(name) or [""]
    return given[0].strip()


def names(fact: Fact) -> tuple[str, ...]:
    """Return the names of the fields in which a fact is told."""
    return tuple(column.name for column in fact.columns)


def answered(fact: Fact, typed: Typed) -> bool:
    """Say whether anything was told."""
    return any(first(typed, name) for name in names(fact))


@cache
def longest(entry: str, fact: str, told: str) -> int | None:
    """Return how many letters a text can have; `None` where it can have any number."""
    column = _COLUMNS.get(told) or told.rpartition(".")[2] or fact
    for model in _TABLES[entry]:
        try:
            return getattr(model._meta.get_field(column), "max_length", None)
        except FieldDoesNotExist:
            continue
    return None


def read(fact: Fact, typed: Typed) -> Any:
    """Return the answer as a plain value, nothing where nobody answered; raise `Unreadable`."""
    if fact.kind in TALLIES:
        return Numbers(*(_number(first(typed, name), LARGEST) for name in names(fact)))
    if fact.kind is Kind.MANY:
        return tuple(dict.fromkeys(code for code in typed.get(fact.id, ()) if code))
    told = first(typed, fact.id).replace("\r\n", "\n")
    if fact.kind is Kind.WORDS:
        return tuple(dict.fromkeys(word for line in told.split("\n") if (word := line.strip())))
    if fact.kind is Kind.NUMBER:
        return _number(told, _largest(fact))
    if fact.kind in _READERS:
        return _READERS[fact.kind](told)
    return _text(fact, told)


def written(fact: Fact, value: Any) -> dict[str, list[str]]:
    """Return how the value stands in the form."""
    if isinstance(value, Numbers):
        parts = zip(names(fact), (value.boys, value.girls, value.unknown), strict=True)
        return {name: [str(number)] for name, number in parts if number is not None}
    if isinstance(value, tuple):
        return {fact.id: ["\n".join(value)] if fact.kind is Kind.WORDS else list(value)}
    if isinstance(value, bool):
        return {fact.id: ["yes"] if value else [] if fact.told in TICKS else ["no"]}
    return {} if value is None or value == "" else {fact.id: [str(value)]}


def _largest(fact: Fact) -> int:
    if fact.told in AGES:
        return OLDEST
    return OLDEST_MONTHS if fact.id == "individual_age_months" else LARGEST


def _number(told: str, largest: int) -> int | None:
    if not told:
        return None
    if not (told.isascii() and told.isdigit() and len(told) < 12) or int(told) > largest:
        raise Unreadable(_("Write a whole number, or leave it empty if unknown."))
    return int(told)


def _text(fact: Fact, told: str) -> str:
    if "\0" in told:
        raise Unreadable(_("Take out the characters that cannot be shown."))
    limit = longest(fact.entry, fact.id, fact.told)
    if limit and len(told) > limit:
        raise Unreadable(_("Write at most %(limit)s letters.") % {"limit": limit})
    return told


def _decimal(told: str) -> float | None:
    if not told:
        return None
    try:
        degrees = float(told.replace(",", "."))
    except ValueError:
        degrees = 999.0
    if not -180 <= degrees <= 180:
        raise Unreadable(_("Write degrees as a number, such as 16.2717."))
    return degrees


def _day(told: str) -> HalfKnownDate | None:
    try:
        return HalfKnownDate.parse(told) if told else None
    except ValueError:
        raise Unreadable(_("Write a year, a month or a day: 2018, 2018-06 or 2018-06-20.")) from None


def _yes_no(told: str) -> bool | None:
    return {"yes": True, "no": False}.get(told)


_READERS: dict[Kind, Any] = {Kind.DECIMAL: _decimal, Kind.DAY: _day, Kind.YES_NO: _yes_no}
