"""How benchmarks move: claimed by whom it concerns, verified by the United Nations, and only the latter counts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kolosi.plans.rules.facts import Benchmark, Plan, Status
from kolosi.plans.rules.obstacles import Obstacle
from kolosi.reference.rules import code_list

# A claim that is not borne out goes back to being in progress; what was reached is only left by regressing.
ROADS: dict[Status, frozenset[Status]] = {
    Status.NOT_STARTED: frozenset({Status.IN_PROGRESS, Status.CLAIMED}),
    Status.IN_PROGRESS: frozenset({Status.CLAIMED}),
    Status.CLAIMED: frozenset({Status.IN_PROGRESS, Status.VERIFIED, Status.REGRESSED}),
    Status.VERIFIED: frozenset({Status.REGRESSED}),
    Status.REGRESSED: frozenset({Status.IN_PROGRESS, Status.CLAIMED}),
}
UN_VERIFIED = "un_verified"  # where a verification comes from
ACTION_PLAN = "action_plan"  # the one kind that delisting asks for; a road map only speeds it up
COMPLETED = "completed"


class Move(NamedTuple):
    """A step that somebody wants to make, on a day; `origin` is where what is said comes from."""

    to: Status
    on: date
    said: str
    origin: str = ""
    evidence: tuple[str, ...] = ()


def obstacles_to_moving(
    plan: Plan, benchmark: Benchmark, move: Move, *, by: str, today: date
) -> set[Obstacle]:
    """Return all that forbids the step: the button, its hint and the refusal read this.

    Whoever noted a claim does not verify it, and nothing is verified without something that shows it.
    """
    last = benchmark.steps[-1] if benchmark.steps else None
    signed = plan.signed.signed
    verifies = move.to is Status.VERIFIED
    standing = {
        Obstacle.ENDED_ALREADY: plan.signed.ended is not None,
        Obstacle.NO_SUCH_ROAD: move.to not in ROADS[last.status if last else Status.NOT_STARTED],
        Obstacle.OWN_CLAIM: verifies and last is not None and last.by == by,
        Obstacle.NO_EVIDENCE: verifies and not any(one.strip() for one in move.evidence),
        Obstacle.NO_SUCH_SOURCE: bool(move.origin) and move.origin not in origins(verifies=verifies),
        Obstacle.NOTHING_SAID: not move.said.strip(),
        Obstacle.IN_THE_FUTURE: move.on > today,
        Obstacle.BEFORE_THE_LAST: last is not None and move.on < last.on,
        Obstacle.BEFORE_SIGNATURE: signed is not None and move.on < signed.first,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def origins(*, verifies: bool) -> tuple[str, ...]:
    """Return where a verification can come from, or a claim."""
    return tuple(code for code in code_list("plan_origins") if (code == UN_VERIFIED) is verifies)


class Tally(NamedTuple):
    """How many benchmarks stand how on a day; `overdue` are counted among the others too."""

    total: int
    verified: int
    claimed: int
    in_progress: int
    not_started: int
    regressed: int
    overdue: int


def tally(benchmarks: Iterable[Benchmark], *, on: date) -> Tally:
    """Return how benchmarks stand on that day."""
    found = tuple(benchmarks)
    stand = Counter(one.status(on) for one in found)
    late = sum(one.overdue(on) for one in found)
    return Tally(
        len(found), stand[Status.VERIFIED], stand[Status.CLAIMED], stand[Status.IN_PROGRESS],
        stand[Status.NOT_STARTED], stand[Status.REGRESSED], late,
    )  # fmt: skip


def serving(plan: Plan, violation_type: str) -> tuple[Benchmark, ...]:
    """Return the benchmarks that a covered type of violation waits for: its own and those that serve all types."""
    return tuple(one for one in plan.benchmarks if one.terms.concerns in {"", violation_type})


def fully(plan: Plan, violation_type: str, *, on: date) -> bool:
    """Say whether all that it asks about that type was verified by the United Nations; without benchmarks it was not."""
    found = serving(plan, violation_type)
    done = bool(found) and all(one.status(on) is Status.VERIFIED for one in found)
    return done and violation_type in plan.signed.covers
