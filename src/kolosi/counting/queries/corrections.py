"""Correction notices: a verified violation was taken back, and these frozen sets had quoted it."""

from dataclasses import dataclass
from datetime import date, datetime

from kolosi.counting.queries.frozen import FrozenSet, quoting
from kolosi.kernel.viewer import Viewer
from kolosi.verification import queries as verification


@dataclass(frozen=True)
class Notice:
    """One notice: the violation, when it had been verified, what it is now, and every set that must be corrected."""

    violation: str
    incident: str
    verified_on: date
    status: str
    reason: str
    at: datetime
    quoted_by: tuple[FrozenSet, ...]


def corrections(viewer: Viewer) -> tuple[Notice, ...]:
    """Return the notices whose violation some frozen set quoted before it was taken back, the newest first."""
    taken_back = verification.corrections(viewer)
    sets = quoting(viewer, {one.violation for one in taken_back})
    found = [
        Notice(
            one.violation, one.incident, one.verified_on, str(one.status), one.reason, one.at,
            tuple(sheet for sheet in sets.get(one.violation, ()) if sheet.as_of < one.at),
        )
        for one in taken_back
    ]  # fmt: skip
    return tuple(sorted((one for one in found if one.quoted_by), key=lambda one: one.at, reverse=True))
