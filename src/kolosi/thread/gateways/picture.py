"""The thread as a picture, made offline: a row for each station, a dot for each thing, a line where two belong together."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme
from kolosi.thread.rules.loop import Kind, Thread

WIDTH, ROW = 560, 46


class Drawn(NamedTuple):
    """What is drawn: the names of the rows with how many things each holds, pairs of places (row, dot), the start."""

    rows: tuple[tuple[str, int], ...]
    lines: tuple[tuple[int, int, int, int], ...]
    start: tuple[int, int]
    rtl: bool = False


def drawn(thread: Thread, names: Mapping[Kind, str], *, rtl: bool = False) -> Drawn:
    """Return the picture of a thread; stations on which nothing lies have no row."""
    kinds = [kind for kind in Kind if thread.of(kind)]
    place = {
        node.key: (row, dot) for row, kind in enumerate(kinds) for dot, node in enumerate(thread.of(kind))
    }
    lines = tuple((*place[one.before], *place[one.after]) for one in thread.edges)
    rows = tuple((names[kind], len(thread.of(kind))) for kind in kinds)
    return Drawn(rows, tuple(dict.fromkeys(lines)), place[thread.start.key], rtl)


@lru_cache(maxsize=128)
def svg(drawn: Drawn, scheme: Scheme) -> str:
    """Return the picture in that colour scheme."""
    return drawing.svg(_described(drawn, COLOURS[scheme]))


def _at(drawn: Drawn, row: int, dot: int) -> tuple[float, int]:
    """Return where a dot lies: spread evenly over the width of its row."""
    across = (dot + 1) / (drawn.rows[row][1] + 1)
    return (1 - across if drawn.rtl else across), row


def _described(drawn: Drawn, colours: Mapping[str, str]) -> dict[str, Any]:
    dots = [
        dict(zip("xy", _at(drawn, row, dot), strict=True), start=(row, dot) == drawn.start)
        for row, (_, number) in enumerate(drawn.rows)
        for dot in range(number)
    ]
    lines = []
    for row, dot, other, far in drawn.lines:
        near, away = _at(drawn, row, dot), _at(drawn, other, far)
        lines.append({"x": near[0], "y": near[1], "x2": away[0], "y2": away[1]})
    names = json.dumps([f"{name} ({number})" for name, number in drawn.rows])
    axis = {
        "title": None, "grid": False, "ticks": False, "domain": False, "labelPadding": 10, "labelLimit": 220,
        "values": list(range(len(drawn.rows))), "labelExpr": f"{names}[datum.value]",
        "orient": "right" if drawn.rtl else "left", "labelFontSize": 13, "labelColor": colours["ink"],
    }  # fmt: skip
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1]}}
    last = len(drawn.rows) - 0.5
    y = {"field": "y", "type": "quantitative", "axis": axis, "scale": {"domain": [last, -0.5]}}
    ends = {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}}
    own = {"test": "datum.start"}
    marks = {
        "x": x,
        "y": y,
        "size": {"condition": {**own, "value": 260}, "value": 90},
        "fill": {"condition": {**own, "value": colours["accent"]}, "value": colours["going"]},
        "stroke": {"condition": {**own, "value": colours["ink"]}, "value": None},
    }
    return {
        "width": WIDTH,
        "height": ROW * len(drawn.rows),
        "background": "transparent",
        "layer": [
            {"data": {"values": lines}, "encoding": ends,
             "mark": {"type": "rule", "color": colours["edge"], "opacity": 0.55}},
            {"data": {"values": dots}, "encoding": marks, "mark": {"type": "point", "filled": True, "opacity": 1}},
        ],
        "config": {"font": FONT, "view": {"stroke": None}},
    }  # fmt: skip
