"""Incidents as they leave in a workbook or in sheets: their last state, in the order of their references."""

from collections.abc import Iterator

from kolosi.incidents import models
from kolosi.incidents.gateways.sheets_written import Exported
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.telling import Telling, tellings
from kolosi.kernel.viewer import Viewer

AT_ONCE = 500


def exported(viewer: Viewer, *, situation: str) -> Iterator[Exported]:
    """Yield every incident of the situation that the viewer may see and hand out, some hundreds read at a time."""
    if not viewer.may("incidents.hand_out", situation=situation):
        return
    refs = list(scope(viewer).filter(situation=situation).order_by("ref").values_list("ref", flat=True))
    for start in range(0, len(refs), AT_ONCE):
        for one in tellings(viewer, refs[start : start + AT_ONCE]):
            yield _exported(one)


def count(viewer: Viewer, *, situation: str) -> int:
    """Return how many incidents an export of the situation holds."""
    return scope(viewer).filter(situation=situation).count()


def _exported(one: Telling) -> Exported:
    own = {
        "standing": str(one.standing),
        "reason": one.reason,
        "organisation": one.organisation,
        "origin": one.origin,
        "origin_id": one.origin_id,
        "simulated": "yes" if one.simulated else "",
        "duplicate_of": one.duplicate_of,
    }
    return Exported(one.ref, one.told, own)


def received_data(viewer: Viewer, ref: str) -> bytes:
    """Return the bytes of a file as received."""
    row = models.Bringing.objects.filter(situation__in=_situations(viewer), ref=ref).only("data").first()
    return bytes(row.data) if row else b""


def _situations(viewer: Viewer) -> list[str]:
    held = viewer.situations("incidents.bring_in")
    if held is None:
        return list(models.Bringing.objects.values_list("situation", flat=True).distinct())
    return sorted(held)
