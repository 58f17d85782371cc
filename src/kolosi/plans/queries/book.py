"""All commitments in reach as plain values, opened once for each page: there are dozens of them, not millions."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from kolosi.kernel.viewer import Viewer
from kolosi.parties.rules import parsed
from kolosi.plans import models
from kolosi.plans.rules.facts import Answer, Benchmark, Decided, Plan, Signed, Status, Step, Terms

READ = "plans.read"


def scope(viewer: Viewer) -> "QuerySet[models.Plan]":
    """Return the commitments in reach: those of the situations in which the viewer may read them."""
    rows, held = models.Plan.objects.all(), viewer.situations(READ)
    return rows if held is None else rows.filter(situation__in=held)


def plans(viewer: Viewer, *, ref: str = "") -> tuple[Plan, ...]:
    """Return the commitments in reach, or the one of that reference; ten queries whatever their number."""
    rows = scope(viewer).filter(ref=ref) if ref else scope(viewer)
    filled = rows.prefetch_related(
        "states__signatories",
        "states__covered",
        "benchmarks__wordings",
        Prefetch("benchmarks__steps", models.Step.objects.prefetch_related("evidence")),
        "reviews",
        "answers",
    )
    return tuple(_plan(row) for row in filled)


def plan_of(viewer: Viewer, ref: str) -> Plan | None:
    """Return the commitment of that reference, if it is in reach."""
    return next(iter(plans(viewer, ref=ref)), None)


def _plan(row: models.Plan) -> Plan:
    states = list(row.states.all())
    return Plan(
        ref=row.ref,
        situation=row.situation,
        simulated=row.simulated,
        number=len(states),
        signed=_signed(states[-1]),
        benchmarks=tuple(_benchmark(one) for one in row.benchmarks.all()),
        decided=tuple(
            Decided(one.party_id, one.flag, one.since, one.binds, one.reason, one.by, one.at)
            for one in row.reviews.all()
        ),
        answers=tuple(Answer(one.violation_id, one.note, one.by, one.at) for one in row.answers.all()),
        by=row.by,
        at=row.at,
    )


def _signed(state: models.State) -> Signed:
    return Signed(
        kind=state.kind,
        title=state.title,
        signed=parsed(state.signed),
        parties=tuple(one.party_id for one in state.signatories.all()),
        covers=tuple(one.type for one in state.covered.all()),
        others=state.others,
        un_signatory=state.un_signatory,
        hours=state.hours,
        source=state.source,
        ended=parsed(state.ended),
        end=state.end,
    )


def _benchmark(row: models.Benchmark) -> Benchmark:
    wordings = list(row.wordings.all())
    return Benchmark(row.ref, row.position, _terms(wordings), len(wordings), _steps(row))


def _terms(wordings: Sequence[models.Wording]) -> Terms:
    last = wordings[-1]
    return Terms(last.activity, last.text, last.concerns, last.responsible, parsed(last.due), last.indicator)


def _steps(row: models.Benchmark) -> tuple[Step, ...]:
    return tuple(
        Step(
            status=Status(one.status),
            on=one.on,
            said=one.said,
            origin=one.origin,
            evidence=tuple(shown.text for shown in one.evidence.all()),
            by=one.by,
            at=one.at,
        )
        for one in row.steps.all()
    )
