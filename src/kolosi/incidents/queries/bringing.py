"""Files that bring incidents in: how far each has come, and what stands in the way of what it tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, Sum

from kolosi.incidents import models
from kolosi.incidents.gateways import mapping as mapped
from kolosi.incidents.gateways import primero, workbook_staged
from kolosi.incidents.gateways.sheets import Complaint
from kolosi.incidents.gateways.sheets_layout import Layout, Ours
from kolosi.incidents.gateways.sheets_told import Known
from kolosi.incidents.queries.judged import Asked, Judged, Outcome, judged
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.reference.facts import ENTRIES, entry_facts

READ = "incidents.bring_in"
_COLUMNS = {
    "where.code": "place",
    "where.edition": "edition",
    "where.told": "place_told",
    "where.note": "place_note",
    "location_type": "incident_location_type",
}
_TABLES = {
    "incidents": models.State,
    "victims": models.Victim,
    "perpetrators": models.Perpetrator,
    "sources": models.Source,
    "evidence": models.Evidence,
    "responses": models.Response,
}


@dataclass(frozen=True)
class Progress:
    """How far a file was brought in: incidents looked at, and what became of them."""

    position: int = 0
    brought: int = 0
    revised: int = 0
    known: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Handle:
    """A file as received, how it is read, and how far it has come; `incidents` is `None` before it was laid out."""

    ref: str
    situation: str
    name: str
    sha256: str
    layout: str
    mapping: str
    origin: str
    simulated: bool
    revising: bool
    by: str
    at: datetime
    progress: Progress
    incidents: int | None = None

    @property
    def done(self) -> bool:
        """Say whether every incident of the file was looked at."""
        return self.incidents is not None and self.progress.position >= self.incidents


def scope_of_bringings(viewer: Viewer, by_right: str = READ) -> QuerySet[models.Bringing]:
    """Return the files that the viewer may see: those of the situations in which they bring in, or hold that right."""
    found = models.Bringing.objects.defer("data")
    held = viewer.situations(by_right)
    return found if held is None else found.filter(situation__in=held)


def bringings(viewer: Viewer, *, by_right: str = READ) -> tuple[Handle, ...]:
    """Return the files that were received, the last first."""
    rows = scope_of_bringings(viewer, by_right).select_related("mapping")[:200]
    return tuple(_handle(row) for row in rows)


def bringing(viewer: Viewer, ref: str, *, by_right: str = READ) -> Handle:
    """Return one file."""
    row = scope_of_bringings(viewer, by_right).select_related("mapping").filter(ref=ref).first()
    if row is None:
        raise Absent
    return _handle(row)


def _handle(row: models.Bringing) -> Handle:
    last = row.steps.order_by("-position").first()
    sums = row.steps.aggregate(
        brought=Sum("brought", default=0), revised=Sum("revised", default=0), known=Sum("known", default=0),
        refused=Sum("refused", default=0),
    )  # fmt: skip
    return Handle(
        row.ref, row.situation, row.name, row.sha256, row.layout, row.mapping.name if row.mapping else "", row.origin,
        row.simulated, row.revising, row.by, row.at, Progress(last.position if last else 0, **sums),
        last.incidents if last else None,
    )  # fmt: skip


def unfit(viewer: Viewer, ref: str, *, most: int = 500) -> tuple[Complaint, ...]:
    """Return the reasons why incidents of the file were not taken, the first ones."""
    rows = models.Unfit.objects.filter(bringing__in=scope_of_bringings(viewer).filter(ref=ref))[:most]
    return tuple(Complaint(row.sheet, row.row, row.field, row.value, row.reason) for row in rows)


def layout_of(viewer: Viewer, ref: str, *, by_right: str = READ) -> Layout:
    """Return the way in which the file is laid out."""
    row = scope_of_bringings(viewer, by_right).get(ref=ref)
    if row.layout == "primero":
        return primero.Primero()
    if row.layout == "mapped":
        return mapped.Mapped(_columns(row.mapping))
    return Ours()


def _columns(row: models.Mapping | None) -> tuple[mapped.MappedColumn, ...]:
    if row is None:
        return ()
    columns = row.columns.prefetch_related("values")
    return tuple(
        mapped.MappedColumn(
            one.heading, one.entry, one.column, one.constant, {value.word: value.code for value in one.values.all()}
        )
        for one in columns
    )  # fmt: skip


def path_of(viewer: Viewer, ref: str, *, by_right: str = READ) -> Path:
    """Return where the file lies laid out by incident, or will."""
    return Path(settings.DATA) / "staged" / f"{bringing(viewer, ref, by_right=by_right).ref}.sqlite3"


def staged(viewer: Viewer, ref: str, *, by_right: str = READ) -> workbook_staged.Staged:
    """Lay the file out, unless that was done, and return what is in it."""
    row = scope_of_bringings(viewer, by_right).filter(ref=ref).first()
    if row is None:
        raise Absent
    path = path_of(viewer, ref, by_right=by_right)
    data = b"" if path.exists() else bytes(row.data)
    return workbook_staged.stage(data, layout_of(viewer, ref, by_right=by_right), path)


def known(viewer: Viewer) -> Known:
    """Return what sheets can name: parties by code and by each of their names, and how long texts can be."""
    return Known(_parties(viewer), _longest())


def _parties(viewer: Viewer) -> Mapping[str, str]:
    opened = parties.book(viewer)
    found: dict[str, str] = {}
    for code, entry in opened.entries.items():
        found.update({name.text.casefold(): code for name in entry.names})
    return {**found, **{code.casefold(): code for code in opened.entries}}


def _longest() -> Mapping[tuple[str, str], int]:
    found = {}
    for entry in ENTRIES:
        model = _TABLES.get(entry)
        fields = {field.name: field for field in model._meta.concrete_fields} if model else {}
        for fact in entry_facts(entry):
            column = fields.get(_COLUMNS.get(fact.told, fact.told or fact.id))
            most = getattr(column, "max_length", None)
            if most:
                found[(entry, fact.id)] = most
    return found


def preview(
    viewer: Viewer, ref: str, *, after: int, how_many: int, at: datetime, held: Known | None = None
) -> list[Judged]:
    """Return what would become of the next incidents of the file after that position; nothing is written."""
    found = workbook_staged.incoming(
        path_of(viewer, ref), layout_of(viewer, ref), held or known(viewer), after=after, how_many=how_many
    )
    row = bringing(viewer, ref)
    asked = Asked(row.situation, row.origin, row.layout, row.revising, at.date())
    return judged(viewer, found, asked)


def outlook(viewer: Viewer, found: list[Judged]) -> dict[str, int]:
    """Return how many of those incidents would become what."""
    return {outcome: sum(one.outcome == outcome for one in found) for outcome in Outcome}


@dataclass(frozen=True)
class SavedMapping:
    """A saved way of reading a sheet."""

    ref: str
    situation: str
    name: str


def mappings(viewer: Viewer) -> tuple[SavedMapping, ...]:
    """Return the saved ways of reading that the viewer can use, the last of each name."""
    held = viewer.situations(READ)
    rows = models.Mapping.objects.order_by("pk")
    rows = rows if held is None else rows.filter(situation__in=held)
    last = {(row.situation, row.name): SavedMapping(row.ref, row.situation, row.name) for row in rows}
    return tuple(sorted(last.values(), key=lambda one: (one.situation, one.name)))
