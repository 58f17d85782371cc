"""Which incidents somebody may see: those of the situations they read, and those of their own organisation."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kolosi.incidents import models
from kolosi.kernel.viewer import Viewer

READ, READ_OWN = "incidents.read", "incidents.read_own"
READ_VERDICTS = "verification.read"  # lists show what was decided to those alone who read decisions


def scope(viewer: Viewer) -> QuerySet[models.Incident]:
    """Return the incidents that reads and operations start from.

    A monitor or partner sees what they reported themselves, and what their own organisation reported.
    """
    own = Q(by=viewer.person)
    if viewer.organisation:
        own |= Q(organisation=viewer.organisation)
    seen = within(viewer, READ) | (within(viewer, READ_OWN) & own)
    return models.Incident.objects.filter(seen)


def within(viewer: Viewer, permission: str) -> Q:
    """Return the condition that an incident is of a situation in which the viewer has that right."""
    situations = viewer.situations(permission)
    if situations is None:
        return Q(pk__gt=0)
    return Q(situation__in=situations) if situations else Q(pk__lt=0)


def reached(viewer: Viewer, incident: str) -> Exists:
    """Return the condition that a row's incident (the name of its field) is in reach: looked up row by row.

    Faster than a list of all incidents in reach wherever few rows are wanted of many.
    """
    return Exists(scope(viewer).filter(pk=OuterRef(incident)))
