"""How a commitment comes on record, is corrected, and ends. Each state is a row of its own."""

from datetime import datetime

from django.db import transaction

from kolosi.kernel.precision import HalfKnownDate
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.parties import queries as parties
from kolosi.plans import keeping, models
from kolosi.plans.rules import signing
from kolosi.plans.rules.facts import Signed
from kolosi.plans.rules.obstacles import Obstacle
from kolosi.reference.rules import code_list


@transaction.atomic
def sign(*, situation: str, told: Signed, simulated: bool = False, by: Viewer, at: datetime) -> str:
    """Put a commitment on record as it was signed, and return its reference."""
    if situation not in code_list("situations") or not by.may("plans.sign", situation=situation):
        raise Absent
    _refuse(told, by, at)
    row = models.Plan.objects.create(
        ref=keeping.next_ref(situation), situation=situation, simulated=simulated, by=by.person, at=at
    )
    keeping.state_row(row, 1, told, by=by, at=at)
    ledger.record(by=by, at=at, verb="plans.sign", about=row.ref, details=_details(told))
    return row.ref


@transaction.atomic
def amend(*, ref: str, number: int, told: Signed, by: Viewer, at: datetime) -> None:
    """Correct what is on record of a commitment; `number` is the state that was seen, which stays on record."""
    row, plan = keeping.found(ref, "amend", by=by)
    told = told._replace(ended=plan.signed.ended, end=plan.signed.end)
    if number != plan.number:
        raise Stale(theirs=signing.in_words(plan.signed), yours=signing.in_words(told))
    _refuse(told, by, at)
    refuse_if({Obstacle.NOTHING_CHANGED} if told == plan.signed else set())
    keeping.state_row(row, number + 1, told, by=by, at=at)
    ledger.record(by=by, at=at, verb="plans.amend", about=ref, details=_details(told))


@transaction.atomic
def end(*, ref: str, number: int, ended: HalfKnownDate, end: str, by: Viewer, at: datetime) -> None:
    """Note how a commitment ended, on a day as far as known; it binds nobody afterwards."""
    row, plan = keeping.found(ref, "end", by=by)
    told = plan.signed._replace(ended=ended, end=end)
    if number != plan.number:
        raise Stale(theirs=signing.in_words(plan.signed), yours=signing.in_words(told))
    refuse_if(signing.obstacles_to_ending(plan, ended=ended, end=end, today=at.date()))
    keeping.state_row(row, number + 1, told, by=by, at=at)
    ledger.record(by=by, at=at, verb="plans.end", about=ref, details={"ended": str(ended), "end": end})


def _refuse(told: Signed, by: Viewer, at: datetime) -> None:
    known = parties.book(by).approved
    refuse_if(signing.obstacles_to_signing(told, parties=known, today=at.date()))


def _details(told: Signed) -> dict[str, object]:
    return {
        "kind": told.kind,
        "signed": str(told.signed),
        "parties": list(told.parties),
        "covers": list(told.covers),
    }
