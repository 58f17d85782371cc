"""The one ask that someone wants to act on, locked until the act is done; and who can be named in acting."""

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.queries import scope
from kolosi.conclusions.rules import following
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer


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


def planned(viewer: Viewer, row: models.Ask) -> following.Planned:
    """Return the present plan of an ask in reach; an empty one where nothing is planned."""
    plan = row.plans.last()
    if plan is None:
        return following.Planned()
    steps = tuple(following.Wanted(one.text, one.due, one.done_on) for one in plan.milestones.all())
    return following.Planned(plan.text, plan.indicator, plan.responsible, steps)
