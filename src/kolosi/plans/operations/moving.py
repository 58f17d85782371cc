"""How benchmarks move: begun, claimed, verified by the United Nations, regressed. Each step is a row."""

from datetime import date, datetime

from django.db import transaction

from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.plans import keeping, models
from kolosi.plans.rules import progress
from kolosi.plans.rules.facts import Status
from kolosi.plans.rules.progress import Move


@transaction.atomic
def begin(*, ref: str, benchmark: str, number: int, on: date, said: str, by: Viewer, at: datetime) -> None:
    """Note that work on a benchmark has begun, or goes on because a claim was not borne out."""
    _move(ref, benchmark, number, "begin", Move(Status.IN_PROGRESS, on, said), by=by, at=at)


@transaction.atomic
def claim(
    *,
    ref: str,
    benchmark: str,
    number: int,
    on: date,
    said: str,
    origin: str,
    evidence: tuple[str, ...] = (),
    by: Viewer,
    at: datetime,
) -> None:
    """Note that a benchmark is implemented as somebody claims; this alone counts nowhere."""
    _move(ref, benchmark, number, "claim", Move(Status.CLAIMED, on, said, origin, evidence), by=by, at=at)


@transaction.atomic
def verify(
    *,
    ref: str,
    benchmark: str,
    number: int,
    on: date,
    said: str,
    evidence: tuple[str, ...],
    by: Viewer,
    at: datetime,
) -> None:
    """Note that the United Nations verified a claimed benchmark, with what shows it; by another than who noted the claim."""
    move = Move(Status.VERIFIED, on, said, progress.UN_VERIFIED, evidence)
    _move(ref, benchmark, number, "verify", move, by=by, at=at)


@transaction.atomic
def regress(*, ref: str, benchmark: str, number: int, on: date, said: str, by: Viewer, at: datetime) -> None:
    """Note that what was implemented has fallen back."""
    _move(ref, benchmark, number, "regress", Move(Status.REGRESSED, on, said), by=by, at=at)


def _move(ref: str, benchmark: str, number: int, act: str, move: Move, *, by: Viewer, at: datetime) -> None:
    _, plan = keeping.found(ref, act, by=by)
    known = plan.benchmark(benchmark)
    if known is None:
        raise Absent
    if number != len(known.steps):
        stands = known.steps[-1].status if known.steps else Status.NOT_STARTED
        raise Stale(theirs={"status": stands}, yours={"status": move.to})
    refuse_if(progress.obstacles_to_moving(plan, known, move, by=by.person, today=at.date()))
    step = models.Step.objects.create(
        benchmark=models.Benchmark.objects.get(ref=benchmark),
        number=number + 1,
        status=move.to,
        on=move.on,
        said=move.said.strip(),
        origin=move.origin,
        by=by.person,
        at=at,
    )
    shown = [text.strip() for text in move.evidence if text.strip()]
    models.Evidence.objects.bulk_create(models.Evidence(step=step, text=text) for text in shown)
    details = {"benchmark": benchmark, "on": move.on.isoformat(), "evidence": len(shown)}
    ledger.record(by=by, at=at, verb=f"plans.{act}", about=ref, details=details)
