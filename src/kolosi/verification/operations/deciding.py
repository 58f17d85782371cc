"""The task force decides: one co-chair proposes, others sign or decline; the last signature that is needed makes it final."""

from datetime import date, datetime

from django.db import transaction

from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.verification import keeping, models, rules, weighing

TASK_FORCE = rules.Level.TASK_FORCE


@transaction.atomic
def propose(*, ref: str, state: int, opinion: rules.Opinion, by: Viewer, at: datetime) -> str:
    """Propose a final decision and sign it; it counts nowhere until another co-chair has signed. Return its reference."""
    one = keeping.found(ref, "verification.propose", by=by, on=at.date())
    keeping.refuse_stale(one, state, {"state": state, "status": opinion.status})
    judgement = rules.judgement_of(opinion, TASK_FORCE)._replace(
        signed_by=(by.person,), is_co_chair=_is_co_chair(by, one)
    )
    dossier = weighing.dossier(one.telling, ref, TASK_FORCE, _seen(one))
    refuse_if(rules.obstacles(dossier, judgement, policy=one.policy, today=at.date()))
    proposal = models.Proposal.objects.create(
        **keeping.said(one, judgement, words=opinion.words, by=by, at=at),
        ref=random_ref("vp"),
        number=keeping.next_number(models.Proposal.objects.filter(violation=one.violation)),
        co_chairs=one.policy.co_chairs,
    )
    models.Signature.objects.create(proposal=proposal, person=by.person, at=at)
    keeping.point(one, at, waits=rules.Waits.SIGN, proposal=proposal)
    details = {"proposal": proposal.ref, "status": opinion.status}
    ledger.record(by=by, at=at, verb="verification.propose", about=ref, details=details)
    return proposal.ref


@transaction.atomic
def sign(*, ref: str, proposal: str, by: Viewer, at: datetime) -> bool:
    """Agree with what another co-chair proposed, and say whether that made it final.

    Everything is asked again: what was told, linked or withdrawn since the proposal stands in the way.
    """
    one = keeping.found(ref, "verification.sign", by=by, on=at.date())
    row = _proposal(one, proposal)
    if one.present.proposal_id != row.pk:
        refuse_if({rules.Obstacle.CLOSED_PROPOSAL})
    refuse_if(weighing.to_sign(one.telling, ref, row, _seen(one), by=by, today=at.date()))
    models.Signature.objects.create(proposal=row, person=by.person, at=at)
    final = rules.is_final(
        [signature.person for signature in row.signatures.all()], policy=weighing.stamped(row)
    )
    if final:
        keeping.finish(one, row, at)
    details = {"proposal": proposal, "status": row.status, "final": final}
    ledger.record(by=by, at=at, verb="verification.sign", about=ref, details=details)
    return final


@transaction.atomic
def decline(*, ref: str, proposal: str, words: str, by: Viewer, at: datetime) -> None:
    """Do not agree with a proposal, and say why; it is closed, and the technical level or a new proposal goes on."""
    one = keeping.found(ref, "verification.decline", by=by, on=at.date())
    row = _proposal(one, proposal)
    standing = {
        rules.Obstacle.CLOSED_PROPOSAL: one.present.proposal_id != row.pk,
        rules.Obstacle.NO_REASON: not words.strip(),
    }
    refuse_if(obstacle for obstacle, stands in standing.items() if stands)
    models.Decline.objects.create(proposal=row, words=words.strip(), by=by.person, at=at)
    keeping.point(one, at, waits=rules.Waits.PROPOSE, proposal=None)
    ledger.record(by=by, at=at, verb="verification.decline", about=ref, details={"proposal": proposal})


@transaction.atomic
def set_policy(*, situation: str, policy: rules.Policy, since: date, by: Viewer, at: datetime) -> None:
    """Say how many primary sources and co-chairs the task force asks for from a day on; what was decided stays."""
    if not by.may("verification.set_policy", situation=situation):
        raise Absent
    refuse_if(rules.obstacles_to_policy(policy))
    models.Policy.objects.create(situation=situation, **policy._asdict(), since=since, by=by.person, at=at)
    details = {**policy._asdict(), "since": since.isoformat()}
    ledger.record(by=by, at=at, verb="verification.set_policy", about=situation, details=details)


def _seen(one: keeping.Found) -> weighing.Seen:
    return weighing.Seen(one.present, list(models.Judgement.objects.filter(violation=one.violation)))


def _is_co_chair(by: Viewer, one: keeping.Found) -> bool:
    return by.may("verification.sign", situation=one.situation)


def _proposal(one: keeping.Found, ref: str) -> models.Proposal:
    row = models.Proposal.objects.filter(violation=one.violation, ref=ref).first()
    if row is None:
        raise Absent
    return row
