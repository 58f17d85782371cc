"""What people say about a commitment: whether a flagged party is bound, and what they make of a breach signal."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.plans import keeping, models, queries
from kolosi.plans.rules import binding
from kolosi.plans.rules.obstacles import Obstacle


@transaction.atomic
def review(*, ref: str, party: str, binds: bool, reason: str, by: Viewer, at: datetime) -> None:
    """Decide whether the commitment binds a party that is flagged; the flag is closed until its next change."""
    row, plan = keeping.found(ref, "review", by=by)
    bound = {one.party: one for one in queries.binding(by, plan, on=at.date())}
    if party not in bound:
        raise Absent
    refuse_if(binding.obstacles_to_reviewing(bound[party], reason))
    models.Review.objects.create(
        plan=row,
        party_id=party,
        flag=bound[party].flag,
        since=bound[party].since,
        binds=binds,
        reason=reason.strip(),
        by=by.person,
        at=at,
    )
    details = {"party": party, "flag": bound[party].flag, "since": bound[party].since, "binds": binds}
    ledger.record(by=by, at=at, verb="plans.review", about=ref, details=details)


@transaction.atomic
def answer(*, ref: str, violation: str, note: str, by: Viewer, at: datetime) -> None:
    """Note what somebody makes of a breach signal; the signal stays as long as the facts do."""
    row, plan = keeping.found(ref, "answer", by=by)
    seen = {one.signal.act.violation for one in queries.breaches_of(by, plan, at=at)}
    refuse_if({Obstacle.NOTHING_SAID} if not note.strip() else set())
    if violation not in seen:
        raise Absent
    models.Answer.objects.create(plan=row, violation_id=violation, note=note.strip(), by=by.person, at=at)
    ledger.record(by=by, at=at, verb="plans.answer", about=ref, details={"violation": violation})
