"""Filters of the list that a person keeps."""

from dataclasses import dataclass

from kolosi.incidents import models
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class KeptView:
    """Filters under a name; `query` is what stands in the address."""

    name: str
    query: str


def kept_views(viewer: Viewer) -> tuple[KeptView, ...]:
    """Return the viewer's own, by name."""
    rows = models.SavedView.objects.filter(person=viewer.person).order_by("name")
    return tuple(KeptView(row.name, row.query) for row in rows)
