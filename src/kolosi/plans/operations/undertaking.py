"""What a commitment asks: benchmarks are undertaken, and worded anew where a wording was wrong."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.plans import keeping, models
from kolosi.plans.rules import signing
from kolosi.plans.rules.facts import Terms
from kolosi.plans.rules.obstacles import Obstacle


@transaction.atomic
def undertake(*, ref: str, terms: Terms, by: Viewer, at: datetime) -> str:
    """Add a benchmark to a commitment, and return its reference."""
    row, plan = keeping.found(ref, "undertake", by=by)
    refuse_if(signing.obstacles_to_undertaking(plan, terms))
    benchmark = models.Benchmark.objects.create(
        ref=random_ref("bm"), plan=row, position=len(plan.benchmarks) + 1, by=by.person, at=at
    )
    _word(benchmark, 1, terms, by=by, at=at)
    ledger.record(by=by, at=at, verb="plans.undertake", about=ref, details=_details(benchmark.ref, terms))
    return benchmark.ref


@transaction.atomic
def reword(*, ref: str, benchmark: str, revision: int, terms: Terms, by: Viewer, at: datetime) -> None:
    """Word a benchmark anew; `revision` is the wording that was seen, which stays on record."""
    _, plan = keeping.found(ref, "reword", by=by)
    known = plan.benchmark(benchmark)
    if known is None:
        raise Absent
    if revision != known.revision:
        raise Stale(theirs=signing.terms_in_words(known.terms), yours=signing.terms_in_words(terms))
    refuse_if(signing.obstacles_to_undertaking(plan, terms))
    refuse_if({Obstacle.NOTHING_CHANGED} if terms == known.terms else set())
    _word(models.Benchmark.objects.get(ref=benchmark), revision + 1, terms, by=by, at=at)
    ledger.record(by=by, at=at, verb="plans.reword", about=ref, details=_details(benchmark, terms))


def _word(benchmark: models.Benchmark, number: int, terms: Terms, *, by: Viewer, at: datetime) -> None:
    models.Wording.objects.create(
        benchmark=benchmark,
        number=number,
        activity=terms.activity,
        text=terms.text.strip(),
        concerns=terms.concerns,
        responsible=terms.responsible.strip(),
        due=str(terms.due or ""),
        indicator=terms.indicator.strip(),
        by=by.person,
        at=at,
    )


def _details(benchmark: str, terms: Terms) -> dict[str, object]:
    return {"benchmark": benchmark, "activity": terms.activity, "due": str(terms.due or "")}
