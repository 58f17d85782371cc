"""What letters are in a viewer's reach: they say what only a letter says, so that right is needed too (decision 0003)."""

from django.db.models import Q, QuerySet

from kolosi.conclusions.queries import agreed as words
from kolosi.kernel.viewer import Viewer
from kolosi.letters import models
from kolosi.letters.rules import packs


def letters(viewer: Viewer) -> "QuerySet[models.Letter]":
    """Return the letters in reach."""
    rows = models.Letter.objects.all()
    for permission in ("letters.read", "conclusions.read_confidential"):
        held = viewer.situations(permission)
        rows = rows if held is None else rows.filter(Q(situation__in=sorted(held)))
    return rows


def agreed(viewer: Viewer, document: str) -> words.Agreed | None:
    """Return the agreed words of a document of which the viewer may read the letters, or nothing."""
    found = words.agreed(viewer, document)
    return found if found and viewer.may("letters.read", situation=found.situation) else None


def source(viewer: Viewer, found: words.Agreed) -> packs.Source:
    """Return the document as the source of its pack, the same for every viewer who may read it."""
    paragraphs = tuple(
        packs.Paragraph(
            one.label,
            one.level,
            one.channel,
            one.heading,
            one.text,
            one.start,
            one.end,
            packs.around(one.addressed),
        )
        for one in found.provisions
    )
    return packs.told(found.front, simulated=found.simulated, paragraphs=paragraphs)
