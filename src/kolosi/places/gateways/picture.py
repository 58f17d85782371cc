"""A map as SVG, made offline: shapes of regions, and numbered points upon them, light and dark.

The picture is plain values; the same values give the same picture, which is kept in memory.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme
from kolosi.places.rules import Point, Ring, inside

Numbered = tuple[int, Point]  # nought is written nowhere
WIDTH, HEIGHT, LABELS = 460, 380, 24  # pixels, and how many points are numbered


@dataclass(frozen=True)
class Area:
    """A shape of the map, and what is written in it."""

    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Picture:
    """Shapes and the points upon them, each with its number."""

    areas: tuple[Area, ...]
    points: tuple[Numbered, ...]


@lru_cache(maxsize=128)
def svg(picture: Picture, scheme: Scheme) -> str:
    """Return the map in that colour scheme."""
    return drawing.svg(_described(picture, COLOURS[scheme]))


def _described(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the map in the words of Vega-Lite."""
    layers = [
        *([_shapes(picture, colours)] if picture.areas else []),
        *([_points(picture, colours), _numbers(picture, colours)] if picture.points else []),
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "background": "transparent",
        "projection": {"type": "mercator"},
        "layer": layers,
        "config": {"font": FONT, "view": {"stroke": None}},
    }


def _shapes(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {"name": one.name},
            "geometry": {"type": "MultiPolygon", "coordinates": _polygons(one.rings)},
        }
        for one in picture.areas
    ]
    return {
        "data": {"values": features},
        "mark": {
            "type": "geoshape",
            "stroke": colours["edge"],
            "strokeWidth": 0.8,
            "fill": colours["sunken"],
        },
    }


def _polygons(rings: tuple[Ring, ...]) -> list[list[list[list[float]]]]:
    """Return rings as the projection wants them: outer ones clockwise, each hole with the ring around it."""
    outer = [ring for ring in rings if not _around(ring, rings)]
    return [
        [
            _turned(ring, clockwise=True),
            *(_turned(hole, clockwise=False) for hole in rings if _around(hole, (ring,))),
        ]
        for ring in outer
    ]


def _around(ring: Ring, rings: tuple[Ring, ...]) -> bool:
    return any(inside(Point(ring[0][1], ring[0][0]), [other]) for other in rings if other != ring)


def _turned(ring: Ring, *, clockwise: bool) -> list[list[float]]:
    closed = ring if ring[0] == ring[-1] else (*ring, ring[0])
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(closed))
    ordered = closed if (doubled < 0) is clockwise else closed[::-1]
    return [list(one) for one in ordered]


def _points(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "data": {"values": _values(picture)},
        "mark": {"type": "circle", "size": 70, "color": colours["accent"], "opacity": 0.95},
        "encoding": _placed(),
    }


def _numbers(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the layer of numbers; points that fall together share one place, and all their numbers."""
    shared: dict[tuple[float, float], list[str]] = {}
    for one in [value for value in _values(picture) if value["number"]][:LABELS]:
        shared.setdefault((round(one["y"], 1), round(one["x"], 1)), []).append(str(one["number"]))
    values = [{"y": y, "x": x, "said": ", ".join(numbers)} for (y, x), numbers in shared.items()]
    return {
        "data": {"values": values},
        "mark": {
            "type": "text", "dx": 8, "dy": -7, "align": "left", "fontSize": 14, "fontWeight": 600, "color": colours["ink"],
        },
        "encoding": {**_placed(), "text": {"field": "said"}},
    }  # fmt: skip


def _values(picture: Picture) -> list[dict[str, Any]]:
    return [{"number": number, "y": one.latitude, "x": one.longitude} for number, one in picture.points]


def _placed() -> dict[str, Any]:
    return {
        "longitude": {"field": "x", "type": "quantitative"},
        "latitude": {"field": "y", "type": "quantitative"},
    }
