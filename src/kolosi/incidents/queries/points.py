"""Where violations lie on a map: each at its point, its settlement, or the middle of the district or region told.

Points are for the task force alone: whoever asks for another audience draws shaded regions instead.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, Q

from kolosi.incidents import models
from kolosi.incidents.queries.scope import scope
from kolosi.kernel.viewer import Viewer
from kolosi.places import queries as places
from kolosi.places import rules as place_rules

AT_ONCE = 500  # incidents asked for in one query
AREAS: dict[
    str, tuple[place_rules.Level, ...]
] = {  # which divisions may stand for a place that is known so precisely
    place_rules.Precision.ADMIN2: (place_rules.Level.ADMIN2, place_rules.Level.ADMIN1),
    place_rules.Precision.ADMIN1: (place_rules.Level.ADMIN1,),
}


@dataclass(frozen=True)
class Spot:
    """One mark of a map. `precision` is a code of `place_precisions`; `label` is empty where the place has no name."""

    longitude: float
    latitude: float
    precision: str
    label: str
    refs: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many of those asked for lie there."""
        return len(self.refs)


@dataclass(frozen=True)
class Spots:
    """The marks, the most first, and those of which no more is known than the situation, or nothing."""

    shown: tuple[Spot, ...]
    nowhere: tuple[str, ...]


class _Told(NamedTuple):
    """Where a state puts its incident."""

    place: str
    edition: str
    precision: str
    latitude: float | None
    longitude: float | None


def points(viewer: Viewer, refs: Collection[str], *, as_of: datetime | None = None) -> Spots:
    """Return where those violations or incidents lie (`ML-2017-00042/3`, `ML-2017-00042`; what is not seen is left out).

    With `as_of`, as told in the last state recorded by then. Those that share a point and a precision share a mark.
    """
    told = dict(_told(viewer, {ref.partition("/")[0] for ref in refs}, as_of))
    known = places.chains(viewer, {(one.place, one.edition) for one in told.values() if one.place})
    marks: dict[tuple[float, float, str, str], list[str]] = {}
    nowhere = []
    for ref in sorted(refs):
        one = told.get(ref.partition("/")[0])
        if one is None:
            continue
        mark = _mark(one, known.get((one.place, one.edition), ()))
        if mark is None:
            nowhere.append(ref)
        else:
            marks.setdefault(mark, []).append(ref)
    shown = [Spot(*mark, tuple(held)) for mark, held in marks.items()]
    return Spots(tuple(sorted(shown, key=lambda spot: (-spot.number, spot.refs))), tuple(nowhere))


def _told(viewer: Viewer, incidents: set[str], as_of: datetime | None) -> Iterator[tuple[str, _Told]]:
    wanted = sorted(incidents)
    for start in range(0, len(wanted), AT_ONCE):
        seen = scope(viewer).filter(ref__in=wanted[start : start + AT_ONCE])
        by_then = Q(states__at__lte=as_of) if as_of else Q()
        last = seen.annotate(last=Max("states", filter=by_then)).values("last")
        rows = models.State.objects.filter(pk__in=last)
        for row in rows.select_related("incident"):
            where = _Told(row.place, row.edition, row.precision, row.latitude, row.longitude)
            yield row.incident.ref, where


def _mark(told: _Told, chain: tuple[place_rules.Area, ...]) -> tuple[float, float, str, str] | None:
    """Return longitude, latitude, precision and label; a place is never put nearer than somebody told it."""
    if told.precision == place_rules.Precision.SITUATION:
        return None
    levels = AREAS.get(told.precision)
    if told.latitude is not None and told.longitude is not None and levels is None:
        precision = told.precision or place_rules.Precision.EXACT_POINT
        return told.longitude, told.latitude, precision, chain[0].name if chain else ""
    for one in chain:
        if one.point and (levels is None or one.level in levels):
            return one.point.longitude, one.point.latitude, place_rules.precision_of(one.level), one.name
    return None
