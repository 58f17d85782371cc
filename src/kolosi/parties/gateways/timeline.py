"""The picture of alliances as SVG, made offline: a line for each party, its bar certain or perhaps, light and dark.

The picture is plain values; the same values give the same picture, which is kept in memory.
"""

import json
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme

WIDTH, LINE, NAME, LETTERS = 320, 30, 160, 19  # pixels, and letters of a name before it is cut


@dataclass(frozen=True)
class Line:
    """One party: its short name, whether it is an umbrella, and the pieces of its bar (from, to, certain)."""

    name: str
    is_umbrella: bool
    pieces: tuple[tuple[date, date, bool], ...]


@dataclass(frozen=True)
class Picture:
    """Lines between two days, a mark on the day one looks at; `rtl` mirrors."""

    lines: tuple[Line, ...]
    begin: date
    end: date
    on: date
    rtl: bool = False


@lru_cache(maxsize=128)
def svg(picture: Picture, scheme: Scheme) -> str:
    """Return the picture in that colour scheme."""
    return drawing.svg(_described(picture, COLOURS[scheme]))


def _described(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the picture in the words of Vega-Lite."""
    pieces = [
        {"at": at, "from": _year(first), "to": _year(last), "umbrella": line.is_umbrella, "sure": sure}
        for at, line in enumerate(picture.lines)
        for first, last, sure in line.pieces
    ]
    names = json.dumps([_written(line) for line in picture.lines])
    y = {
        "field": "at",
        "type": "ordinal",
        "scale": {"domain": list(range(len(picture.lines)))},
        "axis": {
            "title": None,
            "orient": "right" if picture.rtl else "left",
            "labelExpr": f"{names}[datum.value]",
            "minExtent": NAME,
            "maxExtent": NAME,
        },
    }
    return {
        "width": WIDTH,
        "height": LINE * max(1, len(picture.lines)),
        "background": "transparent",
        "layer": [
            _bars(pieces, y, picture, colours, sure=False),
            _bars(pieces, y, picture, colours, sure=True),
            _day(picture, colours),
        ],
        "config": _looks(colours),
    }


def _bars(
    pieces: list[dict[str, Any]],
    y: dict[str, Any],
    picture: Picture,
    colours: Mapping[str, str],
    *,
    sure: bool,
) -> dict[str, Any]:
    """Return the layer of what is certain (full) or of what may be (hollow, with a broken edge)."""
    fill = {"condition": {"test": "datum.umbrella", "value": colours["accent"]}, "value": colours["going"]}
    hollow = {"fillOpacity": 0.08, "strokeDash": [4, 3], "strokeWidth": 1.5}
    return {
        "data": {"values": [one for one in pieces if one["sure"] is sure]},
        "mark": {"type": "bar", "height": 14, **({} if sure else hollow)},
        "encoding": {"x": _x("from", picture), "x2": {"field": "to"}, "y": y, "fill": fill, "stroke": fill},
    }


def _day(picture: Picture, colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "data": {"values": [{"on": _year(picture.on)}]},
        "mark": {"type": "rule", "color": colours["ink"], "strokeWidth": 2},
        "encoding": {"x": _x("on", picture)},
    }


def _x(field: str, picture: Picture) -> dict[str, Any]:
    years = picture.end.year - picture.begin.year
    return {
        "field": field,
        "type": "quantitative",
        "scale": {
            "domain": [_year(picture.begin), _year(picture.end)],
            "reverse": picture.rtl,
            "nice": False,
            "zero": False,
        },
        "axis": {
            "title": None,
            "format": "d",
            "tickMinStep": 1,
            "tickCount": min(years, 8),
            "orient": "bottom",
        },
    }


def _year(day: date) -> float:
    """Return the day as a year with its part: an axis of numbers knows no time zone."""
    begun = date(day.year, 1, 1).toordinal()
    return round(day.year + (day.toordinal() - begun) / (date(day.year, 12, 31).toordinal() - begun + 1), 4)


def _written(line: Line) -> str:
    name = textwrap.shorten(line.name, LETTERS, placeholder=" …") if len(line.name) > LETTERS else line.name
    return name if line.is_umbrella else f"· {name}"


def _looks(colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": colours["ink"],
            "labelFontSize": 13,
            "labelLimit": NAME,
            "domainColor": colours["rule"],
            "tickColor": colours["rule"],
            "gridColor": colours["rule"],
            "labelPadding": 6,
        },
    }
