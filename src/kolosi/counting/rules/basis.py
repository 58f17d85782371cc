"""In which period a violation counts, and on which basis; all from facts, for any period, never from a stored flag."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from kolosi.counting.rules.facts import Violation
from kolosi.counting.rules.units import is_countable, is_unverified
from kolosi.kernel.periods import Period


class Basis(StrEnum):
    """Which violations a figure holds."""

    IN_PERIOD = "in_period"  # occurred and verified in the period
    LATE = "late"  # occurred earlier, verified in the period
    TOTAL = "total"  # both
    UNVERIFIED = "unverified"  # reported, not verified: never part of the others


def occurred_on(violation: Violation, *, on: date) -> date:
    """R05: a range counts by its last day; one that goes on, by the day one looks."""
    return on if violation.last is None else violation.last


def overlaps(violation: Violation, period: Period, *, on: date) -> bool:
    """R19: what is not verified has no day of verification: it belongs to every period that its days touch."""
    return violation.first <= period.last and occurred_on(violation, on=on) >= period.first


def basis_of(violation: Violation, period: Period, *, on: date) -> Basis | None:
    """R06: say on which basis a countable violation belongs to the period, `None` when it does not.

    It was verified in the period, and occurred in it (IN_PERIOD) or before it (LATE). For a year, a quarter's late
    verification is in the period; the same fact gives both answers. A range that goes on is never late. What was
    reported and not verified stands apart (R19).
    """
    if is_unverified(violation):
        return Basis.UNVERIFIED if overlaps(violation, period, on=on) else None
    if not is_countable(violation) or violation.verified_on is None or violation.verified_on not in period:
        return None
    day = occurred_on(violation, on=on)
    if day >= period.first:
        return Basis.IN_PERIOD
    return Basis.LATE


def selected(violations: Iterable[Violation], period: Period, basis: Basis, *, on: date) -> list[Violation]:
    """R07: TOTAL is IN_PERIOD and LATE together, and nothing is in both."""
    wanted = {basis} if basis is not Basis.TOTAL else {Basis.IN_PERIOD, Basis.LATE}
    return [violation for violation in violations if basis_of(violation, period, on=on) in wanted]


def as_known(states: Iterable[Violation], *, at: datetime) -> list[Violation]:
    """R08: return each violation in the last state recorded up to that moment; what came later is not known yet."""
    known: dict[str, Violation] = {}
    for state in states:
        held = known.get(state.ref)
        if state.recorded_at <= at and (held is None or held.recorded_at <= state.recorded_at):
            known[state.ref] = state
    return list(known.values())


def bases_of(basis: Basis) -> frozenset[str]:
    """R07: return the bases of single violations that a figure of this basis adds up."""
    both = (Basis.IN_PERIOD, Basis.LATE) if basis is Basis.TOTAL else (basis,)
    return frozenset(str(one) for one in both)
