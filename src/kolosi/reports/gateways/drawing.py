"""Charts and maps of a product as pictures, made offline; greys and numbers, so that print and poor sight can read them.

What a picture shows is always told in words beside it (`alternative`); a shade is never the only sign, its number stands
in it. Regions are shaded from light to dark by their share of the highest number.
"""

import itertools
import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from kolosi.reports.rules.content import Area, Chart, Map

WIDTH, BAR, LINE, HEIGHT, SCALE = 380, 22, 15, 200, 2.5
MAP_WIDTH, MAP_HEIGHT = 460, 360
GREYS = ("#2b2b2b", "#b4b4b4")  # this period, the one before: apart in print, each bar bears its number
SHADES = ("#f4f4f4", "#d4d4d4", "#b0b0b0", "#8a8a8a", "#5f5f5f")
MARKS = {  # shape, and its fill: what is known less well is emptier
    "exact_point": ("circle", "#2b2b2b"),
    "settlement": ("circle", "#ffffff"),
    "admin2": ("triangle-up", "#ffffff"),
    "admin1": ("square", "#ffffff"),
}
SMALLEST, LARGEST = 50, 400
FONT = "Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"
_LOOK = {
    "font": FONT,
    "background": "#ffffff",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 11, "labelLimit": 260, "labelColor": "#000000", "gridColor": "#e4e4e4"},
    "legend": {"labelFontSize": 11, "title": None, "orient": "bottom"},
}


def png(shown: Chart | Map) -> bytes:
    """Return the picture in the resolution of print."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(_written(shown), scale=SCALE)
    return drawn


def svg(shown: Chart | Map) -> str:
    """Return the picture for a page."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(_written(shown))
    return drawn


def _written(shown: Chart | Map) -> str:
    described = _map(shown) if isinstance(shown, Map) else _chart(shown)
    return json.dumps(
        {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **described, "config": _LOOK}
    )


def _chart(chart: Chart) -> dict[str, Any]:
    names = [series.name for series in chart.series]
    labels = [label for label, _ in chart.series[0].values]
    rows = [
        {"at": at, "series": series.name, "number": number}
        for series in chart.series
        for at, (_, number) in enumerate(series.values)
        if number is not None
    ]
    lies = chart.kind == "bars"
    place, count, offset = ("y", "x", "yOffset") if lies else ("x", "y", "xOffset")
    most = max((int(str(row["number"])) for row in rows), default=1)
    ticks = min(5, max(1, most))  # whole numbers only: half of them would be written as the next one
    counting = {"title": None, "format": "d", "tickMinStep": 1, "tickCount": ticks}
    shared: dict[str, Any] = {
        place: {"field": "at", "type": "ordinal", "axis": _axis(labels, lies=lies)},
        count: {"field": "number", "type": "quantitative", "axis": counting},
    }
    if len(names) > 1:
        shared[offset] = {"field": "series", "sort": names}
    shade = {"field": "series", "scale": {"domain": names, "range": list(GREYS)}, "sort": names}
    bars = {"mark": {"type": "bar", "stroke": "#000000", "strokeWidth": 0.6}, "encoding": {
        **shared, "color": {**shade, "legend": {"title": None} if len(names) > 1 else None}}}  # fmt: skip
    beside = {"align": "left", "dx": 3} if lies else {"baseline": "bottom", "dy": -3}
    words = {"mark": {"type": "text", "fontSize": 11, **beside}, "encoding": {
        **shared, "text": {"field": "number", "type": "quantitative", "format": ","}}}  # fmt: skip
    return {"data": {"values": rows}, "layer": [bars, words], **_size(labels, len(names), lies=lies)}


def _size(labels: list[str], series: int, *, lies: bool) -> dict[str, int]:
    if lies:
        tall = max(len(_wrapped(label)) for label in labels) * LINE
        return {"width": WIDTH, "height": max(BAR * series, tall) * len(labels)}
    return {"width": max(120, min(WIDTH, 70 * len(labels))), "height": HEIGHT}


def _axis(labels: list[str], *, lies: bool) -> dict[str, Any]:
    """Return the axis that names the rows: by their place, since two names may look alike once they are broken."""
    named = f"{json.dumps([_wrapped(label, 34 if lies else 12) for label in labels])}[datum.value]"
    more: dict[str, Any] = (
        {"labelBaseline": "middle", "labelOffset": _raised(labels)} if lies else {"labelOverlap": False}
    )
    return {"title": None, "labelAngle": 0, "labelExpr": named, "values": list(range(len(labels))), **more}


def _raised(labels: list[str]) -> dict[str, Any]:
    """Return how far a name of several lines is raised, so that its middle stands beside its bar."""
    lines = [len(_wrapped(label)) for label in labels]
    raised = [
        {
            "test": f"indexof({[at for at, one in enumerate(lines) if one == many]}, datum.value) >= 0",
            "value": -LINE * (many - 1) / 2,
        }
        for many in sorted({*lines} - {1})
    ]
    return {"condition": raised, "value": 0}


def _wrapped(label: str, wide: int = 34) -> list[str]:
    """Break a name into at most three lines; what is longer is cut, the words beside the picture have it whole."""
    return textwrap.wrap(label, wide, break_on_hyphens=False, max_lines=3, placeholder=" …") or [""]


def _map(drawn: Map) -> dict[str, Any]:
    layers = [*_areas(drawn), *_spots(drawn), *_labels(drawn)]
    return {"width": MAP_WIDTH, "height": MAP_HEIGHT, "projection": {"type": "mercator"}, "layer": layers}


def _areas(drawn: Map) -> Iterator[dict[str, Any]]:
    if not drawn.areas:
        return
    most = max((area.number or 0 for area in drawn.areas), default=0)
    features = [
        {
            "type": "Feature",
            "geometry": wound(area.outline),
            "properties": {"shade": shade(area.number, most)},
        }
        for area in drawn.areas
    ]
    yield {
        "data": {
            "values": {"type": "FeatureCollection", "features": features},
            "format": {"property": "features"},
        },
        "mark": {"type": "geoshape", "stroke": "#000000", "strokeWidth": 0.7},
        "encoding": {"fill": {"field": "properties.shade", "type": "nominal", "scale": None}},
    }


def _labels(drawn: Map) -> Iterator[dict[str, Any]]:
    """Yield names and numbers of regions over all else, black on a white edge, so that they read on every grey."""
    words = [
        {"longitude": east, "latitude": north, "label": f"{area.label}\n{_number(area)}"}
        for area in drawn.areas
        for east, north in [middle(area.outline)]
    ]
    for edge in ({"stroke": "#ffffff", "strokeWidth": 3, "strokeJoin": "round"}, {"color": "#000000"}):
        yield {
            "data": {"values": words},
            "mark": {"type": "text", "fontSize": 9, "fontWeight": "bold", "lineBreak": "\n", **edge},
            "encoding": {
                "longitude": {"field": "longitude", "type": "quantitative"},
                "latitude": {"field": "latitude", "type": "quantitative"},
                "text": {"field": "label"},
            },
        }


def _number(area: Area) -> str:
    return "–" if area.number is None else f"{area.number}{'+' if area.at_least else ''}"


def _spots(drawn: Map) -> Iterator[dict[str, Any]]:
    if not drawn.spots:
        return
    said = {one.precision: one.said for one in drawn.spots}
    known = [code for code in MARKS if code in said]
    names = [said[code] for code in known]
    where = {
        "longitude": {"field": "longitude", "type": "quantitative"},
        "latitude": {"field": "latitude", "type": "quantitative"},
    }
    look = {"field": "said", "type": "nominal", "legend": {"title": None, "columns": 1, "labelLimit": 400}}
    yield {
        "data": {"values": [vars(spot) for spot in drawn.spots]},
        "mark": {"type": "point", "stroke": "#000000", "strokeWidth": 1.4, "opacity": 1},
        "encoding": {
            **where,
            "shape": {**look, "scale": {"domain": names, "range": [MARKS[code][0] for code in known]}},
            "fill": {**look, "scale": {"domain": names, "range": [MARKS[code][1] for code in known]}},
            "size": {
                "field": "number",
                "type": "quantitative",
                "scale": {"type": "sqrt", "range": [SMALLEST, LARGEST]},
                "legend": None,
            },
        },
    }


def shade(number: int | None, most: int) -> str:
    """Return the grey of a region: white where nothing was counted or nothing may be told, else darker by its share."""
    if not number or not most:
        return "#ffffff"
    return SHADES[min(len(SHADES) - 1, number * len(SHADES) // (most + 1))]


def middle(outline: Mapping[str, Any]) -> tuple[float, float]:
    """Return the middle of the largest ring of an outline, in degrees."""
    ring = max(_rings(outline), key=lambda points: abs(_area(points)))
    twice = 2 * _area(ring) or 1.0
    pairs = [(one, two, one[0] * two[1] - two[0] * one[1]) for one, two in itertools.pairwise(ring)]
    east = sum((one[0] + two[0]) * cross for one, two, cross in pairs) / (3 * twice)
    north = sum((one[1] + two[1]) * cross for one, two, cross in pairs) / (3 * twice)
    return east, north


def wound(outline: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outline with outer rings clockwise, as the drawing library wants them (GeoJSON winds them otherwise)."""
    parts = outline["coordinates"] if outline["type"] == "MultiPolygon" else [outline["coordinates"]]
    turned = [
        [ring if (_area(ring) < 0) is (at == 0) else ring[::-1] for at, ring in enumerate(part)]
        for part in parts
    ]
    return {"type": "MultiPolygon", "coordinates": turned}


def _rings(outline: Mapping[str, Any]) -> list[Any]:
    parts = outline["coordinates"] if outline["type"] == "MultiPolygon" else [outline["coordinates"]]
    return [part[0] for part in parts]


def _area(ring: Any) -> float:
    """Return the signed area of a ring, positive where it runs anticlockwise."""
    return float(sum(one[0] * two[1] - two[0] * one[1] for one, two in itertools.pairwise(ring))) / 2
