"""Titles of incidents by reference: what lists above this room show of them."""

from collections.abc import Collection

from kolosi.incidents import models
from kolosi.incidents.queries.scope import scope
from kolosi.kernel.viewer import Viewer


def titles(viewer: Viewer, refs: Collection[str]) -> dict[str, str]:
    """Return the last title of each incident that the viewer may see; one without a title gets its reference."""
    seen = models.Latest.objects.filter(incident__in=scope(viewer).filter(ref__in=refs))
    return {ref: title or ref for ref, title in seen.values_list("incident__ref", "state__title")}
