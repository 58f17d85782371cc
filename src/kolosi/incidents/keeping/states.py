"""Whole states into rows: one call writes the states of many incidents, table by table, so that a file of thousands is quick."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Model

from kolosi.incidents import models, rules
from kolosi.incidents.keeping.entries import keep_entries
from kolosi.incidents.keeping.kept import Kept
from kolosi.incidents.keeping.search import keep_words
from kolosi.incidents.keeping.verdicts import keep_told
from kolosi.incidents.models import columns
from kolosi.kernel.viewer import Viewer

BATCH = 500


def keep(many: Sequence[Kept], *, by: Viewer, at: datetime) -> list[models.State]:
    """Write the states and all that hangs on them; a second state of one number is an `IntegrityError`."""
    states = models.State.objects.bulk_create(
        [models.State(**_columns(one), by=by.person, at=one.at or at) for one in many], batch_size=BATCH
    )
    known = _identities(many)
    rows = _violations(many, states, known)
    _details(many, rows)
    keep_entries(many, states, rows)
    _point(many, states)
    keep_words([replace(one, told=_named(one, known)) for one in many])
    keep_told(many, known)
    return states


def _columns(one: Kept) -> dict[str, Any]:
    told, when, where = one.told, one.told.when, one.told.where
    return {
        "incident": one.incident,
        "number": one.number,
        "standing": one.standing,
        "reason": one.reason,
        "title": told.title,
        "account": told.account,
        "account_public": told.account_public,
        "update": told.update,
        "notes": told.notes,
        "begins": str(when.begins or ""),
        "ends": str(when.ends or ""),
        "ongoing": when.ongoing,
        "estimated": when.estimated,
        "first": rules.first_day(when),
        "last": rules.last_day(when),
        "reported_on": str(told.reported_on or ""),
        "place": where.code,
        "edition": where.edition,
        "precision": where.precision,
        "place_told": where.told,
        "place_note": where.note,
        "region": one.region,
        "district": one.district,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "incident_location_type": told.location_type,
        "follow_up": told.follow_up,
        "children": told.children,
        **columns.written(told.facts, models.State),
    }


Known = Mapping[tuple[int, str], models.Violation]  # by the incident's number and the key of the violation
Rows = dict[tuple[int, str], models.ViolationState]  # by place in `many` and key of the violation


def _named(one: Kept, known: Known) -> rules.Told:
    """Return what is told as it will be read: violations under their references."""
    names = {told.key: known[(one.incident.pk, told.key)].ref for told in one.told.violations}
    return rules.renamed(one.told, names)


def _violations(many: Sequence[Kept], states: Sequence[models.State], known: Known) -> Rows:
    made, keys = [], []
    for place, (one, state) in enumerate(zip(many, states, strict=True)):
        for told in one.told.violations:
            shared = {fact: told.facts[fact] for fact in columns.SHARED if fact in told.facts}
            made.append(
                models.ViolationState(
                    state=state,
                    violation=known[(one.incident.pk, told.key)],
                    boys=told.tally.boys,
                    girls=told.tally.girls,
                    unknown=told.tally.unknown,
                    at_least=told.at_least,
                    attribution=told.attribution,
                    in_conflict=told.in_conflict,
                    by_party=told.by_party,
                    **columns.written(shared, models.ViolationState),
                )
            )
            keys.append((place, told.key))
    rows = models.ViolationState.objects.bulk_create(made, batch_size=BATCH)
    return dict(zip(keys, rows, strict=True))


def _identities(many: Sequence[Kept]) -> Known:
    """Find the violations that the incidents have, and name those that are new: `ML-2017-00042/3`."""
    pks = [one.incident.pk for one in many]
    found = models.Violation.objects.filter(incident__in=pks).order_by("pk")
    known = {(row.incident_id, row.ref): row for row in found}
    counts: dict[int, int] = {}
    for row in found:
        counts[row.incident_id] = counts.get(row.incident_id, 0) + 1
    new, keys = [], []
    for one in many:
        for told in one.told.violations:
            if (one.incident.pk, told.key) in known:
                continue
            counts[one.incident.pk] = counts.get(one.incident.pk, 0) + 1
            ref = f"{one.incident.ref}/{counts[one.incident.pk]}"
            new.append(models.Violation(ref=ref, incident=one.incident, type=told.type))
            keys.append((one.incident.pk, told.key))
    made = models.Violation.objects.bulk_create(new, batch_size=BATCH)
    return {**known, **dict(zip(keys, made, strict=True))}


def _details(many: Sequence[Kept], rows: Rows) -> None:
    details: dict[type[Model], list[Model]] = {}
    chosen = []
    for place, one in enumerate(many):
        for told in one.told.violations:
            row, model = rows[(place, told.key)], columns.FAMILIES[told.type]
            own = {fact: value for fact, value in told.facts.items() if fact not in columns.SHARED}
            if written := columns.written(own, model):
                details.setdefault(model, []).append(model(violation=row, **written))
            chosen += [
                models.Chosen(violation=row, fact=fact, code=code) for fact, code in columns.several(own)
            ]
    for model, made in details.items():
        model._default_manager.bulk_create(made, batch_size=BATCH)
    models.Chosen.objects.bulk_create(chosen, batch_size=BATCH)


def _point(many: Sequence[Kept], states: Sequence[models.State]) -> None:
    """Say which state of each incident is the last."""
    latest = [
        models.Latest(incident=one.incident, state=state) for one, state in zip(many, states, strict=True)
    ]
    models.Latest.objects.bulk_create(
        latest, batch_size=BATCH, update_conflicts=True, unique_fields=["incident"], update_fields=["state"]
    )
