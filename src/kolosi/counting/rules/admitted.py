"""A set as somebody typed it from a report, taken in: numbers read, bounds told from numbers, faults named by field.

Reports write `27 180`, `27,180`, `at least 21 000`, or nothing. A bound or a rounded number is no number that parts can be
held to: like a part that is not given it stays unknown (R18), and is said. What cannot be read at all is refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple
from unicodedata import category

from kolosi.counting.rules import stated
from kolosi.kernel.periods import Period


class Fault(StrEnum):
    """Why a set is refused."""

    NOT_A_SET = "not_a_set"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    NOT_A_BREAKDOWN = "not_a_breakdown"
    NOT_AN_AGE = "not_an_age"
    TOLD_TWICE = "told_twice"
    NO_PERIOD = "no_period"
    NO_BASIS = "no_basis"
    UNNAMED = "unnamed"
    UNPRINTABLE = "unprintable"


class Complaint(NamedTuple):
    """What is wrong, where, and what stands there."""

    field: str
    value: str
    fault: Fault


@dataclass
class Admitted:
    """A set that can be held and counted; what it states only as a bound; why it is refused, if it is."""

    published: dict[str, Any] = field(default_factory=dict)
    inexact: dict[str, str] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)

    def refuse(self, place: str, value: object, fault: Fault) -> None:
        """Note a fault."""
        self.complaints.append(Complaint(place, str(value)[:_SHOWN], fault))


_SHOWN = 60
_PARTS = ("total", "boys", "girls", "unknown", "under15", "min_age", "max_age", "explosive_ordnance")
_ROWS = ("by_party", "by_region")
_AGES = ("min_age", "max_age")
_NAMES = {one.lower(): one for one in (*stated.NAMES, "period", "basis")} | {
    "recruitment": "RU", "recruitment_and_use": "RU", "killing": "K", "killed": "K", "maiming": "M", "maimed": "M",
    "killing_and_maiming": "KM", "killed_and_maimed": "KM", "sexual_violence": "SV", "abduction": "AB",
    "abducted": "AB", "schools": "AS", "attacks_on_schools": "AS", "hospitals": "AH", "attacks_on_hospitals": "AH",
    "attacks_on_schools_and_hospitals": "attacks", "denial": "DHA", "denial_of_humanitarian_access": "DHA",
    "military_use": "MU", "detention": "DL", "deprivation_of_liberty": "DL",
}  # fmt: skip
_INNER = {one: one for one in (*_PARTS, *_ROWS)} | {"sex_unknown": "unknown", "unknown_sex": "unknown"}
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[ ,'’\u00a0\u2009\u202f]\d{3})+")
_BOUND = re.compile(
    r"(?:at least|more than|less than|over|under|up to|nearly|almost|about|around|some|circa|"
    r"au moins|plus de|moins de|près de|environ|[<>≤≥~≈])=?\s*(?P<number>.+)"
)
_MONTHS = re.compile(r"(\d+) months?")
_ABSENT = {"", "-", "–", "—", "…", "...", "..", "n/a", "na", "not available", "not given", "n.d."}
_BASES = re.compile(r"TOTAL|IN_PERIOD|LATE|UNSTATED")


def admitted(told: object) -> Admitted:
    """Return the set as rules read it, its bounds apart; with complaints it is refused whole."""
    found = Admitted()
    if not isinstance(told, Mapping):
        found.refuse("", told, Fault.NOT_A_SET)
        return found
    for place in _unprintable(told):
        found.refuse(place.encode("ascii", "backslashreplace").decode(), "", Fault.UNPRINTABLE)
    for name, value in told.items():
        known: str = _NAMES.get(_plain(name)) or name
        if known in found.published:
            found.refuse(name, value, Fault.TOLD_TWICE)
        elif (made := _read(found, known, value)) is not None:
            found.published[known] = made
    return found


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().casefold())


def _unprintable(told: Mapping[str, Any]) -> list[str]:
    """Return the names and texts with characters that no terminal should be told."""
    inside = [one.keys() for value in told.values() if isinstance(value, Mapping) for one in _levels(value)]
    texts = [value for value in told.values() if isinstance(value, str)]
    return [
        one for one in chain(told, *inside, texts) if any(category(letter) in {"Cc", "Cs"} for letter in one)
    ]


def _levels(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [value, *(one for one in value.values() if isinstance(one, Mapping))]


def _read(found: Admitted, name: str, value: Any) -> Any:
    if name == "period":
        return _period(found, value)
    if name == "basis":
        return _basis(found, value)
    if isinstance(value, Mapping) and name in stated.BREAKDOWNS:
        return _breakdown(found, name, value)
    if name in stated.NAMES:
        return _number(found, name, value.get("total") if isinstance(value, Mapping) else value)
    return value


def _breakdown(found: Admitted, name: str, value: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for told, part in value.items():
        known, place = _INNER.get(_plain(told), told), f"{name} {told}"
        if known in made:
            found.refuse(place, part, Fault.TOLD_TWICE)
        elif known in _ROWS:
            made |= {known: rows} if (rows := _rows(found, place, part)) else {}
        elif known in _PARTS:
            read = _age(found, place, part) if known in _AGES else _number(found, place, part)
            made |= {} if read is None else {known: read}
        else:
            made[known] = part
    return made


def _age(found: Admitted, place: str, value: Any) -> int | None:
    """Return full years; reports tell the age of the youngest in months."""
    months = _MONTHS.fullmatch(value.strip()) if isinstance(value, str) else None
    read = int(months[1]) // 12 if months else _number(found, place, value)
    if read is not None and read > 17:
        found.refuse(place, value, Fault.NOT_AN_AGE)
    return read


def _rows(found: Admitted, place: str, value: Any) -> dict[str, int | None]:
    """Return the number of each row; `None` where one is not given, so that the rows are not held to add up (R18)."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        found.refuse(place, value, Fault.NOT_A_BREAKDOWN)
        return {}
    if any(not row.strip() for row in value):
        found.refuse(place, value, Fault.UNNAMED)
    return {
        row: _number(found, f"{place} {row}", one.get("total") if isinstance(one, Mapping) else one)
        for row, one in value.items()
    }


def _number(found: Admitted, place: str, value: Any) -> int | None:
    text = " ".join(value.split()).casefold() if isinstance(value, str) else ""
    if value is None or (isinstance(value, str) and text in _ABSENT):
        return None
    bound = _BOUND.fullmatch(text)
    if bound and _NUMBER.fullmatch(bound["number"]):
        found.inexact[place] = value
        return None
    if _NUMBER.fullmatch(text):
        return int("".join(re.findall(r"\d+", text)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        found.refuse(place, value, Fault.NOT_A_NUMBER)
        return None
    if value < 0 and place != "residual":
        found.refuse(place, value, Fault.NEGATIVE)
        return None
    return value


def _period(found: Admitted, value: Any) -> list[str] | None:
    """Return the first and the last day: of `2017Q2`, a year, two days, or two days by name."""
    ends = list(value.values()) if isinstance(value, Mapping) else value
    if not ends or (isinstance(ends, list) and not any(ends)):
        return None
    try:
        if isinstance(ends, list):
            first, last = map(date.fromisoformat, ends)
            period = Period(first, last)
        else:
            period = Period.parse(str(ends))
    except (TypeError, ValueError):
        found.refuse("period", value, Fault.NO_PERIOD)
        return None
    return [period.first.isoformat(), period.last.isoformat()]


def _basis(found: Admitted, value: Any) -> str | None:
    if value is None:
        return None
    told = re.sub(r"IN[\s-]PERIOD", "IN_PERIOD", str(value).upper())
    if not _BASES.search(told):
        found.refuse("basis", value, Fault.NO_BASIS)
    return told


def of_file(told: object) -> tuple[dict[str, object], list[str]]:
    """Return the sets of a file by name, and what stands beside them unread; a `ValueError` says there are none.

    They are a list or an object named `sets`, or the file itself; without that, every list of objects in it.
    """
    beside: list[str] = []
    if isinstance(told, Mapping) and "sets" in told:
        beside = [name for name in told if name != "sets" and not name.startswith("_")]
        told = told["sets"]
    elif isinstance(told, Mapping) and (lists := [one for one in told.values() if _holds_sets(one)]):
        beside = [name for name, one in told.items() if not _holds_sets(one)]
        told = [one for some in lists for one in some]
    elif isinstance(told, Mapping):
        told = [told]
    if isinstance(told, Mapping) and all(isinstance(one, Mapping) for one in told.values()):
        return dict(told), beside
    if not isinstance(told, list) or (told and not any(isinstance(one, Mapping) for one in told)):
        raise ValueError('it holds no published sets: a list of them under "sets" is expected')
    named = [(_name(one) or f"set {at}", one) for at, one in enumerate(told, 1)]
    names = [name for name, _ in named]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"a set is told twice: {', '.join(twice)}")
    return dict(named), beside


def _holds_sets(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _name(one: object) -> str:
    return str(one.get("id") or one.get("ref") or "") if isinstance(one, Mapping) else ""
