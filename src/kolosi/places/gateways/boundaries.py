"""Shapes of divisions: GeoJSON, or TopoJSON whose borders are shared lines. A feature names its division by P-code.

The code is looked for under the names that publishers use; `margin_km` says how inexact the shapes are.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kolosi.places.rules import BETWEEN, About, Complaint, Reason, Ring, Told, ToldShape, point

CODES = (
    "code",
    "pcode",
    "P-Code",
    "ADM3_PCODE",
    "ADM2_PCODE",
    "ADM1_PCODE",
    "adm3_pcode",
    "adm2_pcode",
    "adm1_pcode",
)
MARGIN_KM = 2.0  # where the file does not say
MOST_POINTS = 200_000
Arcs = list[list[tuple[float, float]]]


def read(text: str, about: About) -> Told:
    """Return the shapes that the file tells; they belong to an edition that is on record."""
    try:
        told = json.loads(text)
        margin = float(told.get("margin_km", MARGIN_KM))
        features = list(_features(told))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return Told(complaints=(Complaint(0, "", Reason.NOT_THIS_FORM),))
    shapes: list[ToldShape] = []
    complaints: list[Complaint] = []
    for row, (properties, polygons) in enumerate(features, 1):
        code = next((str(properties[name]) for name in CODES if properties.get(name)), "")
        rings = _rings(polygons)
        if not code:
            complaints.append(Complaint(row, "code", Reason.NO_CODE))
        elif not rings:
            complaints.append(Complaint(row, "geometry", Reason.NO_SHAPE, code[:60]))
        else:
            shapes.append(ToldShape(row, f"{about.edition}{BETWEEN}{code}", rings, margin))
    return Told(shapes=tuple(shapes), complaints=tuple(complaints))


def _features(told: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """Yield the properties of each feature and its rings, as lists of points."""
    if told["type"] == "FeatureCollection":
        for feature in told["features"]:
            yield feature["properties"] or {}, _parts(feature["geometry"] or {}, "coordinates")
        return
    if told["type"] != "Topology":
        raise ValueError("neither GeoJSON nor TopoJSON")
    arcs = _arcs(told)
    for collection in told["objects"].values():
        for geometry in collection["geometries"]:
            parts = _parts(geometry, "arcs")
            yield geometry.get("properties", {}), [_joined(one, arcs) for one in parts or ()]


def _parts(geometry: Mapping[str, Any], name: str) -> Any:
    """Return the rings of a polygon or of several; nothing where the geometry is another."""
    if geometry.get("type") == "Polygon":
        return geometry[name]
    if geometry.get("type") == "MultiPolygon":
        return [ring for polygon in geometry[name] for ring in polygon]
    return None


def _arcs(told: Mapping[str, Any]) -> Arcs:
    """Return the shared lines in degrees: they are written as steps on a grid."""
    if "transform" not in told:
        return [[(x, y) for x, y in arc] for arc in told["arcs"]]
    (wide, high), (west, south) = told["transform"]["scale"], told["transform"]["translate"]
    lines: Arcs = []
    for arc in told["arcs"]:
        x = y = 0
        line = []
        for right, up in arc:
            x, y = x + right, y + up
            line.append((x * wide + west, y * high + south))
        lines.append(line)
    return lines


def _joined(numbers: list[int], arcs: Arcs) -> list[tuple[float, float]]:
    """Return the line that these arcs make; a negative number is one walked backwards."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _rings(told: Any) -> tuple[Ring, ...]:
    """Return the rings where each has three points on earth at least; else nothing."""
    rings: list[Ring] = []
    for ring in told or ():
        points = [point(one[1], one[0]) for one in ring if isinstance(one, list | tuple) and len(one) >= 2]
        if len(points) < 3 or len(points) != len(ring) or len(points) > MOST_POINTS or None in points:
            return ()
        rings.append(tuple((one.longitude, one.latitude) for one in points if one))
    return tuple(rings)
