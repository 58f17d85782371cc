"""The picture of one party and one trigger as SVG, made offline: a column for each year, dark where the report lists it.

Listing is said in a word under each column too, so that nothing hangs on a shade.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kolosi.counting.gateways.trend import HEIGHT
from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme

A_COLUMN, LEAST = 78, 620  # the width of a column, and of the whole


@dataclass(frozen=True)
class Chart:
    """Of each report: the year it reports on, the number verified, a word for how the party stands, whether it is listed."""

    points: tuple[tuple[str, int, str, bool], ...]
    rtl: bool = False


@lru_cache(maxsize=128)
def svg(chart: Chart, scheme: Scheme) -> str:
    """Return the picture in that colour scheme."""
    return drawing.svg(_described(chart, COLOURS[scheme]))


def _described(chart: Chart, colours: Mapping[str, str]) -> dict[str, Any]:
    values = [
        {"at": at, "number": number, "listed": listed}
        for at, (_, number, _, listed) in enumerate(chart.points)
    ]
    names = json.dumps([[year, *word.split()] for year, _, word, _ in chart.points])
    axis = {"title": None, "labelAngle": 0, "labelExpr": f"{names}[datum.value]", "labelLimit": A_COLUMN}
    x = {"field": "at", "type": "ordinal", "axis": axis, "sort": "descending" if chart.rtl else "ascending"}
    side = {"title": None, "format": "d", "tickMinStep": 1, "orient": "right" if chart.rtl else "left"}
    y = {"field": "number", "type": "quantitative", "axis": side}
    fill = {"condition": {"test": "datum.listed", "value": colours["accent"]}, "value": "transparent"}
    edge = {"condition": {"test": "datum.listed", "value": colours["accent"]}, "value": colours["going"]}
    bar = {"type": "bar", "strokeWidth": 2}
    text = {"type": "text", "baseline": "bottom", "dy": -4, "fontSize": 13, "fontWeight": "bold"}
    number = {"x": x, "y": y, "text": {"field": "number"}}
    return {
        "width": max(LEAST, A_COLUMN * len(chart.points)),
        "height": HEIGHT,
        "background": "transparent",
        "data": {"values": values},
        "layer": [
            {"mark": bar, "encoding": {"x": x, "y": y, "fill": fill, "stroke": edge}},
            {"mark": {**text, "color": colours["ink"]}, "encoding": number},
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
