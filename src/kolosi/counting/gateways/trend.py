"""The picture of a trend as SVG, made offline: a column for each period, its number above it, the asked one darker."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Scheme = Literal["light", "dark"]
WIDTH, HEIGHT = 430, 190
# Of site/static/css/tokens.css; a test holds them equal.
COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": {"going": "#3d84b8", "accent": "#0b5566", "ink": "#16232a", "rule": "#dad5c8"},
    "dark": {"going": "#83bce8", "accent": "#7fcad6", "ink": "#e9eeec", "rule": "#2c3b3f"},
}
FONT = "Noto Sans, Liberation Sans, Noto Sans Arabic, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Trend:
    """Labels and numbers of periods in their order; the last is the asked one. `rtl` mirrors."""

    points: tuple[tuple[str, int], ...]
    rtl: bool = False


@lru_cache(maxsize=128)
def svg(trend: Trend, scheme: Scheme) -> str:
    """Return the picture in that colour scheme."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(json.dumps(_described(trend, COLOURS[scheme])))
    return drawn


def _described(trend: Trend, colours: Mapping[str, str]) -> dict[str, Any]:
    values = [
        {"at": at, "number": number, "asked": at == len(trend.points) - 1}
        for at, (_, number) in enumerate(trend.points)
    ]
    names = json.dumps([label for label, _ in trend.points])
    axis = {"title": None, "labelAngle": 0, "labelExpr": f"{names}[datum.value]"}
    x = {"field": "at", "type": "ordinal", "axis": axis, "sort": "descending" if trend.rtl else "ascending"}
    side = {"title": None, "format": "d", "tickMinStep": 1, "orient": "right" if trend.rtl else "left"}
    y = {"field": "number", "type": "quantitative", "axis": side}
    fill = {"condition": {"test": "datum.asked", "value": colours["accent"]}, "value": colours["going"]}
    text = {"type": "text", "baseline": "bottom", "dy": -4, "fontSize": 13, "fontWeight": "bold"}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "background": "transparent",
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"x": x, "y": y, "fill": fill}},
            {
                "mark": {**text, "color": colours["ink"]},
                "encoding": {"x": x, "y": y, "text": {"field": "number"}},
            },
        ],
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": colours["ink"],
                "labelFontSize": 12,
                "domainColor": colours["rule"],
                "tickColor": colours["rule"],
                "gridColor": colours["rule"],
            },
        },
    }
