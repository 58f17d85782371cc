"""Parties over time: who belonged to whom on a day, what became of whom, and whom a signature binds.

All days are half open where a source gives none: a membership without an end goes on. A plan that a coalition signs
binds its members of the day; who joins or leaves later is flagged, never decided here (Mali: the Coordination's plan of
March 2017 and the MNLA).
"""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kolosi.parties.rules.obstacles import Obstacle


class Change(StrEnum):
    """What became of a party."""

    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"


class Membership(NamedTuple):
    """A party inside another from `first` on, to `last` included; `None` where that end is open or unknown."""

    member: str
    umbrella: str
    first: date | None = None
    last: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether the membership holds on that day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


class Succession(NamedTuple):
    """From that day on, `later` stands where `earlier` stood, or beside it after a split.

    Where the day is known to a month or a year only, `on` is the first day it can be and `at_latest` the last.
    """

    earlier: str
    later: str
    on: date
    change: Change
    at_latest: date | None = None

    @property
    def surely(self) -> date:
        """The first day on which the change has happened for certain."""
        return self.at_latest or self.on


class Existence(NamedTuple):
    """When a party existed, as far as known."""

    party: str
    first: date | None = None
    last: date | None = None


def umbrellas(party: str, memberships: Collection[Membership], *, on: date) -> tuple[str, ...]:
    """Return all umbrellas over the party on that day, nearest first."""
    found: list[str] = []
    here = [party]
    while here:
        above = [one.umbrella for one in memberships if one.member in here and one.holds(on)]
        here = [name for name in dict.fromkeys(above) if name not in found and name != party]
        found += here
    return tuple(found)


def members(umbrella: str, memberships: Collection[Membership], *, on: date) -> tuple[str, ...]:
    """Return all parties under the umbrella on that day, at any depth, in the order of the register."""
    inside = [one.member for one in memberships if umbrella in umbrellas(one.member, memberships, on=on)]
    return tuple(dict.fromkeys(inside))


def of_its_day(party: str, successions: Collection[Succession], *, on: date) -> str:
    """Return the party that stood on that day where this one stands or stood: renamings and mergers followed.

    A split leads back to the party that split; it never leads forward, since nobody can know into which part. A day
    between the first and the last on which a change can have happened leads nowhere: nobody can say.
    """
    return _forth(_back(party, successions, on), successions, on)


def unsure(party: str, successions: Collection[Succession], *, on: date) -> bool:
    """Say whether the day lies where a change of this party may have happened or not."""
    return any(party in (one.earlier, one.later) and one.on <= on < one.surely for one in successions)


def _back(party: str, successions: Collection[Succession], on: date) -> str:
    left = sorted((one for one in successions if on < one.on), key=lambda one: one.on, reverse=True)
    for change in left:  # each at most once and ever earlier, so that a name taken up again makes no circle
        if change.later == party and change.change is not Change.MERGED:
            party = change.earlier
    return party


def _forth(party: str, successions: Collection[Succession], on: date) -> str:
    left = sorted((one for one in successions if one.surely <= on), key=lambda one: one.on)
    for change in left:
        if change.earlier == party and change.change is not Change.SPLIT:
            party = change.later
    return party


def row_of(party: str, memberships: Collection[Membership], *, on: date, by_umbrella: bool) -> str:
    """Return in which row of a table the party of that day stands: its own, or its outermost umbrella's."""
    above = umbrellas(party, memberships, on=on)
    return above[-1] if by_umbrella and above else party


class Bound(NamedTuple):
    """A party that a plan binds, and since when; `flag` tells what must be looked at again."""

    party: str
    flag: str = ""  # "", joined_later, left


def bound(
    signatory: str, memberships: Collection[Membership], *, signed_on: date, on: date
) -> tuple[Bound, ...]:
    """Return whom a signature binds on a later day: the signatory, its members of the day of signature, and joiners.

    Members who left stay in the list with a flag: whether the plan still binds them is for people to say.
    """
    then = members(signatory, memberships, on=signed_on)
    now = members(signatory, memberships, on=on)
    stayed = [Bound(name, "" if name in now else "left") for name in then]
    joined = [Bound(name, "joined_later") for name in now if name not in then]
    return (Bound(signatory), *stayed, *joined)


def existed(party: str, existences: Collection[Existence], *, on: date) -> bool:
    """Say whether the party existed on that day, as far as the register knows."""
    known = [one for one in existences if one.party == party]
    return any(
        (one.first is None or one.first <= on) and (one.last is None or on <= one.last) for one in known
    )


def obstacles_to_joining(wanted: Membership, memberships: Collection[Membership]) -> set[Obstacle]:
    """Return all that forbids a membership: itself, a circle, an end before its beginning, an overlap with one there is."""
    # A circle that ever closes is closed when the last of its memberships has begun.
    days = {wanted.first or date.min} | {
        one.first for one in memberships if one.first and wanted.holds(one.first)
    }
    circle = any(wanted.member in umbrellas(wanted.umbrella, memberships, on=day) for day in days)
    same = [one for one in memberships if (one.member, one.umbrella) == (wanted.member, wanted.umbrella)]
    standing = {
        Obstacle.ITSELF: wanted.member == wanted.umbrella,
        Obstacle.CIRCLE: circle,
        Obstacle.ENDS_BEFORE: bool(wanted.first and wanted.last and wanted.last < wanted.first),
        Obstacle.ALREADY_MEMBER: any(_overlap(one, wanted) for one in same),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _overlap(one: Membership, other: Membership) -> bool:
    starts = max(one.first or date.min, other.first or date.min)
    return starts <= min(one.last or date.max, other.last or date.max)


class Span(NamedTuple):
    """A bar of the picture of alliances: who stood under whom from when to when."""

    party: str
    umbrella: str
    first: date | None
    last: date | None


def timeline(memberships: Collection[Membership]) -> Iterator[Span]:
    """Yield the bars of the picture in the order in which they begin, unknown beginnings first."""
    for one in sorted(memberships, key=lambda one: (one.first or date.min, one.umbrella, one.member)):
        yield Span(one.member, one.umbrella, one.first, one.last)
