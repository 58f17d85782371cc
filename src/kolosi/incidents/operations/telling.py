"""Telling an incident: reporting it, revising what was told, completing it, withdrawing it. Each act is a new state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from kolosi.incidents import keeping, models, queries, rules
from kolosi.kernel.refusals import Absent, Stale, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@dataclass(frozen=True)
class Origin:
    """Where an incident came from, and under which name it is known there; empty for what was told here."""

    system: str = ""
    name: str = ""


HERE = Origin()


@transaction.atomic
def report(
    *,
    situation: str,
    told: rules.Told,
    complete: bool,
    origin: Origin = HERE,
    simulated: bool = False,
    by: Viewer,
    at: datetime,
) -> str:
    """Report an incident, as a draft or at once complete, and return its reference."""
    if not by.may("incidents.report", situation=situation):
        raise Absent
    if complete:
        refuse_if(rules.whole_obstacles(told, today=at.date()))
    year = (rules.first_day(told.when) or at.date()).year
    incident = models.Incident.objects.create(
        ref=keeping.take_refs(situation, year)[0],
        situation=situation,
        organisation=by.organisation,
        origin=origin.system,
        origin_id=origin.name,
        simulated=simulated,
        by=by.person,
        at=at,
    )
    standing = rules.Standing.COMPLETE if complete else rules.Standing.DRAFT
    keeping.keep([_kept(incident, 1, standing, told, by=by)], by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.report", about=incident.ref, details=_counted(told))
    return incident.ref


@transaction.atomic
def revise(*, ref: str, number: int, told: rules.Told, by: Viewer, at: datetime) -> int:
    """Tell the incident anew; `number` is the state that was seen. Return the number of the new one.

    What is complete stays complete, so a revision that would leave it short is refused; another's revision in between
    is `Stale`, with both tellings.
    """
    incident, seen = _found(ref, number, "incidents.revise", told, by=by)
    if seen.standing is rules.Standing.WITHDRAWN:
        refuse_if({rules.Obstacle.WITHDRAWN})
    if seen.standing is rules.Standing.COMPLETE:
        refuse_if(rules.whole_obstacles(told, today=at.date()))
    if told == seen.told:
        refuse_if({rules.Obstacle.NOTHING_CHANGED})
    _write(_kept(incident, number + 1, seen.standing, told, by=by), by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.revise", about=ref, details=_counted(told))
    return number + 1


@transaction.atomic
def complete(*, ref: str, number: int, by: Viewer, at: datetime) -> int:
    """Say that a draft is whole; refused with every reason while it is not. Return the number of the new state."""
    incident, seen = _found(ref, number, "incidents.complete", None, by=by)
    if seen.standing is not rules.Standing.DRAFT:
        refuse_if({rules.Obstacle.NOT_A_DRAFT})
    refuse_if(rules.whole_obstacles(seen.told, today=at.date()))
    _write(_kept(incident, number + 1, rules.Standing.COMPLETE, seen.told, by=by), by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.complete", about=ref, details={"state": number + 1})
    return number + 1


@transaction.atomic
def withdraw(*, ref: str, number: int, reason: str, by: Viewer, at: datetime) -> int:
    """Take a report back, with the reason; it stays on record and counts nowhere from now on."""
    incident, seen = _found(ref, number, "incidents.withdraw", None, by=by)
    standing = {rules.Obstacle.NO_REASON} if not reason.strip() else set()
    if seen.standing is rules.Standing.WITHDRAWN:
        standing.add(rules.Obstacle.WITHDRAWN)
    refuse_if(standing)
    kept = _kept(incident, number + 1, rules.Standing.WITHDRAWN, seen.told, reason=reason.strip(), by=by)
    _write(kept, by=by, at=at)
    ledger.record(by=by, at=at, verb="incidents.withdraw", about=ref, details={"state": number + 1})
    return number + 1


def _found(
    ref: str, number: int, permission: str, told: rules.Told | None, *, by: Viewer
) -> tuple[models.Incident, queries.Telling]:
    """Return the incident, locked, and its last state, which must be the one that was seen."""
    incident = queries.scope(by).select_for_update().filter(ref=ref).first()
    if incident is None or not by.may(permission, situation=incident.situation):
        raise Absent
    seen = queries.telling(by, ref)
    if seen.number != number:
        raise Stale(theirs=seen, yours=told)
    return incident, seen


def _kept(
    incident: models.Incident,
    number: int,
    standing: rules.Standing,
    told: rules.Told,
    *,
    reason: str = "",
    by: Viewer,
) -> keeping.Kept:
    region, district = keeping.area_on(told.where, rules.first_day(told.when), by=by)
    return keeping.Kept(incident, number, standing, told, region, district, reason)


def _write(kept: keeping.Kept, *, by: Viewer, at: datetime) -> None:
    """Write one state; where somebody wrote the same number at the same moment, the later one is stale."""
    try:
        with transaction.atomic():
            keeping.keep([kept], by=by, at=at)
    except IntegrityError as error:
        if not models.State.objects.filter(incident=kept.incident, number=kept.number).exists():
            raise
        theirs = queries.telling(by, kept.incident.ref)
        raise Stale(theirs=theirs, yours=kept.told) from error


def _counted(told: rules.Told) -> dict[str, object]:
    types: Sequence[str] = sorted(one.type for one in told.violations)
    return {"violations": types, "victims": len(told.victims), "sources": len(told.sources)}
