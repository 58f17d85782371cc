"""How commitments are kept: what may breach them, and how violations ran before and after the signature.

Computed from figures each time. Who sees no figures in the situation is told nothing; who sees figures and may not read a
record is told only how many there are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from kolosi.counting import queries as counting
from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.parties.queries import PartyRef, shapes
from kolosi.plans.rules import breaches
from kolosi.plans.rules.binding import Bound, binding
from kolosi.plans.rules.breaches import Year
from kolosi.plans.rules.facts import Answer, Plan


@dataclass(frozen=True)
class Breach:
    """A breach signal whose record the viewer may read; `answers` are what people noted about it."""

    signal: breaches.Signal
    party: str
    type: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Kept:
    """What figures say of a commitment: signals, those that may not be read only as numbers, and the years around it."""

    breaches: tuple[Breach, ...]
    sure: int
    perhaps: int
    unseen: int
    answered: int  # of those that may be read
    years: tuple[Year, ...]

    @property
    def total(self) -> int:
        """All signals, read or not."""
        return self.sure + self.perhaps


def kept(
    viewer: Viewer,
    plan: Plan,
    bound: Collection[Bound],
    *,
    at: datetime,
    party: str = "",
    names: Mapping[str, PartyRef] = MappingProxyType({}),
) -> Kept | None:
    """Return how the commitment is kept, by all whom it binds or by one party of them, as known at that moment.

    Parties are named by `names`, or by their codes.
    """
    if not viewer.may("counting.read", situation=plan.situation):
        return None
    acts = _acts(viewer, plan, {one.party for one in bound if party in {"", one.party}}, at)
    found = breaches.signals(acts, bound, plan)
    titles = incidents.titles(viewer, {one.act.incident for one in found})
    seen = tuple(_breach(viewer, one, titles, names, plan) for one in found if one.act.incident in titles)
    sure = sum(one.sure for one in found)
    return Kept(
        breaches=seen,
        sure=sure,
        perhaps=len(found) - sure,
        unseen=len(found) - len(seen),
        answered=sum(bool(one.answers) for one in seen),
        years=breaches.trend(acts, bound, plan, on=at.date()),
    )


def breaches_of(viewer: Viewer, plan: Plan, *, at: datetime) -> tuple[Breach, ...]:
    """Return the breach signals of a commitment whose records the viewer may read."""
    register = parties.book(viewer)
    bound = binding(plan, register.ties, register.became, on=at.date())
    told = kept(viewer, plan, bound, at=at)
    return told.breaches if told else ()


def _acts(viewer: Viewer, plan: Plan, codes: Collection[str], at: datetime) -> tuple[breaches.Act, ...]:
    if not codes or not plan.signed.covers:
        return ()
    found = counting.attributed(viewer, codes, plan.signed.covers, at=at, situation=plan.situation)
    return tuple(
        breaches.Act(
            one.violation, one.incident, one.type, one.parties, one.first, one.last, one.units, one.at_least
        )
        for one in found
    )


def _breach(
    viewer: Viewer,
    signal: breaches.Signal,
    titles: Mapping[str, str],
    names: Mapping[str, PartyRef],
    plan: Plan,
) -> Breach:
    return Breach(
        signal,
        names[signal.party].name if signal.party in names else signal.party,
        shapes.label(viewer, "violation_types", signal.act.type),
        titles[signal.act.incident],
        tuple(one for one in plan.answers if one.violation == signal.act.violation),
    )
