"""Judging below the task force: what a focal point says, and what the technical level says of it."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.refusals import refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.verification import keeping, models, rules, weighing


@transaction.atomic
def judge(*, ref: str, state: int, opinion: rules.Opinion, by: Viewer, at: datetime) -> None:
    """Say as a focal point what the violation is; `state` is the state of the incident that was looked at."""
    _judge(ref, state, opinion, rules.Level.FOCAL_POINT, by=by, at=at)
    ledger.record(by=by, at=at, verb="verification.judge", about=ref, details={"status": opinion.status})


@transaction.atomic
def review(*, ref: str, state: int, opinion: rules.Opinion, by: Viewer, at: datetime) -> None:
    """Say at the technical level what the violation is; it waits for the focal point, and the task force for it."""
    _judge(ref, state, opinion, rules.Level.TECHNICAL, by=by, at=at)
    ledger.record(by=by, at=at, verb="verification.review", about=ref, details={"status": opinion.status})


def _judge(
    ref: str, state: int, opinion: rules.Opinion, level: rules.Level, *, by: Viewer, at: datetime
) -> None:
    permission = "verification.judge" if level is rules.Level.FOCAL_POINT else "verification.review"
    one = keeping.found(ref, permission, by=by, on=at.date())
    keeping.refuse_stale(one, state, {"state": state, "status": opinion.status})
    rows = models.Judgement.objects.filter(violation=one.violation)
    dossier = weighing.dossier(one.telling, ref, level, weighing.Seen(one.present, list(rows)))
    dossier = dossier._replace(judged_credible=opinion.credible, confirmed_by_un=opinion.confirmed_by_un)
    judgement = rules.judgement_of(opinion, level)
    refuse_if(rules.obstacles(dossier, judgement, policy=one.policy, today=at.date()))
    models.Judgement.objects.create(
        **keeping.said(one, judgement, words=opinion.words, by=by, at=at),
        level=level,
        number=keeping.next_number(rows.filter(level=level)),
        credible=opinion.credible,
        confirmed_by_un=opinion.confirmed_by_un,
        eyewitness=opinion.eyewitness,
    )
    waits = rules.waits_after(level, opinion.status, final=rules.Status(one.present.final))
    if level is rules.Level.FOCAL_POINT:
        keeping.point(one, at, focal=opinion.status, waits=waits)
    else:
        keeping.point(one, at, technical=opinion.status, waits=waits, seen=one.telling.number)
