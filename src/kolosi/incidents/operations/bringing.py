"""Bringing incidents in from files, a part at a time, and handing them out: each incident whole or not at all."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from kolosi.incidents import keeping, models, queries, rules
from kolosi.incidents.gateways import mapping, workbook_opened, workbook_staged
from kolosi.incidents.gateways.sheets import Complaint
from kolosi.incidents.queries import bringing as reads
from kolosi.incidents.queries.judged import Judged, Outcome
from kolosi.incidents.rules.coming import FileObstacle, SheetObstacle
from kolosi.kernel.identifiers import random_ref
from kolosi.kernel.refusals import Absent, refuse_if
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger

BATCH = 500
LAYOUTS = ("ours", "primero", "mapped")
OWN = "workbook"  # whose numbers those of a file are, where nobody says


@dataclass(frozen=True)
class File:
    """A file with incidents and how it is to be read. `revising`: what it tells otherwise becomes a new state."""

    name: str
    data: bytes
    layout: str = "ours"
    mapping: str = ""
    origin: str = OWN
    simulated: bool = False
    revising: bool = False


@transaction.atomic
def submit(*, situation: str, file: File, by: Viewer, at: datetime) -> str:
    """Keep a file as received and return its reference; nothing of it counts before it is brought in.

    What was laid out of files long ago and never brought in is dropped: it holds what nobody has judged yet.
    """
    if not by.may("incidents.submit", situation=situation) or file.layout not in LAYOUTS:
        raise Absent
    try:
        workbook_opened.weighed(file.data)
    except workbook_opened.CannotOpen as error:
        refuse_if({error.reason})
    named = Q(ref=file.mapping) | Q(name=file.mapping)  # the last of a name is the one in use
    found = models.Mapping.objects.filter(named, situation=situation).order_by("pk").last()
    if file.layout == "mapped" and found is None:
        raise Absent
    row = models.Bringing.objects.create(
        ref=random_ref("b"), situation=situation, name=file.name[:200], data=file.data,
        sha256=hashlib.sha256(file.data).hexdigest(), layout=file.layout, mapping=found, origin=file.origin or OWN,
        simulated=file.simulated, revising=file.revising, by=by.person, at=at,
    )  # fmt: skip
    details = {"situation": situation, "layout": file.layout, "bytes": len(file.data)}
    ledger.record(by=by, at=at, verb="incidents.submit", about=row.ref, details=details)
    left = at - timedelta(days=settings.STAGED_DAYS)
    workbook_staged.drop_old(reads.path_of(by, row.ref, by_right="incidents.submit").parent, before=left)
    return row.ref


@transaction.atomic
def bring_in(*, ref: str, how_many: int, by: Viewer, at: datetime) -> reads.Progress:
    """Bring the next incidents of a file in, and return how far it has come; run again, it goes on where it stopped."""
    row = reads.scope_of_bringings(by).select_for_update().filter(ref=ref).first()
    if row is None or not by.may("incidents.bring_in", situation=row.situation):
        raise Absent
    handle = reads.bringing(by, ref)
    before = handle.progress
    if handle.done:
        refuse_if({FileObstacle.NOTHING_LEFT})
    try:
        staged = reads.staged(by, ref)
    except workbook_opened.CannotOpen as error:
        refuse_if({error.reason})
    if before.position >= staged.incidents:
        refuse_if({FileObstacle.NOTHING_LEFT})
    found = reads.preview(by, ref, after=before.position, how_many=how_many, at=at)
    new = [one for one in found if one.outcome is Outcome.NEW]
    revised = [one for one in found if one.outcome is Outcome.REVISED]
    refs = _write(row, new, by=by, at=at) + _revise(row, revised, by=by, at=at)
    position = before.position + len(found)
    complaints = [complaint for one in found for complaint in one.complaints]
    if position >= staged.incidents:
        complaints += staged.orphans
        again = workbook_staged.told_again(reads.path_of(by, ref))
        keeping.link_again(row, again, by=by, at=at)
    _complain(row, complaints)
    counts = {
        outcome: sum(one.outcome is outcome for one in found) for outcome in (Outcome.KNOWN, Outcome.REFUSED)
    }
    models.BringingStep.objects.create(
        bringing=row, position=position, incidents=staged.incidents, brought=len(new), revised=len(revised),
        known=counts[Outcome.KNOWN], refused=counts[Outcome.REFUSED], by=by.person, at=at,
    )  # fmt: skip
    details = {
        "position": position, "brought": len(new), "revised": len(revised), "known": counts[Outcome.KNOWN],
        "refused": counts[Outcome.REFUSED], "first": refs[0] if refs else "", "last": refs[-1] if refs else "",
    }  # fmt: skip
    ledger.record(by=by, at=at, verb="incidents.bring_in", about=ref, details=details)
    return reads.bringing(by, ref).progress


@transaction.atomic
def map_sheet(
    *, situation: str, name: str, columns: Sequence[mapping.MappedColumn], by: Viewer, at: datetime
) -> str:
    """Save a way of reading somebody's sheet; files of that kind can then be submitted with it."""
    if not by.may("incidents.map_sheet", situation=situation):
        raise Absent
    known = {(entry, column) for entry, column, _ in mapping.choices("en")} | {(mapping.ROWS, "only")}
    named = [one for one in columns if one.heading or one.constant]
    if not name.strip() or not named or any((one.entry, one.column) not in known for one in named):
        refuse_if({FileObstacle.NO_COLUMNS})
    if any(mapping.unreadable(one) for one in named):
        refuse_if({SheetObstacle.NO_SUCH_CODE})
    row = models.Mapping.objects.create(
        ref=random_ref("m"), situation=situation, name=name.strip()[:80], by=by.person, at=at
    )
    for one in named:
        column = models.MappedColumn.objects.create(
            mapping=row, heading=one.heading, entry=one.entry, column=one.column, constant=one.constant
        )
        values = [
            models.MappedValue(column=column, word=word, code=code) for word, code in one.values.items()
        ]
        models.MappedValue.objects.bulk_create(values)
    details = {"situation": situation, "columns": len(named)}
    ledger.record(by=by, at=at, verb="incidents.map_sheet", about=row.ref, details=details)
    return row.ref


@transaction.atomic
def hand_out(*, situation: str, form: str, by: Viewer, at: datetime) -> int:
    """Record that all incidents of a situation that one may see leave in a file; return how many they are."""
    if not by.may("incidents.hand_out", situation=situation):
        raise Absent
    count = queries.scope(by).filter(situation=situation).count()
    details = {"situation": situation, "form": form, "incidents": count}
    ledger.record(by=by, at=at, verb="incidents.hand_out", about=situation, details=details)
    return count


def _write(row: models.Bringing, new: Sequence[Judged], *, by: Viewer, at: datetime) -> list[str]:
    """Write new incidents, whose references in the file stay theirs where they are free."""
    if not new:
        return []
    refs = _refs(row.situation, new, at)
    made = models.Incident.objects.bulk_create(
        [_incident(row, one, ref, by=by, at=at) for one, ref in zip(new, refs, strict=True)], batch_size=BATCH
    )
    _name(made, new)
    kept = [_kept(incident, 1, one) for incident, one in zip(made, new, strict=True)]
    keeping.keep(kept, by=by, at=at)
    _remember(row, made, new, [1] * len(new))
    return refs


def _refs(situation: str, new: Sequence[Judged], at: datetime) -> list[str]:
    ours = re.compile(rf"{re.escape(situation)}-(\d{{4}})-(\d{{5,9}})")
    kept = {one.key: match for one in new if (match := ours.fullmatch(one.key))}
    highest: dict[int, int] = {}
    for match in kept.values():
        year, number = int(match[1]), int(match[2])
        highest[year] = max(highest.get(year, 0), number)
    for year, number in sorted(highest.items()):
        keeping.reach(situation, year, number)
    wanted: dict[int, list[str]] = {}
    for one in new:
        if one.key not in kept:
            wanted.setdefault((rules.first_day(one.told.when) or at.date()).year, []).append(one.key)
    taken = {
        key: ref
        for year, keys in sorted(wanted.items())
        for key, ref in zip(keys, keeping.take_refs(situation, year, len(keys)), strict=True)
    }
    return [taken.get(one.key, one.key) for one in new]


def _incident(row: models.Bringing, one: Judged, ref: str, *, by: Viewer, at: datetime) -> models.Incident:
    own = one.incoming.own
    elsewhere = ("", "") if ref == one.key else (row.origin, one.key)
    told = (own.get("origin", "").strip(), own.get("origin_id", "").strip())
    origin, name = told if all(told) else elsewhere
    return models.Incident(
        ref=ref,
        situation=row.situation,
        organisation=own.get("organisation", "").strip() or by.organisation,
        origin=origin[:60],
        origin_id=name[:120],
        simulated=row.simulated or own.get("simulated", "").strip().casefold() in {"yes", "oui", "true", "1"},
        by=by.person,
        at=at,
    )


def _name(made: Sequence[models.Incident], new: Sequence[Judged]) -> None:
    """Let violations whose key is a reference of their own incident keep it, gaps included."""
    rows = [
        models.Violation(ref=told.key, incident=incident, type=told.type)
        for incident, one in zip(made, new, strict=True)
        for told in one.told.violations
        if re.fullmatch(rf"{re.escape(incident.ref)}/\d{{1,6}}", told.key)
    ]
    models.Violation.objects.bulk_create(rows, batch_size=BATCH)


def _revise(row: models.Bringing, revised: Sequence[Judged], *, by: Viewer, at: datetime) -> list[str]:
    if not revised:
        return []
    found = queries.scope(by).select_for_update().filter(ref__in=[one.ref for one in revised])
    rows = {incident.ref: incident for incident in found}
    incidents = [rows[one.ref] for one in revised]
    kept = [_kept(incident, one.number + 1, one) for incident, one in zip(incidents, revised, strict=True)]
    keeping.keep(kept, by=by, at=at)
    _remember(row, incidents, revised, [one.number + 1 for one in revised])
    return [one.ref for one in revised]


def _kept(incident: models.Incident, number: int, one: Judged) -> keeping.Kept:
    region, district = keeping.area_of(one.told.where)
    reason = one.incoming.own.get("reason", "").strip()
    return keeping.Kept(incident, number, one.standing, one.told, region, district, reason)


def _remember(
    row: models.Bringing,
    incidents: Sequence[models.Incident],
    found: Sequence[Judged],
    numbers: Sequence[int],
) -> None:
    """Remember which file told each incident, and the names that it gave to violations."""
    brought = [
        models.Brought(bringing=row, incident=incident, number=number, row=one.row, digest=one.digest)
        for incident, one, number in zip(incidents, found, numbers, strict=True)
    ]
    models.Brought.objects.bulk_create(brought, batch_size=BATCH)
    there = models.ViolationState.objects.filter(
        state__incident__in=incidents, state__latest_of__isnull=False
    ).order_by("pk")
    violations: dict[int, list[models.Violation]] = {}
    for state in there.select_related("violation__elsewhere"):
        violations.setdefault(state.violation.incident_id, []).append(state.violation)
    names = []
    for incident, one in zip(incidents, found, strict=True):
        names += _names(violations.get(incident.pk, []), [told.key for told in one.told.violations])
    models.KeyElsewhere.objects.bulk_create(names, batch_size=BATCH)


def _names(violations: Sequence[models.Violation], told: Sequence[str]) -> list[models.KeyElsewhere]:
    """Return the names that the file gives to violations that were new with it; both stand in the order of the telling."""
    refs = {violation.ref for violation in violations}
    keys = [key for key in told if key not in refs]
    fresh = [
        violation
        for violation in violations
        if violation.ref not in told and not hasattr(violation, "elsewhere")
    ]
    return [
        models.KeyElsewhere(violation=violation, key=key[:120])
        for violation, key in zip(fresh, keys, strict=True)
    ]


def _complain(row: models.Bringing, complaints: Sequence[Complaint]) -> None:
    rows = [
        models.Unfit(
            bringing=row, sheet=one.sheet[:100], row=one.row, field=one.field[:200], value=one.value[:100],
            reason=one.reason,
        )
        for one in complaints
    ]  # fmt: skip
    models.Unfit.objects.bulk_create(rows, batch_size=BATCH)
