"""Rings of a shape as a GeoJSON geometry: closed, each hole with the ring around it (even-odd rule)."""

from collections.abc import Sequence
from typing import Any

from kolosi.places.rules.facts import Point
from kolosi.places.rules.geometry import inside

Ring = Sequence[Sequence[float]]


def geometry(rings: Sequence[Ring]) -> dict[str, Any]:
    """Return the shape as a multipolygon in plain lists, which JSON gives back as they were."""
    around = [
        [at for at, other in enumerate(rings) if other is not ring and _holds(other, ring)] for ring in rings
    ]
    parts = {at: [_closed(ring)] for at, ring in enumerate(rings) if len(around[at]) % 2 == 0}
    for at, ring in enumerate(rings):
        if len(around[at]) % 2:
            innermost = max((one for one in around[at] if one in parts), key=lambda one: len(around[one]))
            parts[innermost].append(_closed(ring))
    return {"type": "MultiPolygon", "coordinates": list(parts.values())}


def _holds(outer: Ring, inner: Ring) -> bool:
    east, north = inner[0]
    return inside(Point(north, east), [tuple((x, y) for x, y in outer)])


def _closed(ring: Ring) -> list[list[float]]:
    told = [[float(x), float(y)] for x, y in ring]
    return told if told[0] == told[-1] else [*told, told[0]]
