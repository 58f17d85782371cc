"""Decisions of the past in bulk: invented ones for demo and benches, and those that another system had made.

Who signed there is not known here: the signatures say so (`elsewhere/1`, `elsewhere/2`), and the database lets such
names pass only on proposals that name their origin.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction

from kolosi.incidents import operations as incident_acts
from kolosi.incidents import queries as incidents
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger
from kolosi.verification import models, queries, rules, weighing

BATCH = 500
SIMULATOR = "simulator"
VERIFIED = rules.Status.VERIFIED
STANDS = ["final", "final_on", "waits", "since", "seen", "focal", "technical"]
LEVELS = (rules.Level.FOCAL_POINT, rules.Level.TECHNICAL)


# By reference: each violation's key, the first day it can have happened and its incident's last state.
Known = dict[str, tuple[int, date | None, int]]


class Invented(NamedTuple):
    """A decision of the past: on which violation, what, on which day, and when it was written."""

    violation: str
    status: str
    on: date | None
    at: datetime
    reason: str = "decided_elsewhere"


class Halfway(NamedTuple):
    """An invented violation on its road: for what it waits, on which day it was verified so far, and since when."""

    violation: str
    waits: str
    on: date
    at: datetime


@transaction.atomic
def simulate(
    *,
    situation: str,
    invented: Sequence[Invented],
    halfway: Sequence[Halfway] = (),
    by: Viewer,
    at: datetime,
) -> int:
    """Write invented final decisions on simulated incidents, and what waits for one; return how many are decided."""
    _write(situation, invented, SIMULATOR, "incidents.report", by=by, at=at)
    _leave(situation, halfway, by=by, at=at)
    details = {"decisions": len(invented), "halfway": len(halfway)}
    ledger.record(by=by, at=at, verb="verification.simulate", about=situation, details=details)
    return len(invented)


@transaction.atomic
def take_over(*, situation: str, origin: str, decided: Sequence[Invented], by: Viewer, at: datetime) -> int:
    """Take over final decisions that another system (`origin`) had made on incidents brought in from it."""
    _write(situation, decided, origin, "verification.take_over", by=by, at=at)
    details = {"origin": origin, "decisions": len(decided)}
    ledger.record(by=by, at=at, verb="verification.take_over", about=situation, details=details)
    return len(decided)


def _write(
    situation: str, decided: Sequence[Invented], origin: str, permission: str, *, by: Viewer, at: datetime
) -> None:
    if not by.may(permission, situation=situation):
        raise Absent
    known = _violations(situation, {one.violation for one in decided}, origin, by=by)
    ordered = sorted(decided, key=lambda one: one.at)
    pks = [pk for pk, _, _ in known.values()]
    numbers, last = _numbers(pks), _last(pks)
    here = {pk for pk, final in last.items() if final.proposal.origin != origin}
    standing = (_obstacles(one, *known[one.violation][:2], here) for one in ordered)
    refuse_if(set().union(*standing) | _waiting(pks))
    policy = queries.policy_of(by, situation, on=max((one.at.date() for one in ordered), default=date.min))
    proposals = []
    for one in ordered:
        pk, _, state = known[one.violation]
        numbers[pk] = numbers.get(pk, 0) + 1
        proposals.append(_proposal(one, pk, numbers[pk], state, origin, policy, by))
    # One round for each decision on the same violation: a second proposal waits until the first is final.
    for round_of in _rounds(proposals):
        made = models.Proposal.objects.bulk_create(round_of, batch_size=BATCH)
        models.Signature.objects.bulk_create(_signatures(made), batch_size=BATCH)
        finals = models.Final.objects.bulk_create([_final(one) for one in made], batch_size=BATCH)
        notices = list(_notices(finals, last))
        models.Notice.objects.bulk_create(notices, batch_size=BATCH)
        last.update({final.violation_id: final for final in finals})
    states = {pk: state for pk, _, state in known.values()}
    _point([_settled(one, states[one.violation_id]) for one in last.values()], known, by=by, at=at)


def _leave(situation: str, halfway: Sequence[Halfway], *, by: Viewer, at: datetime) -> None:
    """Leave invented violations where they wait: judged, reviewed, or proposed and signed by one of the co-chairs."""
    known = _violations(situation, {one.violation for one in halfway}, SIMULATOR, by=by)
    standing = (
        _obstacles(Invented(one.violation, VERIFIED, one.on, one.at), *known[one.violation][:2], set())
        for one in halfway
    )
    refuse_if(set().union(*standing))
    policy = queries.policy_of(by, situation, on=max((one.at.date() for one in halfway), default=date.min))
    judgements, presents, proposals = [], [], []
    for one in halfway:
        pk, _, state = known[one.violation]
        said = _proposal(Invented(one.violation, VERIFIED, one.on, one.at), pk, 1, state, "", policy, by)
        levels = LEVELS[: 1 if one.waits == rules.Waits.REVIEW else 2]
        judgements += [_judgement(said, level) for level in levels]
        proposal = said if one.waits == rules.Waits.SIGN else None
        proposals += [proposal] if proposal else []
        presents.append(_left(said, one.waits, levels, proposal))
    models.Judgement.objects.bulk_create(judgements, batch_size=BATCH)
    models.Proposal.objects.bulk_create(proposals, batch_size=BATCH)
    signatures = [models.Signature(proposal=one, person=by.person, at=one.at) for one in proposals]
    models.Signature.objects.bulk_create(signatures, batch_size=BATCH)
    _point(presents, known, by=by, at=at)


def _judgement(said: models.Proposal, level: rules.Level) -> models.Judgement:
    columns = (
        "violation_id",
        "number",
        "status",
        "on",
        "state",
        "primary",
        "secondary",
        "sources_needed",
        "by",
        "at",
    )
    told = {column: getattr(said, column) for column in columns}
    return models.Judgement(**told, level=level, credible=True, confirmed_by_un=True, eyewitness=False)


def _left(
    said: models.Proposal, waits: str, levels: Sequence[rules.Level], proposal: models.Proposal | None
) -> models.Present:
    return models.Present(
        violation_id=said.violation_id,
        focal=VERIFIED,
        technical=VERIFIED if rules.Level.TECHNICAL in levels else rules.Status.PENDING,
        waits=waits,
        since=said.at,
        seen=said.state if rules.Level.TECHNICAL in levels else 0,
        proposal=proposal,
    )


def _violations(situation: str, refs: Iterable[str], origin: str, *, by: Viewer) -> Known:
    """Return each violation's key, the first day it can have happened and its incident's last state."""
    seen = incidents.scope(by).filter(situation=situation)
    seen = (
        seen.filter(simulated=True) if origin == SIMULATOR else seen.filter(origin=origin).exclude(origin="")
    )
    found: Known = {}
    wanted = sorted(refs)
    for place in range(0, len(wanted), BATCH):
        rows = seen.filter(violations__ref__in=wanted[place : place + BATCH]).values_list(
            "violations__ref", "violations__pk", "latest__state__first", "latest__state__number"
        )
        found |= {ref: (pk, first, number) for ref, pk, first, number in rows}
    if len(found) < len(wanted):
        raise Absent
    return found


def _obstacles(one: Invented, pk: int, first: date | None, here: set[int]) -> set[rules.Obstacle]:
    return rules.obstacles_to_taking_over(
        one.status, one.on, occurred_first=first, today=one.at.date(), decided_here=pk in here
    )


def _numbers(pks: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for place in range(0, len(pks), BATCH):
        rows = models.Proposal.objects.filter(violation__in=pks[place : place + BATCH])
        for pk, number in rows.values_list("violation_id", "number").order_by("number"):
            found[pk] = number
    return found


def _waiting(pks: Sequence[int]) -> set[rules.Obstacle]:
    waiting = models.Present.objects.filter(proposal__isnull=False)
    parts = (pks[place : place + BATCH] for place in range(0, len(pks), BATCH))
    found = any(waiting.filter(violation__in=part).exists() for part in parts)
    return {rules.Obstacle.OPEN_PROPOSAL} if found else set()


def _last(pks: Sequence[int]) -> dict[int, models.Final]:
    found: dict[int, models.Final] = {}
    for place in range(0, len(pks), BATCH):
        rows = models.Final.objects.filter(violation__in=pks[place : place + BATCH])
        for row in rows.select_related("proposal").order_by("number"):
            found[row.violation_id] = row
    return found


def _proposal(
    one: Invented, pk: int, number: int, state: int, origin: str, policy: rules.Policy, by: Viewer
) -> models.Proposal:
    return models.Proposal(
        ref=random_ref("vp"),
        violation_id=pk,
        number=number,
        status=one.status,
        on=one.on,
        reason="" if one.status == VERIFIED else one.reason,
        state=state,
        primary=0,
        secondary=0,
        sources_needed=policy.primary_sources,
        co_chairs=policy.co_chairs,
        origin=origin,
        by=by.person,
        at=one.at,
    )


def _rounds(proposals: Sequence[models.Proposal]) -> Iterator[list[models.Proposal]]:
    waiting = list(proposals)
    while waiting:
        taken: set[int] = set()
        now: list[models.Proposal] = []
        later: list[models.Proposal] = []
        for one in waiting:
            (later if one.violation_id in taken else now).append(one)
            taken.add(one.violation_id)
        yield now
        waiting = later


def _signatures(made: Iterable[models.Proposal]) -> list[models.Signature]:
    return [
        models.Signature(proposal=one, person=f"elsewhere/{place}", at=one.at)
        for one in made
        for place in range(1, one.co_chairs + 1)
    ]


def _final(one: models.Proposal) -> models.Final:
    return models.Final(
        proposal=one,
        violation_id=one.violation_id,
        number=one.number,
        status=one.status,
        on=one.on,
        at=one.at,
    )


def _notices(finals: Iterable[models.Final], last: dict[int, models.Final]) -> Iterator[models.Notice]:
    for final in finals:
        before = last.get(final.violation_id)
        if before and rules.corrects_what_was_published(
            rules.Status(before.status), rules.Status(final.status)
        ):
            yield models.Notice(final=final, taken_back=before, at=final.at)


def _settled(final: models.Final, state: int) -> models.Present:
    status = rules.Status(final.status)
    return models.Present(
        violation_id=final.violation_id,
        focal=status,
        technical=status,
        final=status,
        final_on=final.on,
        waits=rules.waits_after(rules.Level.TASK_FORCE, status, final=status),
        since=final.at,
        seen=state,
    )


def _point(presents: Sequence[models.Present], known: Known, *, by: Viewer, at: datetime) -> None:
    models.Present.objects.bulk_create(
        presents, batch_size=BATCH, update_conflicts=True, unique_fields=["violation"], update_fields=STANDS
    )
    named = {pk: (ref, state) for ref, (pk, _, state) in known.items()}
    told = ((row, *named[row.violation_id]) for row in presents)
    verdicts = [weighing.verdict(row, ref, told_last=state) for row, ref, state in told]
    incident_acts.mark(verdicts=verdicts, by=by, at=at)
