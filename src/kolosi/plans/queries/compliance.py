"""How one party keeps what binds it: its commitments, benchmarks, signals, and the years around each signature."""

from dataclasses import dataclass
from datetime import datetime

from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.parties.rules import Holding
from kolosi.plans.queries.book import plans
from kolosi.plans.queries.bound import named
from kolosi.plans.queries.kept import Kept, kept
from kolosi.plans.queries.pages import Row, ShownBenchmark, row_of, shown_benchmarks
from kolosi.plans.rules import binding


@dataclass(frozen=True)
class Under:
    """One commitment of the party: signed by it, or binding it through a signatory; what is told of it and kept."""

    row: Row
    own: bool
    through: parties.PartyRef
    holds: Holding
    flag: binding.Flag
    open: bool
    benchmarks: tuple[ShownBenchmark, ...]
    kept: Kept | None


@dataclass(frozen=True)
class Compliance:
    """All that the page of a party's commitments shows, as known at a moment."""

    party: parties.PartyRef
    at: datetime
    under: tuple[Under, ...]
    simulated: bool


def compliance(viewer: Viewer, party: str, *, at: datetime) -> Compliance | None:
    """Return how a party of the register keeps its commitments, or nothing; what binds it no more is told too.

    For who signed, signals are those of all whom the commitment binds; for a member they are its own.
    """
    register, on = parties.book(viewer), at.date()
    names = named(viewer, register)
    if party not in names:
        return None
    found = []
    for plan in plans(viewer):
        bound = binding.binding(plan, register.ties, register.became, on=on)
        one = next((one for one in bound if one.party == party), None)
        if one is None:
            continue
        own = party in plan.signed.parties
        found.append(
            Under(
                row=row_of(viewer, plan, register, names, on=on),
                own=own,
                through=names[one.through],
                holds=one.holds(on),
                flag=one.flag,
                open=one.open,
                benchmarks=shown_benchmarks(viewer, plan, on=on),
                kept=kept(viewer, plan, bound, at=at, party="" if own else party, names=names),
            )
        )
    found.sort(key=lambda one: str(one.row.plan.signed.signed), reverse=True)
    simulated = any(one.row.plan.simulated for one in found)
    return Compliance(names[party], at, tuple(found), simulated)
