"""The picture of the years around a signature, made offline: before, perhaps and after, each bar with its number.

Three shades stand one on another, told apart by lightness and by a broken edge, so that print in grey shows them too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT

Scheme = Literal["light", "dark", "print"]
WIDTH, HEIGHT, SCALE = 430, 190, 2.5
PRINTED = {"before": "#c4c4c4", "perhaps": "#f2f2f2", "after": "#4a4a4a", "ink": "#000000", "rule": "#d0d0d0"}
PARTS = ("before", "perhaps", "after")


@dataclass(frozen=True)
class Trend:
    """Years with their numbers before, perhaps and after the signature; `names` are the words of the key."""

    years: tuple[tuple[int, int, int, int], ...]
    names: tuple[str, str, str]
    signed: int  # the year of the signature
    rtl: bool = False


@lru_cache(maxsize=128)
def svg(trend: Trend, scheme: Scheme) -> str:
    """Return the picture for a page, in that colour scheme."""
    return drawing.svg(_described(trend, scheme))


def png(trend: Trend) -> bytes:
    """Return the picture in greys, in the resolution of print."""
    import vl_convert

    described = {**_described(trend, "print"), "background": "#ffffff"}
    drawn: bytes = vl_convert.vegalite_to_png(json.dumps(described), scale=SCALE)
    return drawn


def _shades(scheme: Scheme) -> Mapping[str, str]:
    if scheme == "print":
        return PRINTED
    told = COLOURS[scheme]
    return {**told, "before": told["going"], "perhaps": told["rule"], "after": told["accent"]}


def _described(trend: Trend, scheme: Scheme) -> dict[str, Any]:
    shades = _shades(scheme)
    rows = [
        {"year": year, "part": trend.names[at], "order": at, "number": numbers[at]}
        for year, *numbers in trend.years
        for at in range(len(PARTS))
        if numbers[at]
    ]
    years = [year for year, *_ in trend.years]
    x = {
        "field": "year",
        "type": "ordinal",
        "scale": {"domain": years},
        "sort": "descending" if trend.rtl else "ascending",
        "axis": {"title": None, "labelAngle": 0},
    }
    axis = {"title": None, "format": "d", "tickMinStep": 1, "orient": "right" if trend.rtl else "left"}
    y = {"field": "number", "type": "quantitative", "stack": "zero", "axis": axis}
    order = {"field": "order"}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "background": "transparent",
        "layer": [
            _bars(rows, x, y, order, trend, shades),
            _numbers(trend, x, shades),
            _signature(trend, x, shades),
        ],
        "config": _looks(shades),
    }


def _bars(
    rows: list[dict[str, Any]],
    x: dict[str, Any],
    y: dict[str, Any],
    order: dict[str, Any],
    trend: Trend,
    shades: Mapping[str, str],
) -> dict[str, Any]:
    key = {"title": None, "orient": "bottom", "labelFontSize": 12, "columns": 1}
    fill = {
        "field": "part",
        "scale": {"domain": list(trend.names), "range": [shades[part] for part in PARTS]},
        "legend": {**key, "symbolStrokeColor": shades["ink"]},
    }
    mark = {"type": "bar", "stroke": shades["ink"], "strokeWidth": 0.6}
    return {
        "data": {"values": rows},
        "mark": mark,
        "encoding": {"x": x, "y": y, "fill": fill, "order": order},
    }


def _numbers(trend: Trend, x: dict[str, Any], shades: Mapping[str, str]) -> dict[str, Any]:
    values = [{"year": year, "number": sum(numbers)} for year, *numbers in trend.years]
    text = {"type": "text", "baseline": "bottom", "dy": -4, "fontSize": 13, "fontWeight": "bold"}
    y = {"field": "number", "type": "quantitative"}
    return {
        "data": {"values": values},
        "mark": {**text, "color": shades["ink"]},
        "encoding": {"x": x, "y": y, "text": {"field": "number"}},
    }


def _signature(trend: Trend, x: dict[str, Any], shades: Mapping[str, str]) -> dict[str, Any]:
    """Mark the year of the signature with a triangle under it."""
    mark = {"type": "point", "shape": "triangle-up", "size": 70, "filled": True, "color": shades["ink"]}
    here = [{"year": trend.signed}] if any(year == trend.signed for year, *_ in trend.years) else []
    return {"data": {"values": here}, "mark": mark, "encoding": {"x": x, "y": {"value": HEIGHT - 6}}}


def _looks(shades: Mapping[str, str]) -> dict[str, Any]:
    ink, rule = shades["ink"], shades["rule"]
    axis = {"labelColor": ink, "labelFontSize": 12, "domainColor": rule, "tickColor": rule, "gridColor": rule}
    return {"font": FONT, "view": {"stroke": None}, "axis": axis, "legend": {"labelColor": ink}}
