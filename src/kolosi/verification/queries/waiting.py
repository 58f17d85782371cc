"""The queue: what waits for a person, for how long, and what is missing before it can move."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from kolosi.incidents import queries as incidents
from kolosi.incidents import rules as told
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list
from kolosi.verification import models, rules, weighing
from kolosi.verification.queries.decided import situations
from kolosi.verification.queries.policies import policies

COUNTED = 1000  # beyond that many, a part says "more than"


class Part(StrEnum):
    """A part of the queue: what waits for each level, for a signature, or to be looked at again."""

    JUDGE = "judge"
    REVIEW = "review"
    PROPOSE = "propose"
    SIGN = "sign"
    ANEW = "anew"


# Whoever may do the act has that part of the queue.
ACTS = {
    Part.JUDGE: "verification.judge",
    Part.REVIEW: "verification.review",
    Part.PROPOSE: "verification.propose",
    Part.SIGN: "verification.sign",
    Part.ANEW: "verification.review",
}
LEVELS = {
    Part.JUDGE: rules.Level.FOCAL_POINT,
    Part.REVIEW: rules.Level.TECHNICAL,
    Part.ANEW: rules.Level.TECHNICAL,
    Part.PROPOSE: rules.Level.TASK_FORCE,
    Part.SIGN: rules.Level.TASK_FORCE,
}


@dataclass(frozen=True)
class Waiting:
    """One violation that waits: since when, how many days, what is missing, and how many have signed."""

    ref: str
    incident: str
    number: int
    title: str
    type_label: str
    simulated: bool
    since: datetime
    days: int
    status: rules.Status  # of the level below, or what is proposed
    missing: tuple[str, ...]
    signed: int = 0
    needed: int = 0


class _Row(NamedTuple):
    ref: str
    since: datetime
    present: models.Present | None


def parts(viewer: Viewer) -> dict[Part, int]:
    """Return the parts of the viewer's queue, each with how many violations wait in it, counted to `COUNTED` and one."""
    held = [part for part in Part if viewer.may(ACTS[part])]
    return {part: _rows(viewer, part).values("pk")[: COUNTED + 1].count() for part in held}


def queue(viewer: Viewer, part: Part, *, on: date, offset: int = 0, limit: int = 50) -> tuple[Waiting, ...]:
    """Return what waits in one part of the viewer's queue, the longest first; a constant number of questions."""
    if not viewer.may(ACTS[part]):
        return ()
    rows = list(_waiting(viewer, part, offset, offset + limit))
    refs = sorted({row.ref.rpartition("/")[0] for row in rows})
    tellings = {telling.ref: telling for telling in incidents.tellings(viewer, refs)}
    judged = _judged([row.present for row in rows if row.present])
    asked = policies(viewer, on=on)
    return tuple(
        _one(viewer, part, row, tellings[row.ref.rpartition("/")[0]], judged, asked, on) for row in rows
    )


def _rows(viewer: Viewer, part: Part) -> QuerySet[Any]:
    """Return the rows of a part: of violations for the first level, of where they stand for the others."""
    seen = incidents.scope(viewer).filter(situations(viewer), _where(viewer, ACTS[part]))
    seen = seen.filter(latest__state__standing="complete", latest__duplicate_of__isnull=True)
    if part is Part.JUDGE:
        # In the order in which they were first told, as an index has it: the first page needs none of the rest.
        waiting = seen.filter(verdicts__awaits=told.Awaits.FIRST, verdicts__told=True)
        return waiting.order_by("verdicts__violation_id")
    # Row by row, not from a list of all that can be seen: few wait, and a page is full before most are looked at.
    rows = models.Present.objects.filter(Exists(seen.filter(pk=OuterRef("violation__incident"))))
    rows = rows.order_by("since", "pk")
    if part is Part.ANEW:
        return rows.filter(violation__verdict__awaits=told.Awaits.ANEW)
    rows = rows.filter(waits=part.value)
    if part is Part.SIGN:
        own = models.Signature.objects.filter(person=viewer.person, proposal=OuterRef("proposal"))
        return rows.filter(~Exists(own))
    return rows


def _where(viewer: Viewer, permission: str) -> Q:
    held = viewer.situations(permission)
    return Q() if held is None else Q(situation__in=held)


def _waiting(viewer: Viewer, part: Part, first: int, last: int) -> Iterable[_Row]:
    rows = _rows(viewer, part)
    if part is not Part.JUDGE:
        shown = rows.select_related("violation", "proposal").prefetch_related("proposal__signatures")
        return [_Row(_ref(row), row.since, row) for row in shown[first:last]]
    columns = rows.values_list("verdicts__violation__ref", "at", "verdicts__violation__present__pk")[
        first:last
    ]
    found = [(ref, at, pk) for ref, at, pk in columns]
    held = models.Present.objects.in_bulk([pk for _, _, pk in found if pk])
    return [_Row(ref, held[pk].since if pk else at, held[pk] if pk else None) for ref, at, pk in found]


def _ref(row: models.Present) -> str:
    violation: Any = row.violation
    return str(violation.ref)


def _judged(presents: Sequence[models.Present]) -> dict[int, list[models.Judgement]]:
    found: dict[int, list[models.Judgement]] = {}
    pks = [row.violation_id for row in presents]
    for row in models.Judgement.objects.filter(violation__in=pks).order_by("pk"):
        found.setdefault(row.violation_id, []).append(row)
    return found


def _one(
    viewer: Viewer,
    part: Part,
    row: _Row,
    telling: incidents.Telling,
    judged: dict[int, list[models.Judgement]],
    asked: dict[str, rules.Policy],
    on: date,
) -> Waiting:
    present = row.present
    seen = weighing.Seen(present, judged.get(present.violation_id, []) if present else [])
    proposal = present.proposal if present else None
    status = _status(part, present, proposal)
    policy = asked.get(telling.situation, rules.Policy())
    return Waiting(
        ref=row.ref,
        incident=telling.ref,
        number=int(row.ref.rpartition("/")[2]),
        title=telling.told.title or telling.ref,
        type_label=type_label(viewer, telling.told, row.ref),
        simulated=telling.simulated,
        since=row.since,
        days=max(0, (on - row.since.date()).days),
        status=status,
        missing=weighing.missing(
            telling, row.ref, LEVELS[part], seen, to=_likely(part, status), policy=policy, on=on
        ),
        signed=len(proposal.signatures.all()) if proposal else 0,
        needed=proposal.co_chairs if proposal else 0,
    )


def _likely(part: Part, status: rules.Status) -> rules.Status:
    """Return what would most likely be said: what was said below or proposed, else that it is verified."""
    return status if part in {Part.PROPOSE, Part.SIGN} else rules.Status.VERIFIED


def _status(part: Part, present: models.Present | None, proposal: models.Proposal | None) -> rules.Status:
    if present is None:
        return rules.Status.PENDING
    if part is Part.SIGN and proposal is not None:
        return rules.Status(proposal.status)
    below = {Part.REVIEW: present.focal, Part.PROPOSE: present.technical, Part.ANEW: present.final}
    return rules.Status(below.get(part, rules.Status.PENDING))


def type_label(viewer: Viewer, telling: told.Told, ref: str) -> str:
    """Return the type of the violation in the viewer's language."""
    one = next((one for one in telling.violations if one.key == ref), None)
    return code_list("violation_types")[one.type].labelled(viewer.language) if one else ""
