"""Points and shapes: whether a point lies in a shape or how far from it. Overview maps, not land surveys.

Distances are reckoned on a plane about the point, which over a few hundred kilometres errs by less than a percent.
"""

import math
from collections.abc import Iterable, Sequence

from kolosi.places.rules.facts import Doubt, Point, Ring

KM_A_DEGREE = 111.2


def inside(point: Point, rings: Iterable[Ring]) -> bool:
    """Say whether the point lies in the shape; a ring inside a ring is a hole (even-odd rule)."""
    return sum(_crossings(point, ring) for ring in rings) % 2 == 1


def _crossings(point: Point, ring: Ring) -> int:
    """Return how often a ray eastward from the point crosses the ring."""
    y, x = point
    crossed = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossed += 1
    return crossed


def km_to_border(point: Point, rings: Iterable[Ring]) -> float:
    """Return how far the point is from the nearest border, in kilometres."""
    wide = KM_A_DEGREE * math.cos(math.radians(point.latitude))
    nearest = math.inf
    for ring in rings:
        flat = [((x - point.longitude) * wide, (y - point.latitude) * KM_A_DEGREE) for x, y in ring]
        for one, other in zip(flat, (*flat[1:], flat[0]), strict=True):
            nearest = min(nearest, _km_to_line(one, other))
    return nearest


def _km_to_line(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far the origin is from the line between two points."""
    (x1, y1), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return math.hypot(x1 + along * dx, y1 + along * dy)


def km_between(one: Point, other: Point) -> float:
    """Return how far two points are apart, in kilometres."""
    wide = KM_A_DEGREE * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return math.hypot((one.longitude - other.longitude) * wide, (one.latitude - other.latitude) * KM_A_DEGREE)


def doubts(point: Point, shapes: Sequence[tuple[tuple[Ring, ...], float]]) -> frozenset[Doubt]:
    """Return what is odd about a point said to lie in an area of these shapes (rings, margin in km); never a refusal."""
    if not shapes:
        return frozenset({Doubt.NO_SHAPE})
    fits = any(inside(point, rings) or km_to_border(point, rings) <= margin for rings, margin in shapes)
    return frozenset() if fits else frozenset({Doubt.OUTSIDE})


def surely_inside(point: Point, rings: Sequence[Ring], margin_km: float) -> bool:
    """Say whether the point lies in the shape and farther from its border than the shape is inexact."""
    return inside(point, rings) and km_to_border(point, rings) > margin_km


def read(latitude: object, longitude: object) -> Point | None:
    """Return the point, where both are degrees that there are; else nothing."""
    try:
        y, x = float(str(latitude)), float(str(longitude))
    except ValueError:
        return None
    return Point(y, x) if -90 <= y <= 90 and -180 <= x <= 180 else None
