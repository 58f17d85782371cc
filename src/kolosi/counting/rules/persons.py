"""Persons of a published table, counted by age band, sex, party and year: unknown ones keep rows of their own.

R23: a value that the publisher imputed is a guess, not a record: it counts as unknown, and how many were set aside is
said. Nobody is left out and nobody is distributed over known values: each breakdown adds up to all persons.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from kolosi.reference import rules as reference

UNKNOWN = "unknown"
DIMENSIONS = ("age", "sex", "party", "year")


class Person(NamedTuple):
    """One person as far as it was recorded; `set_aside` names what the publisher guessed, or what cannot be."""

    age: str
    sex: str
    party: str
    year: str
    set_aside: tuple[tuple[str, str], ...] = ()  # (dimension, value)


class Layout(NamedTuple):
    """Which columns of a table tell what: (column, column of imputation flags or empty, names of values)."""

    code: str
    person: str
    columns: Mapping[str, tuple[str, str, Mapping[str, str]]]
    years: tuple[int, int] = (1, 9999)  # those that the table tells of

    def wanted(self) -> list[str]:
        """Return every column that is read."""
        told = [name for column in self.columns.values() for name in column[:2] if name]
        return [self.person, *told]


@dataclass(frozen=True)
class Counted:
    """All persons, each breakdown of them, the cross-table of all, and how many values were set aside."""

    persons: int
    by: Mapping[str, Mapping[str, int]]
    cells: Mapping[tuple[str, ...], int]  # in the order of DIMENSIONS
    set_aside: Mapping[str, Mapping[str, int]]  # by dimension and value


def layouts() -> list[Layout]:
    """Return the layouts that are known, from reviewed data."""
    return [
        Layout(
            code.code,
            code.more["person"],
            {
                name: (told["column"], told.get("imputed", ""), told.get("values", {}))
                for name in DIMENSIONS
                if (told := code.more.get(name))
            },
            (code.more["year"]["first"], code.more["year"]["last"]),
        )
        for code in reference.code_list("person_tables").values()
    ]


def person(row: Mapping[str, Any], layout: Layout) -> Person:
    """R23: return what a row records of a person; what is missing, imputed or no year of the table is unknown."""
    told: dict[str, str] = {}
    aside: list[tuple[str, str]] = []
    for name in DIMENSIONS:
        column, flag, names = layout.columns.get(name, ("", "", {}))
        value = _worded(row.get(column), names)
        vouched = not flag or row.get(flag) is False  # a flag that is missing vouches for nothing
        vouched = vouched and (name != "year" or _in_range(value, layout.years))
        if not vouched and value != UNKNOWN:
            aside.append((name, value))
        told[name] = value if vouched else UNKNOWN
    return Person(**told, set_aside=tuple(aside))


def _in_range(year: str, years: tuple[int, int]) -> bool:
    return year.isdecimal() and years[0] <= int(year) <= years[1]


def _worded(value: Any, names: Mapping[str, str]) -> str:
    text = "" if value is None else str(value).strip()
    return names.get(text, text) or UNKNOWN


def counted(persons: Iterable[Person]) -> Counted:
    """Count persons; every breakdown adds up to all of them."""
    cells: Counter[tuple[str, ...]] = Counter()
    aside: dict[str, Counter[str]] = {}
    for one in persons:
        cells[one.age, one.sex, one.party, one.year] += 1
        for name, value in one.set_aside:
            aside.setdefault(name, Counter())[value] += 1
    by: dict[str, Counter[str]] = {name: Counter() for name in DIMENSIONS}
    for cell, number in cells.items():
        for name, value in zip(DIMENSIONS, cell, strict=True):
            by[name][value] += number
    return Counted(cells.total(), _sorted(by), dict(sorted(cells.items())), _sorted(aside))


def _sorted(by: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    return {name: dict(sorted(found.items(), key=_order)) for name, found in by.items()}


def _order(row: tuple[str, int]) -> tuple[bool, int, str]:
    """Numbers by size, then words, unknown last."""
    digits = row[0].split("-")[0].rstrip("+")
    return row[0] == UNKNOWN, int(digits) if digits.isdigit() else 10**6, row[0]
