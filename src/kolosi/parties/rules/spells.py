"""Stretches of time as far as a source gives them: half-known ends, and what can be said about one day."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate


class Holding(StrEnum):
    """Whether something holds on a day."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


class Spell(NamedTuple):
    """From `first` to `last`, half-known or unknown (`None`); an unknown end goes on.

    `attested` is a day on which a source shows that it holds, for want of the day on which it began.
    """

    first: HalfKnownDate | None = None
    last: HalfKnownDate | None = None
    attested: HalfKnownDate | None = None

    @property
    def first_day(self) -> date | None:
        """The earliest day on which it can have begun."""
        return self.first.first if self.first else None

    @property
    def last_day(self) -> date | None:
        """The latest day on which it can still have held."""
        return self.last.last if self.last else None

    def holds(self, on: date) -> Holding:
        """Say whether it holds on that day, as far as known: what lies within an inexact end may or may not."""
        if (self.first and on < self.first.first) or (self.last and on > self.last.last):
            return Holding.NO
        known = self.first or self.attested
        begun = known is not None and known.last <= on
        ended = self.last is not None and self.last.first < on
        return Holding.YES if begun and not ended else Holding.PERHAPS

    def is_backward(self) -> bool:
        """Say whether it would surely end before it begins, or be seen outside its ends."""
        days = [one for one in (self.first, self.attested, self.last) if one]
        return any(later.last < earlier.first for earlier, later in pairwise(days))


def parsed(text: str) -> HalfKnownDate | None:
    """Return the half-known day of that text, nothing for an empty one; anything else is a `ValueError`."""
    return HalfKnownDate.parse(text) if text else None


def spell(first: str = "", last: str = "", attested: str = "") -> Spell:
    """Return the stretch between days written as people write them; a `ValueError` tells of one that cannot be read."""
    return Spell(parsed(first), parsed(last), parsed(attested))


class Stretch(NamedTuple):
    """A piece of a bar: from `first` to `last`, and whether it holds there for certain."""

    first: date
    last: date
    sure: bool


def stretches(told: Spell, *, begin: date, end: date) -> Iterator[Stretch]:
    """Yield the pieces of a bar between two days: what is certain, and before and after it what may be.

    An unknown beginning reaches back to `begin`, an open end on to `end`.
    """
    first, last = told.first_day or begin, told.last_day or end
    known = told.first or told.attested
    certain = known.last if known else None
    until = told.last.first if told.last else end
    if certain is None or certain > until:
        yield Stretch(first, last, sure=False)
        return
    if first < certain:
        yield Stretch(first, certain, sure=False)
    yield Stretch(certain, until, sure=True)
    if until < last:
        yield Stretch(until, last, sure=False)
