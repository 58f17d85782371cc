"""The one ask that someone wants to act on, locked until the act is done; and who can be named in acting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import asks, scope, story
from kolosi.conclusions.rules import following, wording
from kolosi.conclusions.rules.progress import Status
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer

LATER, LISTED = 300, 20  # asks compared with one that something later replaced, and those offered


@dataclass(frozen=True)
class Ground:
    """What the form of an act stands on: the ask, what stands in the way, and what can be chosen."""

    row: asks.Row
    revision: int
    obstacles: tuple[str, ...]
    owner: str
    focal_points: tuple[str, ...]
    owners: Mapping[str, str]
    answering: Mapping[str, str]
    plan: following.Planned
    evidence: tuple[story.Shown, ...]


def ground(viewer: Viewer, ref: str, act: str, *, on: date) -> Ground | None:
    """Return what an act on an ask in reach stands on, or nothing where the viewer may not do it there."""
    row = asks.whole(viewer, scope.asks(viewer, resting=True)).filter(ref=ref).first()
    if row is None or not viewer.may(f"conclusions.{act}", situation=row.situation):
        return None
    last = row.assignments.last()
    names = access.person_names(viewer, {row.owner})
    standing = following.obstacles(act, followed=row.followed, status=Status(row.status))
    return Ground(
        row=asks.row_of(viewer, row, names, on=on),
        revision=row.revision,
        obstacles=tuple(sorted(standing)),
        owner=row.owner,
        focal_points=tuple(last.focal_points) if last else (),
        owners=owners(viewer, row),
        answering=focal_points(viewer, row),
        plan=planned(viewer, row),
        evidence=story.evidence(viewer, row),
    )


def to_act_on(viewer: Viewer, ref: str, permission: str) -> models.Ask:
    """Return the locked row of an ask in reach on which the viewer may act there; to others it is absent."""
    rows = scope.asks(viewer, resting=True).select_for_update(of=("self",))
    row = rows.filter(ref=ref).first()
    if row is None or not viewer.may(permission, situation=row.situation):
        raise Absent
    return row


def owners(viewer: Viewer, row: models.Ask) -> dict[str, str]:
    """Return who can follow the ask here, reference to name: colleagues who may read all of it."""
    needed = "conclusions.read_confidential" if row.confidential else "conclusions.read"
    found = access.colleagues(viewer, holding=needed, situation=row.situation)
    return {one.ref: one.name for one in found}


def focal_points(viewer: Viewer, row: models.Ask) -> dict[str, str]:
    """Return who can answer for the ask, reference to name: people whose organisation answers for a body it asks."""
    asked = set(row.addressees.filter(asked=True).values_list("code", flat=True))
    bodies = {body.code for body in access.organisations(viewer) if asked & set(body.addressees)}
    return {one.ref: one.name for one in access.colleagues(viewer) if one.organisation in bodies}


def later_asks(viewer: Viewer, ref: str) -> tuple[tuple[str, str], ...]:
    """Return asks in reach that may have taken the place of one, the likest first: reference and words.

    They come from other documents on the situation, were not asked before it, and address one of its addressees.
    """
    row = scope.asks(viewer).filter(ref=ref).first()
    if row is None:
        return ()
    codes = row.addressees.filter(asked=True).values("code")
    found = scope.asks(viewer).filter(situation=row.situation).exclude(document=row.document_id)
    if row.asked_on:
        found = found.exclude(asked_on__lt=row.asked_on)
    shared = models.AskAddressee.objects.filter(asked=True, code__in=codes).values("ask")
    told = found.filter(pk__in=shared).order_by("-asked_on", "number")
    rows = list(told.values_list("ref", "label", "document__symbol", "summary")[:LATER])
    rows.sort(key=lambda one: wording.likeness(row.summary, one[3]), reverse=True)
    return tuple((one, f"{summary} ({symbol} {label})") for one, label, symbol, summary in rows[:LISTED])


def planned(viewer: Viewer, row: models.Ask) -> following.Planned:
    """Return the present plan of an ask in reach; an empty one where nothing is planned."""
    plan = row.plans.last()
    if plan is None:
        return following.Planned()
    steps = tuple(following.Wanted(one.text, one.due, one.done_on) for one in plan.milestones.all())
    return following.Planned(plan.text, plan.indicator, plan.responsible, steps)
