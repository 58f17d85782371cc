"""Which incidents somebody may see: those of the situations they read, and those of their own organisation."""

from django.db.models import Q, QuerySet

from kolosi.incidents import models
from kolosi.kernel.viewer import Viewer

READ, READ_OWN = "incidents.read", "incidents.read_own"


def scope(viewer: Viewer) -> QuerySet[models.Incident]:
    """Return the incidents that reads and operations start from; a partner sees only what its organisation reported."""
    seen = _within(viewer, READ)
    if viewer.organisation:
        seen |= _within(viewer, READ_OWN) & Q(organisation=viewer.organisation)
    return models.Incident.objects.filter(seen)


def _within(viewer: Viewer, permission: str) -> Q:
    situations = viewer.situations(permission)
    if situations is None:
        return Q(pk__gt=0)
    return Q(situation__in=situations) if situations else Q(pk__lt=0)
