"""What is in a viewer's reach: the one place from which every read and every operation on conclusions starts.

`conclusions.read` opens a situation's documents and asks; `conclusions.read_addressed` only asks addressed to the viewer's own
organisation. What only a letter says stays hidden without `conclusions.read_confidential` (decision 0003).
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kolosi.conclusions import models
from kolosi.conclusions.rules.documents import Status
from kolosi.kernel.viewer import Viewer


def documents(viewer: Viewer) -> "QuerySet[models.Document]":
    """Return the documents in reach, withdrawn ones left out."""
    rows = models.Document.objects.exclude(status=Status.WITHDRAWN)
    return rows.filter(_situations(viewer, "conclusions.read"))


def asks(viewer: Viewer, *, resting: bool = False) -> "QuerySet[models.Ask]":
    """Return the asks in reach that are followed; with `resting` also those previewed or merged away."""
    open_rows = _situations(viewer, "conclusions.read") & (
        Q(confidential=False) | _situations(viewer, "conclusions.read_confidential")
    )
    rows = models.Ask.objects.filter(open_rows | _addressed(viewer))
    # Not a join: sums over many asks would look up the document of each.
    rows = rows.exclude(document__in=models.Document.objects.filter(status=Status.WITHDRAWN).order_by())
    return rows if resting else rows.filter(followed=True)


def sees_confidential(viewer: Viewer, situation: str) -> bool:
    """Say whether the viewer may read what only a letter says in that situation."""
    return viewer.may("conclusions.read_confidential", situation=situation)


def _situations(viewer: Viewer, permission: str) -> Q:
    held = viewer.situations(permission)
    # Not an empty Q: joined by "or" that would vanish, and everything would become nothing.
    return Q(pk__isnull=False) if held is None else Q(situation__in=sorted(held))


def _addressed(viewer: Viewer) -> Q:
    own = models.AskAddressee.objects.filter(
        ask=OuterRef("pk"), asked=True, code__in=sorted(viewer.addressees)
    )
    reach = _situations(viewer, "conclusions.read_addressed")
    return Q(Exists(own)) & Q(followed=True, confidential=False) & reach
