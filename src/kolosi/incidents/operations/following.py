"""The follow-up of an incident, closed and opened again; what is closed counts as before. Each act is a new state."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from kolosi.incidents import rules
from kolosi.incidents.operations.telling import _found, _kept, _write
from kolosi.kernel.refusals import refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

OPEN, CLOSED = "open", "closed"


@transaction.atomic
def close(*, ref: str, number: int, by: Viewer, at: datetime) -> int:
    """Say that nothing more is to be followed up. Return the number of the new state."""
    _follow(ref, number, CLOSED, "incidents.close", by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.close", about=ref, details={"state": number + 1})
    return number + 1


@transaction.atomic
def reopen(*, ref: str, number: int, by: Viewer, at: datetime) -> int:
    """Take the follow-up up again. Return the number of the new state."""
    _follow(ref, number, OPEN, "incidents.reopen", by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.reopen", about=ref, details={"state": number + 1})
    return number + 1


def _follow(ref: str, number: int, follow_up: str, permission: str, *, by: Viewer, at: datetime) -> None:
    incident, seen = _found(ref, number, permission, None, by=by)
    standing = {
        rules.Obstacle.WITHDRAWN: seen.standing is rules.Standing.WITHDRAWN,
        rules.Obstacle.NOTHING_CHANGED: seen.told.follow_up == follow_up,
    }
    refuse_if(obstacle for obstacle, stands in standing.items() if stands)
    told = replace(seen.told, follow_up=follow_up)
    _write(_kept(incident, number + 1, seen.standing, told, by=by), by=by, at=at)
