"""Acts that say how an ask stands: assess it, or say that something later took its place."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from kolosi.conclusions import models
from kolosi.conclusions.queries import finding, scope, words
from kolosi.conclusions.rules import following, looking, progress
from kolosi.conclusions.rules.progress import SCORES, Level, Obstacle, Status
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@dataclass(frozen=True)
class Judged:
    """A judgement as someone writes it: a level on a day, the evidence that it names, and why.

    `corrects` says that the judgement before was a mistake rather than an earlier state of the world.
    """

    level: str
    on: date
    reason: str
    evidence: Collection[str] = ()
    corrects: bool = False


@dataclass(frozen=True)
class Later:
    """What took the place of an ask: a later ask by its reference, or a later text by its symbol, and why."""

    reason: str
    ask: str = ""
    reference: str = ""


@transaction.atomic
def assess(*, ref: str, judged: Judged, revision: int, by: Viewer, at: datetime) -> str:
    """Add a judgement of how the ask stands, and return its reference; pace is reckoned from the milestones."""
    row = finding.to_act_on(by, ref, "conclusions.assess")
    if row.revision != revision:
        raise Stale(theirs=_stands(by, row.status), yours=_stands(by, judged.level))
    shown, steps = (
        list(row.evidence.filter(ref__in=list(judged.evidence))),
        following.steps(finding.planned(by, row)),
    )
    refuse_if(_obstacles(row, judged, shown, steps, at.date()))
    status = progress.status_of(Level(judged.level), steps, on=judged.on)
    written = {
        "number": row.assessments.count() + 1,
        "status": status.value,
        "score": SCORES[status],
        "pace": progress.pace(steps, on=judged.on),
        "on": judged.on,
        "reason": judged.reason.strip(),
        "corrects": judged.corrects,
    }
    made = row.assessments.create(ref=random_ref("s"), **written, by=by.person, at=at)
    made.evidence.set(shown)
    _move(row, at, status)
    moved = {"from": row.status, "to": status.value, "on": judged.on.isoformat()}
    details = {
        "assessment": made.ref,
        **moved,
        "evidence": sorted(judged.evidence),
        "corrects": judged.corrects,
    }
    ledger.record(by=by, at=at, verb="conclusions.assess", about=ref, details=details)
    return made.ref


@transaction.atomic
def supersede(*, ref: str, later: Later, revision: int, by: Viewer, at: datetime) -> None:
    """Say that a later ask or text took the place of the ask; where the bodies asked have ended, why alone will do."""
    row = finding.to_act_on(by, ref, "conclusions.supersede")
    if row.revision != revision:
        superseded = _stands(by, Status.SUPERSEDED)
        raise Stale(theirs=_stands(by, row.status), yours=superseded)
    found = scope.asks(by).filter(ref=later.ask).first() if later.ask else None
    refuse_if(
        following.obstacles_to_replacing(
            following.Replaced(
                status=Status(row.status),
                followed=row.followed,
                later_known=found is not None if later.ask else bool(later.reference.strip()),
                leads_back=_leads_to(found, row),
                body_ended=_ended(row, at.date()),
                reason=later.reason,
                reference=later.reference,
            )
        )
    )
    written = {"reference": later.reference.strip(), "reason": later.reason.strip()}
    row.successions.create(later=found, **written, by=by.person, at=at)
    _move(row, at, Status.SUPERSEDED)
    details = {"from": row.status, "later": later.ask, "reference": written["reference"]}
    ledger.record(by=by, at=at, verb="conclusions.supersede", about=ref, details=details)


def _obstacles(
    row: models.Ask,
    judged: Judged,
    shown: Sequence[models.Evidence],
    steps: Sequence[progress.Step],
    today: date,
) -> set[Obstacle]:
    if judged.level not in set(Level):
        return {Obstacle.NO_SUCH_ROAD}
    before = list(row.assessments.values_list("status", "corrects", "on"))
    days = [on for _status, _corrects, on in (before[:-1] if judged.corrects else before)]
    judgement = progress.Judgement(
        status=Status(row.status),
        followed=row.followed,
        sources=[progress.Source(one.origin, following.is_verified(one.source_kind)) for one in shown],
        steps=steps,
        body_ended=_ended(row, judged.on),
        reason=judged.reason,
        corrects=judged.corrects,
        in_the_future=judged.on > today,
        before_the_last=bool(days) and judged.on < days[-1],
        reached=progress.reached((Status(status), corrects) for status, corrects, _on in before),
    )
    unknown = {Obstacle.NOT_ITS_EVIDENCE} if len(shown) != len(set(judged.evidence)) else set()
    return progress.obstacles(judgement, level=Level(judged.level), on=judged.on) | unknown


def _ended(row: models.Ask, on: date) -> bool:
    asked = list(row.addressees.filter(asked=True).values_list("code", flat=True))
    return bool(asked) and len(looking.ended(asked, on=on)) == len(asked)


def _leads_to(later: models.Ask | None, row: models.Ask) -> bool:
    seen: set[int] = set()
    while later is not None and later.pk not in seen:
        if later.pk == row.pk:
            return True
        seen.add(later.pk)
        last = later.successions.last()
        later = last.later if last else None
    return False


def _move(row: models.Ask, at: datetime, status: Status) -> None:
    models.Ask.objects.filter(pk=row.pk).update(
        status=status.value,
        score=SCORES[status],
        assessed_at=at,
        touched_at=at,
        revision=F("revision") + 1,
    )


def _stands(by: Viewer, status: str) -> Mapping[str, str]:
    return {_("Status"): words.label(by, "statuses", status)}
