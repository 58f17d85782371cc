"""Verified violations beside listings: by party, trigger and year of occurrence, as known at a moment (docs/listing.md).

A violation counts for each party it is laid to, and for the umbrellas over them on its day; a page says which part is
joint, so that nobody adds two parties up.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from kolosi.counting import queries as counting
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import parties_in
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.listing.rules.annexes import types_of
from kolosi.listing.rules.despite import Credited
from kolosi.parties import queries as parties
from kolosi.parties import rules as alliances

READ = "counting.read"


def credited(
    viewer: Viewer, situation: str, register: parties.Book, *, chosen: Collection[str], at: datetime
) -> tuple[Credited, ...] | None:
    """Return what is verified of the chosen triggers, party by party; nothing where the viewer sees no figures there."""
    if not viewer.may(READ, situation=situation):
        return None
    triggers = {kind: trigger for trigger in chosen for kind in types_of(trigger)}
    cuts = _cuts(register)
    found = counting.stretches(viewer, register.approved, triggers, cuts, at=at, situation=situation)
    return tuple(_credited(found, triggers, _Chains(register)))


def _cuts(register: parties.Book) -> set[date]:
    """Return the days from which another umbrella may stand over a party: numbers are never added up across them."""
    begun = {one.first for one in register.memberships if one.first}
    return begun | {one.last + timedelta(days=1) for one in register.memberships if one.last}


def pending(
    viewer: Viewer,
    situation: str,
    register: parties.Book,
    party: str,
    trigger: str,
    *,
    since: date,
    at: datetime,
) -> int:
    """Return what is reported of a party since a day and is not verified, in the unit of the trigger (R19)."""
    period = Period(since, max(since, at.date()))
    told = counting.figures(viewer, period, at=at, situations=[situation], records=False)
    chains, types = _Chains(register), types_of(trigger)
    return sum(
        figure.number
        for (kind, row), figure in told[Basis.UNVERIFIED].by_party.items()
        if kind in types and party in chains.over(parties_in(row), at.date())
    )


class _Chains:
    """The umbrellas over parties on a day, each looked up once."""

    def __init__(self, register: parties.Book) -> None:
        self._register = register
        self._known: dict[tuple[str, date], tuple[str, ...]] = {}

    def over(self, codes: Collection[str], on: date) -> dict[str, None]:
        """Return the parties and all umbrellas over them, each once."""
        return dict.fromkeys(one for code in codes for one in self._of(code, on))

    def _of(self, code: str, on: date) -> tuple[str, ...]:
        if (code, on) not in self._known:
            above = alliances.umbrellas(code, self._register.memberships, on=on)
            self._known[code, on] = (code, *above)
        return self._known[code, on]


def _credited(
    found: Iterable[counting.Stretch], triggers: dict[str, str], chains: _Chains
) -> Iterator[Credited]:
    for one in found:
        for party in chains.over(one.parties, one.last):
            yield Credited(party, triggers[one.type], one.last, one.units, len(one.parties) > 1, one.at_least)
