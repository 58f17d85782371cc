"""Duplicates, linked by hand: an incident that tells again what another tells counts nowhere while the link stands."""

from datetime import datetime
from typing import Any

from django.db import transaction

from kolosi.incidents import models, queries, rules
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@transaction.atomic
def link(*, ref: str, original: str, reason: str, by: Viewer, at: datetime) -> None:
    """Say that an incident is a duplicate of another of the same situation; chains and circles are refused."""
    one, other = _found(ref, "incidents.link", by=by), _found(original, "incidents.link", by=by)
    standing = {
        rules.Obstacle.NOT_ITS_OWN_DUPLICATE: one.pk == other.pk,
        rules.Obstacle.ANOTHER_SITUATION: one.situation != other.situation,
        rules.Obstacle.ALREADY_A_DUPLICATE: one.latest.duplicate_of_id is not None,
        rules.Obstacle.ORIGINAL_IS_A_DUPLICATE: other.latest.duplicate_of_id is not None,
        rules.Obstacle.HAS_DUPLICATES: models.Latest.objects.filter(duplicate_of=one).exists(),
        rules.Obstacle.NO_REASON: not reason.strip(),
    }
    refuse_if(obstacle for obstacle, stands in standing.items() if stands)
    models.DuplicateLink.objects.create(
        incident=one, original=other, reason=reason.strip(), by=by.person, at=at
    )
    models.Latest.objects.filter(incident=one).update(duplicate_of=other)
    ledger.record(by=by, at=at, verb="incidents.link", about=ref, details={"original": original})


@transaction.atomic
def unlink(*, ref: str, reason: str, by: Viewer, at: datetime) -> None:
    """Take the link back: the incident counts again from now on."""
    one = _found(ref, "incidents.unlink", by=by)
    other: Any = one.latest.duplicate_of
    standing = {
        rules.Obstacle.NOT_A_DUPLICATE: other is None,
        rules.Obstacle.NO_REASON: not reason.strip(),
    }
    refuse_if(obstacle for obstacle, stands in standing.items() if stands)
    models.DuplicateLink.objects.create(
        incident=one, original=other, apart=True, reason=reason.strip(), by=by.person, at=at
    )
    models.Latest.objects.filter(incident=one).update(duplicate_of=None)
    ledger.record(by=by, at=at, verb="incidents.unlink", about=ref, details={"original": str(other)})


def _found(ref: str, permission: str, *, by: Viewer) -> models.Incident:
    incident = queries.scope(by).select_for_update().filter(ref=ref).first()
    if incident is None or not by.may(permission, situation=incident.situation):
        raise Absent
    return incident
