"""Decisions that a file of another system tells, beside the violations of ours that they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kolosi.incidents import models
from kolosi.incidents.gateways import primero_decided
from kolosi.incidents.gateways.workbook_opened import CannotOpen
from kolosi.incidents.queries import bringing as reads
from kolosi.incidents.queries.scope import scope
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer

READ = "incidents.read"  # whoever reads incidents may know what files say was decided of them
LAYOUT = "primero"
CHUNK = 400  # keys in one question: SQLite answers no more than some thousand


@dataclass(frozen=True)
class DecidedElsewhere:
    """A decision as the file tells it, and our violation: empty where none came in from there that the viewer sees."""

    told: primero_decided.DecidedThere
    violation: str = ""
    first: date | None = None  # the first day on which it can have happened


def files_with_decisions(viewer: Viewer) -> tuple[reads.Handle, ...]:
    """Return the files of a layout that tells decisions, the last first."""
    return tuple(one for one in reads.bringings(viewer, by_right=READ) if one.layout == LAYOUT)


def decided_elsewhere(viewer: Viewer, ref: str) -> tuple[reads.Handle, tuple[DecidedElsewhere, ...]]:
    """Return the file and the decisions that it tells."""
    file = reads.bringing(viewer, ref, by_right=READ)
    if file.layout != LAYOUT:
        raise Absent
    try:
        reads.staged(viewer, ref, by_right=READ)
    except CannotOpen as error:
        raise Refused({error.reason}) from error
    told = list(primero_decided.decided(reads.path_of(viewer, ref, by_right=READ)))
    ours = _violations(viewer, file, sorted({one.incident for one in told}))
    return file, tuple(
        DecidedElsewhere(one, *ours.get((one.incident, one.violation), ("", None))) for one in told
    )


def _violations(
    viewer: Viewer, file: reads.Handle, keys: Sequence[str]
) -> dict[tuple[str, str], tuple[str, date | None]]:
    """Return our violation by the names that the file gives to the incident and to it."""
    mine = scope(viewer).filter(situation=file.situation, origin=file.origin)
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
