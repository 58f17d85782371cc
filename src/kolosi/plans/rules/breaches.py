"""What may breach a commitment: a verified violation of a covered type, by a party it binds, after it was signed.

A signal is computed from facts each time somebody looks, never stored: it goes when the facts change. Days known to a
month or a year may leave open whether the violation came after the signature, or while the party was bound: then it is
told as a possible one.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kolosi.plans.rules.binding import Bound
from kolosi.plans.rules.facts import Plan, Signed


class Act(NamedTuple):
    """A verified violation of a covered type: who, and when as far as known."""

    violation: str
    incident: str
    type: str
    parties: tuple[str, ...]  # several: all of them together, or in crossfire
    first: date
    last: date
    units: int
    at_least: bool = False


class Place(StrEnum):
    """How a violation lies to the signature and to the days on which its party is bound."""

    BEFORE = "before"
    AFTER = "after"
    PERHAPS = "perhaps"  # its day, or the binding, leaves open which


class Doubt(StrEnum):
    """Why a signal is only a possible one."""

    DAY = "day"
    BINDING = "binding"
    SHARED = "shared"  # laid at the door of several parties


class Signal(NamedTuple):
    """A violation that breaches a commitment, for certain or perhaps, by which of the parties that it binds."""

    act: Act
    party: str
    sure: bool
    doubts: tuple[Doubt, ...]


def placed(act: Act, bound: Collection[Bound], told: Signed) -> Signal | Place | None:
    """Return the signal that the act makes, or that it lies before the signature; nothing where nobody was bound."""
    signed = told.signed
    if signed is None:
        return None
    theirs = [one for one in bound if one.party in act.parties]
    if theirs and act.last < signed.first:
        return Place.BEFORE
    if told.ended is not None and act.first > told.ended.last:
        return None
    held = [(one, _within(one, max(act.first, signed.first), act.last)) for one in theirs]
    reached = sorted((one for one in held if one[1] is not None), key=lambda one: not one[1])
    if not reached:
        return None
    party, within = reached[0]
    surely_after = act.first > signed.last and (told.ended is None or act.last <= told.ended.first)
    doubts = {Doubt.DAY: not surely_after, Doubt.BINDING: not within, Doubt.SHARED: len(act.parties) > 1}
    standing = tuple(doubt for doubt, stands in doubts.items() if stands)
    return Signal(act, party.party, not standing, standing)


def _within(one: Bound, first: date, last: date) -> bool | None:
    """Say whether the party was bound on those days: for certain, perhaps, or not at all (nothing)."""
    touched = [
        reach for reach in one.reaches if reach.first <= last and (reach.last is None or first <= reach.last)
    ]
    if not touched:
        return None
    return any(
        reach.sure and reach.first <= first and (reach.last is None or last <= reach.last)
        for reach in touched
    )


def signals(acts: Iterable[Act], bound: Collection[Bound], plan: Plan) -> tuple[Signal, ...]:
    """Return the signals that acts of covered types make, the latest first."""
    found = [one for act in acts if isinstance(one := placed(act, bound, plan.signed), Signal)]
    return tuple(sorted(found, key=lambda one: (one.act.last, one.act.violation), reverse=True))


class Year(NamedTuple):
    """What was verified of the bound parties and covered types in the violations of one year, in units (R01, R05)."""

    year: int
    before: int
    perhaps: int
    after: int


YEARS = 12  # at most so many years are shown, the latest ones


def trend(acts: Iterable[Act], bound: Collection[Bound], plan: Plan, *, on: date) -> tuple[Year, ...]:
    """Return the years around the signature: from the first violation, or two years before it, to that day."""
    signed = plan.signed.signed
    if signed is None:
        return ()
    sums: Counter[tuple[int, Place]] = Counter()
    for act in acts:
        where = placed(act, bound, plan.signed)
        if isinstance(where, Signal):
            where = Place.PERHAPS if {Doubt.DAY, Doubt.BINDING} & set(where.doubts) else Place.AFTER
        if where is not None:
            sums[act.last.year, where] += act.units
    begin = min([signed.year - 2, *(year for year, _ in sums)])
    years = range(max(begin, on.year - YEARS + 1), on.year + 1)
    return tuple(
        Year(year, sums[year, Place.BEFORE], sums[year, Place.PERHAPS], sums[year, Place.AFTER])
        for year in years
    )
