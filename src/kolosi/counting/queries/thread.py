"""What of the figures lies on the thread: which frozen sets quoted a violation, and the violations behind a set."""

from collections.abc import Collection

from django.db.models import Count

from kolosi.counting import models
from kolosi.counting.queries.frozen import scope
from kolosi.kernel.viewer import Viewer

UNVERIFIED = "unverified"


def recorded_in(
    viewer: Viewer, refs: Collection[str], *, most: int
) -> dict[str, tuple[tuple[str, ...], int]]:
    """Return, for each frozen set in reach, the first violations that it counted, and how many it did."""
    sets = scope(viewer).filter(ref__in=refs)
    rows = models.FrozenRecord.objects.filter(frozen__in=sets).exclude(basis=UNVERIFIED)
    totals = dict(
        rows.order_by().values_list("frozen__ref").annotate(number=Count("violation", distinct=True))
    )
    found = {}
    for ref, total in totals.items():
        first = rows.filter(frozen__ref=ref).order_by("id").values_list("violation", flat=True)[:most]
        found[ref] = (tuple(dict.fromkeys(first)), total)
    return found
