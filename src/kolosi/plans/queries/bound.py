"""Whom commitments bind: as of a day, from the register of parties and what people decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.parties.queries import shapes
from kolosi.parties.rules import Holding
from kolosi.plans.queries.book import plans
from kolosi.plans.rules import binding as rules
from kolosi.plans.rules import progress
from kolosi.plans.rules.facts import Plan


@dataclass(frozen=True)
class Binds:
    """A commitment that binds a party, or perhaps binds it, on a day."""

    plan: Plan
    bound: rules.Bound
    holds: Holding


def binding(viewer: Viewer, plan: Plan, *, on: date) -> tuple[rules.Bound, ...]:
    """Return whom the commitment binds or may bind, as of that day."""
    return _bound(parties.book(viewer), plan, on)


def bound_by(viewer: Viewer, party: str, *, on: date) -> tuple[Binds, ...]:
    """Return the commitments in reach that bind the party on that day, or perhaps do, the latest signature first."""
    register = parties.book(viewer)
    found = [
        Binds(plan, one, one.holds(on))
        for plan in plans(viewer)
        if plan.signed.stood(on)
        for one in _bound(register, plan, on)
        if one.party == party and one.holds(on) is not Holding.NO
    ]
    return tuple(sorted(found, key=lambda one: str(one.plan.signed.signed), reverse=True))


def plans_of(viewer: Viewer, party: str) -> tuple[Plan, ...]:
    """Return the commitments in reach that the party signed itself."""
    return tuple(plan for plan in plans(viewer) if party in plan.signed.parties)


def fully_implemented(viewer: Viewer, party: str, violation_type: str, on: date) -> bool:
    """Say whether an action plan binds the party for certain and all it asks of that type was UN-verified by that day.

    A plan that was completed counts on the days after its end too; one that ended otherwise does not.
    """
    return any(
        progress.fully(one.plan, violation_type, on=on)
        for one in pledges(viewer, party, violation_type, on=on)
        if one.holds is Holding.YES
    )


def pledges(viewer: Viewer, party: str, violation_type: str, on: date) -> tuple[Binds, ...]:
    """Return the action plans on that type of violation that bind the party, or perhaps do, by that day."""
    register = parties.book(viewer)
    return tuple(
        Binds(plan, one, one.holds(on))
        for plan in plans(viewer)
        if plan.signed.kind == progress.ACTION_PLAN
        and violation_type in plan.signed.covers
        and (plan.signed.stood(on) or plan.signed.end == progress.COMPLETED)
        for one in _bound(register, plan, on)
        if one.party == party and one.holds(on) is not Holding.NO
    )


def named(viewer: Viewer, register: parties.Book) -> Mapping[str, parties.PartyRef]:
    """Return how each party of the opened register is named to the viewer."""
    return {code: shapes.ref_of(viewer, register, code) for code in register.approved}


def _bound(register: parties.Book, plan: Plan, on: date) -> tuple[rules.Bound, ...]:
    return rules.binding(plan, register.ties, register.became, on=on)
