"""Links between duplicates that a file tells: made when all of it is in, so that an original may stand below its duplicate."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from kolosi.incidents import models
from kolosi.kernel.viewer import Viewer

_T = TypeVar("_T")
BATCH = 500
REASON = "Told so by the file that brought it in."


def link_again(row: models.Bringing, told: Mapping[str, str], *, by: Viewer, at: datetime) -> None:
    """Link each incident of the file to the one that it tells again; what is linked already stays as it is."""
    known = _known(row, sorted({*told, *told.values()}))
    pairs = {
        known[key].pk: known[original]
        for key, original in told.items()
        if key in known and original in known and known[key] != known[original]
    }
    for pks in _parts(list(pairs)):
        latest = list(models.Latest.objects.filter(incident__in=pks, duplicate_of__isnull=True))
        links = [
            models.DuplicateLink(
                incident_id=one.incident_id,
                original=pairs[one.incident_id],
                reason=REASON,
                by=by.person,
                at=at,
            )
            for one in latest
        ]
        models.DuplicateLink.objects.bulk_create(links, batch_size=BATCH)
        for one in latest:
            one.duplicate_of = pairs[one.incident_id]
        models.Latest.objects.bulk_update(latest, ["duplicate_of"], batch_size=BATCH)


def _parts(names: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (names[start : start + BATCH] for start in range(0, len(names), BATCH))


def _known(row: models.Bringing, names: list[str]) -> dict[str, models.Incident]:
    found: dict[str, models.Incident] = {}
    incidents = models.Incident.objects.filter(situation=row.situation)
    for some in _parts(names):
        found.update({one.origin_id: one for one in incidents.filter(origin=row.origin, origin_id__in=some)})
        found.update({one.ref: one for one in incidents.filter(ref__in=some)})
    return found
