"""What the pages of commitments show: the list, one commitment with its benchmarks and whom it binds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from kolosi.parties import queries as parties
from kolosi.parties.queries import shapes
from kolosi.parties.rules import Holding
from kolosi.plans.queries.book import plan_of, plans
from kolosi.plans.queries.bound import named
from kolosi.plans.queries.kept import Kept, kept
from kolosi.plans.rules import binding, progress
from kolosi.plans.rules.facts import Benchmark, Plan, Status, Step

TONES = {
    Status.NOT_STARTED: "idle",
    Status.IN_PROGRESS: "going",
    Status.CLAIMED: "heed",
    Status.VERIFIED: "kept",
    Status.REGRESSED: "wrong",
}
MOVES = {
    "begin": Status.IN_PROGRESS,
    "claim": Status.CLAIMED,
    "verify": Status.VERIFIED,
    "regress": Status.REGRESSED,
}


@dataclass(frozen=True)
class Row:
    """One commitment in a list, as of a day; `waiting` is how many parties somebody has to decide about."""

    plan: Plan
    kind: str
    situation: str
    signatories: tuple[parties.PartyRef, ...]
    covers: tuple[str, ...]
    tally: progress.Tally
    stands: bool
    end: str
    waiting: int


@dataclass(frozen=True)
class ShownStep:
    """One step with the name of who noted it."""

    step: Step
    status: str
    tone: str
    origin: str
    by_name: str


@dataclass(frozen=True)
class ShownBenchmark:
    """A benchmark as it stands on the day; `acts` are what the viewer may do about it from here."""

    benchmark: Benchmark
    activity: str
    concerns: str
    status: Status
    status_label: str
    tone: str
    overdue: bool
    steps: tuple[ShownStep, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True)
class ShownBound:
    """A party that is bound or may be, by name; `decided_by` is who decided about its flag."""

    party: parties.PartyRef
    through: parties.PartyRef
    bound: binding.Bound
    holds: Holding
    decided_by: str


@dataclass(frozen=True)
class Page:
    """All that the page of a commitment shows; `kept` is nothing for who sees no figures there."""

    row: Row
    on: date
    benchmarks: tuple[ShownBenchmark, ...]
    bound: tuple[ShownBound, ...]
    kept: Kept | None
    may: frozenset[str]
    past: tuple[access.Told, ...]


def commitments(viewer: Viewer, *, on: date, situation: str = "", kind: str = "") -> tuple[Row, ...]:
    """Return the commitments in reach as they stand on that day, those in force first, then the latest signature."""
    register = parties.book(viewer)
    names = named(viewer, register)
    rows = [
        row_of(viewer, plan, register, names, on=on)
        for plan in plans(viewer)
        if situation in {"", plan.situation} and kind in {"", plan.signed.kind}
    ]
    rows.sort(key=lambda row: str(row.plan.signed.signed), reverse=True)
    return tuple(sorted(rows, key=lambda row: not row.stands))


def commitment(viewer: Viewer, ref: str, *, at: datetime) -> Page | None:
    """Return the page of a commitment in reach as of that moment, or nothing."""
    plan, on = plan_of(viewer, ref), at.date()
    if plan is None:
        return None
    register = parties.book(viewer)
    names = named(viewer, register)
    bound = binding.binding(plan, register.ties, register.became, on=on)
    people = access.person_names(viewer, _people(plan))
    may = frozenset(act for act in ACTS if viewer.may(f"plans.{act}", situation=plan.situation))
    return Page(
        row=row_of(viewer, plan, register, names, on=on),
        on=on,
        benchmarks=tuple(_benchmark(viewer, one, people, may, on) for one in plan.benchmarks),
        bound=tuple(_shown(one, names, people, on) for one in bound),
        kept=kept(viewer, plan, bound, at=at, names=names),
        may=may,
        past=access.told(viewer, ledger.entries(viewer, about=ref, limit=50)),
    )


ACTS = ("amend", "end", "undertake", "reword", "begin", "claim", "verify", "regress", "review", "answer")


def row_of(
    viewer: Viewer,
    plan: Plan,
    register: parties.Book,
    names: Mapping[str, parties.PartyRef],
    *,
    on: date,
) -> Row:
    """Return a commitment as lists show it on that day."""
    told = plan.signed
    bound = binding.binding(plan, register.ties, register.became, on=on)
    return Row(
        plan=plan,
        kind=shapes.label(viewer, "plan_kinds", told.kind),
        situation=shapes.label(viewer, "situations", plan.situation),
        signatories=tuple(_ref(names, code) for code in told.parties),
        covers=tuple(shapes.label(viewer, "violation_types", code) for code in told.covers),
        tally=progress.tally(plan.benchmarks, on=on),
        stands=told.stood(on),
        end=shapes.label(viewer, "plan_ends", told.end) if told.end else "",
        waiting=sum(one.open for one in bound),
    )


def shown_benchmarks(viewer: Viewer, plan: Plan, *, on: date) -> tuple[ShownBenchmark, ...]:
    """Return the benchmarks of a commitment in reach as they stand on that day, without what can be done about them."""
    return tuple(_benchmark(viewer, one, {}, (), on) for one in plan.benchmarks)


def _ref(names: Mapping[str, parties.PartyRef], code: str) -> parties.PartyRef:
    return names.get(code) or parties.PartyRef(code, code)


def _people(plan: Plan) -> set[str]:
    steps = {step.by for one in plan.benchmarks for step in one.steps}
    return steps | {one.by for one in plan.decided} | {one.by for one in plan.answers}


def _benchmark(
    viewer: Viewer, one: Benchmark, people: Mapping[str, str], may: Collection[str], on: date
) -> ShownBenchmark:
    status, terms = one.status(on), one.terms
    concerns = shapes.label(viewer, "violation_types", terms.concerns) if terms.concerns else ""
    return ShownBenchmark(
        benchmark=one,
        activity=shapes.label(viewer, "plan_activities", terms.activity),
        concerns=concerns,
        status=status,
        status_label=shapes.label(viewer, "plan_statuses", status),
        tone=TONES[status],
        overdue=one.overdue(on),
        steps=tuple(_step(viewer, step, people) for step in one.steps),
        acts=tuple(_acts(one, may)),
    )


def _acts(one: Benchmark, may: Collection[str]) -> Iterator[str]:
    last = one.steps[-1].status if one.steps else Status.NOT_STARTED
    yield from (act for act, to in MOVES.items() if act in may and to in progress.ROADS[last])
    yield from ({"reword"} & set(may))


def _step(viewer: Viewer, step: Step, people: Mapping[str, str]) -> ShownStep:
    return ShownStep(
        step,
        shapes.label(viewer, "plan_statuses", step.status),
        TONES[step.status],
        shapes.label(viewer, "plan_origins", step.origin) if step.origin else "",
        people.get(step.by, ""),
    )


def _shown(
    one: binding.Bound, names: Mapping[str, parties.PartyRef], people: Mapping[str, str], on: date
) -> ShownBound:
    decided = people.get(one.decided.by, "") if one.decided else ""
    return ShownBound(_ref(names, one.party), _ref(names, one.through), one, one.holds(on), decided)
