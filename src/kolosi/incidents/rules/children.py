"""One child told in several incidents: whether all that was told of its sex and age can be true of one child.

A contradiction is a warning, never a refusal: the pseudonym may be wrong, or one of the tellings (R09 leaves the sex of
such a child unknown). Ages are those at the time of the incident; an estimated one may be off by `GUESSED` years.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kolosi.incidents.rules.told import ToldVictim, When
from kolosi.incidents.rules.whole import first_day, last_day

GUESSED = 2  # years, ours: no source says how far an estimate errs
SEXES = frozenset({"boy", "girl"})


class Contradiction(StrEnum):
    """What cannot be true of one child in both of two tellings."""

    SEX = "sex"
    AGE = "age"


class Born(NamedTuple):
    """The first and the last day on which a child can have been born."""

    first: date
    last: date


def born(told: ToldVictim, when: When) -> Born | None:
    """Return when a child can have been born; nothing where neither its birth nor its age and a day are known."""
    if told.born is not None:
        return Born(told.born.first, told.born.last)
    begins = first_day(when)
    if told.age is None or begins is None:
        return None
    off = GUESSED if told.age_estimated else 0
    oldest = (told.age if told.age_to is None else told.age_to) + off
    youngest = max(0, told.age - off)
    ends = last_day(when)  # nobody knows when a child was seen in what goes on
    return Born(
        _years_before(begins, oldest + 1) + timedelta(days=1),
        _years_before(ends, youngest) if ends else date.max,
    )


def contradictions(
    one: ToldVictim, when: When, other: ToldVictim, other_when: When
) -> frozenset[Contradiction]:
    """Return what of two tellings cannot be true of one child."""
    here, there = born(one, when), born(other, other_when)
    standing = {
        Contradiction.SEX: {one.sex, other.sex} <= SEXES and one.sex != other.sex,
        Contradiction.AGE: bool(here and there and (here.last < there.first or there.last < here.first)),
    }
    return frozenset(found for found, stands in standing.items() if stands)


def _years_before(day: date, years: int) -> date:
    """Return the same day that many years earlier; the last of February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
