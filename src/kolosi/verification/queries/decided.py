"""What the task force decided, in time: what counting reads, in bulk, for all incidents or for those that changed."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import F, Max, Q, QuerySet

from kolosi.incidents import queries as incidents
from kolosi.incidents import rules as told
from kolosi.kernel.viewer import Viewer
from kolosi.verification import models, weighing
from kolosi.verification.rules import Status

READ = "verification.read"
CHUNK = 400  # references in one question: SQLite answers no more than some thousand


class Decided(NamedTuple):
    """A final decision: when it was written, what it says, and the day from which it holds."""

    at: datetime
    status: Status
    on: date | None


class Correction(NamedTuple):
    """A decision that took back a verified violation; whatever quoted it must be corrected."""

    number: int
    violation: str
    incident: str
    situation: str
    verified_on: date
    verified_at: datetime
    status: Status
    reason: str
    at: datetime


def situations(viewer: Viewer) -> Q:
    """Return the condition on incidents of the situations in which the viewer reads decisions."""
    held = viewer.situations(READ)
    return Q() if held is None else Q(situation__in=held) if held else Q(pk__lt=0)


def finals(viewer: Viewer, refs: Collection[str]) -> dict[str, tuple[Decided, ...]]:
    """Return the final decisions on violations of these incidents, by violation, in the order they were written."""
    found: dict[str, list[Decided]] = {}
    for chunk in _chunks(sorted(refs)):
        inside = _incidents(viewer).filter(ref__in=chunk)
        rows = models.Final.objects.filter(violation__incident__in=inside).order_by("violation", "number")
        for ref, at, status, on in rows.values_list("violation__ref", "at", "status", "on"):
            found.setdefault(ref, []).append(Decided(at, Status(status), on))
    return {ref: tuple(decided) for ref, decided in found.items()}


def last_final(viewer: Viewer) -> int:
    """Return the number of the last final decision, 0 where there is none."""
    return _finals(viewer).aggregate(last=Max("pk"))["last"] or 0


def decided_incidents(viewer: Viewer, *, since: int) -> frozenset[str]:
    """Return the incidents of which a violation was decided after that number."""
    later = _finals(viewer).filter(pk__gt=since)
    return frozenset(later.values_list("violation__incident__ref", flat=True).order_by())


def statuses(viewer: Viewer, refs: Collection[str]) -> dict[str, Decided]:
    """Return the last final decision on each of these violations; what was never decided is left out."""
    found: dict[str, Decided] = {}
    for chunk in _chunks(sorted(refs)):
        rows = _finals(viewer).filter(violation__ref__in=chunk).order_by("violation", "number")
        for ref, at, status, on in rows.values_list("violation__ref", "at", "status", "on"):
            found[ref] = Decided(at, Status(status), on)
    return found


def verdicts(viewer: Viewer, refs: Collection[str]) -> list[told.Verdict]:
    """Return what lists and queues know of the violations of these incidents; of what nobody judged there is nothing."""
    found: list[told.Verdict] = []
    for chunk in _chunks(sorted(refs)):
        rows = models.Present.objects.filter(violation__incident__in=_incidents(viewer).filter(ref__in=chunk))
        last = F("violation__incident__latest__state__number")
        found += [
            weighing.verdict(row, row.told, told_last=row.told_last)
            for row in rows.annotate(told=F("violation__ref"), told_last=last)
        ]
    return found


def corrections(viewer: Viewer, *, since: datetime | None = None) -> tuple[Correction, ...]:
    """Return the notices that took back a verified violation, from that moment on, the first one first."""
    rows = models.Notice.objects.filter(final__violation__incident__in=_incidents(viewer))
    if since is not None:
        rows = rows.filter(at__gte=since)
    told = rows.select_related("final__proposal", "final__violation__incident", "taken_back")
    return tuple(_correction(row) for row in told.order_by("pk"))


def _correction(row: models.Notice) -> Correction:
    final, before = row.final, row.taken_back
    violation: Any = final.violation
    incident = violation.incident
    assert before.on is not None  # noqa: S101 - the table holds no verified decision without its day
    return Correction(
        row.pk,
        violation.ref,
        incident.ref,
        incident.situation,
        before.on,
        before.at,
        Status(final.status),
        final.proposal.reason,
        row.at,
    )


def _incidents(viewer: Viewer) -> QuerySet[Any]:
    return incidents.scope(viewer).filter(situations(viewer))


def _finals(viewer: Viewer) -> QuerySet[models.Final]:
    if viewer.situations(READ) is None and viewer.situations("incidents.read") is None:
        return models.Final.objects.all()
    return models.Final.objects.filter(violation__incident__in=_incidents(viewer))


def _chunks(refs: Iterable[str]) -> Iterable[list[str]]:
    source = iter(refs)
    while chunk := list(islice(source, CHUNK)):
        yield chunk
