"""What several operations do: find a commitment whose row is held until the act is done, write its next state.

Called inside the transaction of an operation, which records the act.
"""

from datetime import datetime

from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.plans import models, queries
from kolosi.plans.rules.facts import Plan, Signed


def found(ref: str, act: str, *, by: Viewer) -> tuple[models.Plan, Plan]:
    """Return the row, locked, and the commitment as it is then; absent where the right does not reach."""
    row = queries.scope(by).select_for_update().filter(ref=ref).first()
    plan = queries.plan_of(by, ref) if row else None
    if row is None or plan is None or not by.may(f"plans.{act}", situation=row.situation):
        raise Absent
    return row, plan


def state_row(plan: models.Plan, number: int, told: Signed, *, by: Viewer, at: datetime) -> None:
    """Write the commitment as told from now on."""
    row = models.State.objects.create(
        plan=plan,
        number=number,
        kind=told.kind,
        title=told.title.strip(),
        signed=str(told.signed),
        others=told.others.strip(),
        un_signatory=told.un_signatory.strip(),
        hours=told.hours,
        source=told.source.strip(),
        ended=str(told.ended or ""),
        end=told.end,
        by=by.person,
        at=at,
    )
    models.Signatory.objects.bulk_create(
        models.Signatory(state=row, party_id=code) for code in dict.fromkeys(told.parties)
    )
    models.Covered.objects.bulk_create(
        models.Covered(state=row, type=code) for code in dict.fromkeys(told.covers)
    )


def next_ref(situation: str) -> str:
    """Return the next reference of the situation; the row that counts them is locked until the transaction ends."""
    models.Numbering.objects.get_or_create(situation=situation, defaults={"last": 0})
    row = models.Numbering.objects.select_for_update().get(situation=situation)
    models.Numbering.objects.filter(pk=row.pk).update(last=row.last + 1)
    return f"{situation}-PLAN-{row.last + 1:04d}"
