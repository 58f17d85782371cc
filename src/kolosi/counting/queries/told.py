"""What releases told, cell by cell, within the situations that a viewer is let into."""

from collections.abc import Collection, Iterator

from django.db.models import QuerySet

from kolosi.counting import models
from kolosi.counting.queries.extracts import READ
from kolosi.counting.rules.disclosure_cube import Mark, Name, Shown
from kolosi.kernel.viewer import Viewer


def released(viewer: Viewer) -> QuerySet[models.Release]:
    """Return the releases of the situations that the viewer is let into."""
    seen = viewer.situations(READ)
    rows = models.Release.objects.all()
    return rows if seen is None else rows.filter(situation__in=seen)


def shown_cells(viewer: Viewer, refs: Collection[str]) -> Iterator[tuple[str, Shown]]:
    """Yield the cells of releases as they were told, each with the reference of its release."""
    columns = ("mark", "number", "limit", "lowest")
    rows = models.ReleasedCell.objects.filter(release__in=released(viewer).filter(ref__in=refs))
    for ref, *values in rows.values_list("release__ref", *columns, *Name._fields):
        mark, number, limit, lowest = values[: len(columns)]
        yield ref, Shown(Name(*values[len(columns) :]), Mark(mark), number, limit, lowest)
