"""The picture of a trend as SVG, made offline: a column for each period, its number above it, the asked one darker."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme

WIDTH, HEIGHT = 430, 190


@dataclass(frozen=True)
class Trend:
    """Labels and numbers of periods in their order; the last is the asked one. `rtl` mirrors."""

    points: tuple[tuple[str, int], ...]
    rtl: bool = False


@lru_cache(maxsize=128)
def svg(trend: Trend, scheme: Scheme) -> str:
    """Return the picture in that colour scheme."""
    return drawing.svg(_described(trend, COLOURS[scheme]))


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
