"""Decisions that a file of another system tells, beside the violations of ours that they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kolosi.incidents import models
from kolosi.incidents.gateways import primero, primero_decided, workbook_staged
from kolosi.incidents.gateways.workbook_opened import CannotOpen
from kolosi.incidents.queries.bringing import Handle, handle_of, laid_out_at
from kolosi.incidents.queries.scope import scope
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer

READ = "incidents.read"
CHUNK = 400  # keys in one question: SQLite answers no more than some thousand


@dataclass(frozen=True)
class DecidedElsewhere:
    """A decision as the file tells it, and our violation: empty where none came in from there that the viewer sees."""

    told: primero_decided.DecidedThere
    violation: str = ""
    first: date | None = None  # the first day on which it can have happened


def files_with_decisions(viewer: Viewer) -> tuple[Handle, ...]:
    """Return the files of a layout that tells decisions, the last first."""
    return tuple(handle_of(row) for row in _files(viewer)[:200])


def decided_elsewhere(viewer: Viewer, ref: str) -> tuple[Handle, tuple[DecidedElsewhere, ...]]:
    """Return the file and the decisions that it tells."""
    row = _files(viewer).filter(ref=ref).first()
    if row is None:
        raise Absent
    path = laid_out_at(row.ref)
    try:
        workbook_staged.stage(b"" if path.exists() else bytes(row.data), primero.Primero(), path)
    except CannotOpen as error:
        raise Refused({error.reason}) from error
    told = list(primero_decided.decided(path))
    ours = _violations(viewer, row, sorted({one.incident for one in told}))
    return handle_of(row), tuple(
        DecidedElsewhere(one, *ours.get((one.incident, one.violation), ("", None))) for one in told
    )


def _files(viewer: Viewer) -> QuerySet[models.Bringing]:
    found = models.Bringing.objects.defer("data").select_related("mapping").filter(layout="primero")
    held = viewer.situations(READ)
    return found if held is None else found.filter(situation__in=held)


def _violations(
    viewer: Viewer, row: models.Bringing, keys: Sequence[str]
) -> dict[tuple[str, str], tuple[str, date | None]]:
    """Return our violation by the names that the file gives to the incident and to it."""
    mine = scope(viewer).filter(situation=row.situation, origin=row.origin)
    found: dict[tuple[str, str], tuple[str, date | None]] = {}
    for start in range(0, len(keys), CHUNK):
        there = models.KeyElsewhere.objects.filter(
            violation__incident__in=mine.filter(origin_id__in=keys[start : start + CHUNK])
        )
        for incident, key, violation, first in there.values_list(
            "violation__incident__origin_id",
            "key",
            "violation__ref",
            "violation__incident__latest__state__first",
        ):
            found[(incident, key)] = (violation, first)
    return found
