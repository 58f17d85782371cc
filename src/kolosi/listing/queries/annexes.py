"""Annexes as recorded: the last state of each report, its earlier states, and what may be recorded.

Annexes are published: whoever may read listings anywhere reads all of them. Recording needs the right in every situation
that a report covers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.listing import models
from kolosi.listing.rules import annexes
from kolosi.listing.rules.annexes import Annex, Complaint, Entry
from kolosi.parties import queries as parties


@dataclass(frozen=True)
class Told:
    """One state of a report: who told it when, and why anew."""

    number: int
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Recorded:
    """A report with what its annexes say now; `states` are all that were told, the latest first."""

    annex: Annex
    simulated: bool
    states: tuple[Told, ...]

    @property
    def number(self) -> int:
        """The number of the last state: a correction names the one it saw."""
        return self.states[0].number


def scope(viewer: Viewer) -> "QuerySet[models.Report]":
    """Return the reports in reach."""
    return models.Report.objects.all() if viewer.may("listing.read") else models.Report.objects.none()


def reports(viewer: Viewer) -> tuple[Recorded, ...]:
    """Return every report as it stands, the earliest first; a fixed number of queries however many there are."""
    entries = models.Entry.objects.prefetch_related("triggers").select_related("party")
    states = models.State.objects.prefetch_related("covered", Prefetch("entries", queryset=entries))
    rows = list(scope(viewer).prefetch_related(Prefetch("states", queryset=states)))
    people = access.person_names(viewer, {state.by for row in rows for state in row.states.all()})
    return tuple(_recorded(row, people) for row in rows)


def report(viewer: Viewer, year: int) -> Recorded | None:
    """Return the report of that year, or nothing."""
    return next((one for one in reports(viewer) if one.annex.year == year), None)


def complaints(viewer: Viewer, annex: Annex, *, today: date) -> tuple[Complaint, ...]:
    """Return what stands in the way of recording the annex: row, field and reason."""
    known = {code: entry.described.spell.first for code, entry in parties.book(viewer).approved.items()}
    return annexes.complaints(annex, parties=known, today=today)


def may_record(viewer: Viewer, act: str, situations: Iterable[str]) -> bool:
    """Say whether the viewer may do that act in each of the situations."""
    return viewer.may(f"listing.{act}") and all(
        viewer.may(f"listing.{act}", situation=one) for one in situations
    )


def _recorded(row: models.Report, people: dict[str, str]) -> Recorded:
    states = list(row.states.all())
    told = [Told(one.number, people.get(one.by, one.by), one.at, one.reason) for one in reversed(states)]
    return Recorded(_annex(row.year, states[-1]), row.simulated, tuple(told))


def _annex(year: int, state: models.State) -> Annex:
    entries = (
        Entry(
            one.annex,
            one.section,
            one.situation,
            one.party_id,
            one.named,
            tuple(told.trigger for told in one.triggers.all()),
            one.affiliates,
            one.plan,
            one.note,
        )
        for one in state.entries.all()
    )
    covered = tuple(one.situation for one in state.covered.all())
    return Annex(year, state.data_year, state.symbol, state.source, covered, tuple(entries))
