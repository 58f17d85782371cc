"""Whom a commitment binds: who signed, the members of the day of signature, and those whom a person has to look at.

A plan of a coalition binds its members of that day (Mali: the Coordination's plan of March 2017, and the MNLA). Who
joins or leaves later, who became another party, or whose membership on that day is not sure, is flagged: whether the
plan binds them is for people to say, and what they said closes the flag until the next change.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from kolosi.kernel.precision import HalfKnownDate
from kolosi.parties.rules import Became, Change, Holding, Tie, members, umbrellas
from kolosi.parties.rules import bound as of_a_coalition
from kolosi.plans.rules.facts import Decided, Plan
from kolosi.plans.rules.obstacles import Obstacle


class Flag(StrEnum):
    """Why a person has to say whether a party is bound."""

    NONE = ""
    UNSURE = "unsure"  # its membership on the day of signature is not known for certain
    JOINED_LATER = "joined_later"
    LEFT = "left"
    BECAME = "became"  # it split off from a bound party, or a bound party merged into it


class Reach(NamedTuple):
    """Days on which the party is bound, for certain or perhaps; `last` is `None` while it goes on."""

    first: date
    last: date | None
    sure: bool


class Bound(NamedTuple):
    """A party that a commitment binds or may bind, through whom; `since` is the day of the change that it comes from."""

    party: str
    through: str
    flag: Flag
    since: str
    reaches: tuple[Reach, ...]
    decided: Decided | None = None

    @property
    def open(self) -> bool:
        """Whether the flag waits for somebody to decide."""
        return self.flag is not Flag.NONE and self.decided is None

    def holds(self, on: date) -> Holding:
        """Say whether it binds the party on that day, as far as known and decided."""
        here = [one for one in self.reaches if one.first <= on and (one.last is None or on <= one.last)]
        if any(one.sure for one in here):
            return Holding.YES
        return Holding.PERHAPS if here else Holding.NO


def binding(plan: Plan, ties: Collection[Tie], became: Collection[Became], *, on: date) -> tuple[Bound, ...]:
    """Return whom the commitment binds or may bind as of that day, signatories first, each party once."""
    signed = plan.signed.signed
    if signed is None or on < signed.first:
        return ()
    found: dict[str, Bound] = {}
    for signatory in plan.signed.parties:
        found[signatory] = Bound(signatory, signatory, Flag.NONE, "", (Reach(signed.first, None, True),))
    for signatory in plan.signed.parties:
        for one in _under(signatory, ties, signed, on):
            found.setdefault(one.party, one)
    _follow(found, became, on)
    return tuple(_decided(one, plan) for one in found.values())


def obstacles_to_reviewing(bound: Bound, reason: str) -> set[Obstacle]:
    """Return what forbids deciding whether a party is bound: only what is flagged and waits is decided."""
    standing = {
        Obstacle.NOT_FLAGGED: not bound.open,
        Obstacle.NOTHING_SAID: not reason.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _under(signatory: str, ties: Collection[Tie], signed: HalfKnownDate, on: date) -> Iterator[Bound]:
    """Yield the members of a coalition that signed, those of the day first, then joiners and leavers until `on`."""
    memberships = [tie.membership for tie in ties]
    sure = set(
        members(
            signatory,
            [tie.membership for tie in ties if _surely(tie, signed)],
            on=signed.last,
        )
    )
    seen: dict[str, str] = {}
    for day in (*_changes(ties, signed, on), on):
        now = of_a_coalition(signatory, memberships, signed_on=signed.last, on=max(day, signed.last))
        named = {one.party: one.flag for one in now if one.party != signatory}
        for party, flag in named.items():
            seen[party] = flag
        for party in set(seen) - set(named):
            seen[party] = Flag.LEFT  # it joined later, and left again
    for party, flag in seen.items():
        told = Flag(flag) if flag or party in sure else Flag.UNSURE
        yield _member(party, signatory, told, ties, signed, on, sure=party in sure)


def _surely(tie: Tie, signed: HalfKnownDate) -> bool:
    """Say whether a membership held on whichever day of those that the signature can have."""
    begun = tie.spell.first is None or tie.spell.first.last <= signed.first
    return begun and tie.spell.holds(signed.last) is Holding.YES


def _changes(ties: Collection[Tie], signed: HalfKnownDate, on: date) -> list[date]:
    """Return the days between signature and `on` on which some membership begins."""
    begun = {tie.spell.first_day for tie in ties if tie.spell.first_day}
    return sorted(day for day in begun if signed.last < day < on)


def _member(
    party: str,
    signatory: str,
    flag: Flag,
    ties: Collection[Tie],
    signed: HalfKnownDate,
    on: date,
    *,
    sure: bool,
) -> Bound:
    own = _way(party, signatory, ties, (signed.last, on))
    joined = max(
        (day for tie in own if (day := tie.spell.first_day) and signed.last < day <= on), default=None
    )
    left = max((day for tie in own if (day := tie.spell.last_day) and signed.first <= day < on), default=None)
    begun = signed.first if joined is None or sure else joined
    if flag is Flag.LEFT and left is not None:
        after = Reach(left + timedelta(1), None, False)
        return Bound(party, signatory, flag, left.isoformat(), (Reach(begun, left, sure), after))
    since = joined.isoformat() if flag is Flag.JOINED_LATER and joined else ""
    return Bound(party, signatory, flag, since, (Reach(begun, None, sure and flag is Flag.NONE),))


def _way(party: str, signatory: str, ties: Collection[Tie], days: Collection[date]) -> list[Tie]:
    """Return the memberships on the way from the party up to who signed, on any of those days; none beyond or beside."""
    memberships = [tie.membership for tie in ties]

    def above(name: str) -> set[str]:
        return {roof for day in days for roof in umbrellas(name, memberships, on=day)}

    between = {name for name in above(party) if signatory in above(name)}
    return [tie for tie in ties if tie.member in {party, *between} and tie.umbrella in {signatory, *between}]


def _follow(found: dict[str, Bound], became: Collection[Became], on: date) -> None:
    """Add what bound parties became since: another name is the same party; a part, or a merger, is flagged."""
    dated = [one for one in became if one.on is not None]
    for change in sorted(dated, key=lambda one: one.on.first if one.on else date.min):
        earlier, day = found.get(change.earlier), change.on.first if change.on else on
        if earlier is None or change.later in found or day > on or earlier.holds(day) is Holding.NO:
            continue
        renamed = change.change is Change.RENAMED
        sure = renamed and earlier.holds(day) is Holding.YES
        flag, since = Flag.NONE if sure else Flag.BECAME, day.isoformat()
        found[change.later] = Bound(change.later, change.earlier, flag, since, (Reach(day, None, sure),))


def _decided(one: Bound, plan: Plan) -> Bound:
    """Return it as people decided about this very change; of several decisions the last stands."""
    said = [
        told
        for told in plan.decided
        if (told.party, told.flag, told.since) == (one.party, one.flag, one.since)
    ]
    if not said:
        return one
    if said[-1].binds:
        reaches = tuple(reach._replace(sure=True) for reach in one.reaches)
    else:
        reaches = tuple(reach for reach in one.reaches if reach.sure)
    return one._replace(reaches=reaches, decided=said[-1])
