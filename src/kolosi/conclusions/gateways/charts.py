"""Charts as SVG pictures, made offline by Altair and vl-convert (decision 0006): stacked bars and columns, light and dark.

A chart is plain values; the same values give the same picture, which is kept in memory. The first one costs a second or
two, because the drawing libraries wake up: `warm` pays that before anyone looks.
"""

import json
import textwrap
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, Literal

from kolosi.paper import picture as drawing
from kolosi.paper.picture import COLOURS, FONT, Scheme

WIDTH, BAR, COLUMNS_WIDTH, COLUMNS_HEIGHT = 285, 40, 430, 190
LINE, LINES = 24, 2  # characters and lines of a row's name; the table under the chart has it whole
TONES = ("kept", "going", "heed", "wrong", "idle")


@dataclass(frozen=True)
class Chart:
    """Rows of parts: each row a label and the count of each tone. `bars` lie, `columns` stand; `rtl` mirrors."""

    kind: Literal["bars", "columns"]
    rows: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    rtl: bool = False

    def plain(self) -> dict[str, Any]:
        """Return the chart as JSON can hold it."""
        return asdict(self)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Chart":
        """Return the chart that `plain` told."""
        rows = tuple(
            (str(label), tuple((str(tone), int(count)) for tone, count in parts))
            for label, parts in told["rows"]
        )
        return cls(told["kind"], rows, bool(told["rtl"]))


@lru_cache(maxsize=512)
def svg(chart: Chart, scheme: Scheme) -> str:
    """Return the picture of a chart in that colour scheme."""
    return drawing.svg(_described(chart, COLOURS[scheme]))


def warm() -> None:
    """Draw an empty chart, so that the libraries are awake when someone looks."""
    svg(Chart("bars", (("", (("kept", 1),)),)), "light")


def _described(chart: Chart, colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the chart in the words of Vega-Lite: stacked marks, and the sum of each row beside them."""
    import altair

    parts = [
        {"at": at, "tone": tone, "order": TONES.index(tone), "count": count}
        for at, (_, told) in enumerate(chart.rows)
        for tone, count in told
        if count
    ]
    sums = [{"at": at, "sum": one} for at, one in enumerate(_sums(chart)) if one]
    lies = chart.kind == "bars"
    places, counts = ("y", "x") if lies else ("x", "y")
    place, sides = _sides(chart, altair)
    marks = (
        altair.Chart(altair.InlineData(values=parts))
        .mark_bar(stroke=colours["sheet"], strokeWidth=1.5)
        .encode(
            **{places: place, counts: altair.X("count:Q", **sides) if lies else altair.Y("count:Q", **sides)},
            color=altair.Color(
                "tone:N",
                scale=altair.Scale(domain=list(TONES), range=[colours[tone] for tone in TONES]),
                legend=None,
            ),
            order="order:Q",
        )
    )
    numbers = (
        altair.Chart(altair.InlineData(values=sums))
        .mark_text(**_beside(chart), color=colours["ink"], fontSize=13, fontWeight="bold")
        .encode(**{places: place, counts: "sum:Q"}, text="sum:Q")
    )
    size = (
        {"width": WIDTH, "height": BAR * len(chart.rows)}
        if lies
        else {"width": COLUMNS_WIDTH, "height": COLUMNS_HEIGHT}
    )
    told: dict[str, Any] = (marks + numbers).properties(**size, background="transparent").to_dict()
    told["config"] = _looks(colours)
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


def _sums(chart: Chart) -> list[int]:
    return [sum(count for _, count in told) for _, told in chart.rows]


def _wrapped(label: str) -> list[str]:
    """Break a name into two lines; of a longer one keep its beginning and its end, which tell most names apart."""
    lines = textwrap.wrap(label, LINE)
    if len(lines) <= LINES:
        return lines or [""]
    end = textwrap.wrap(label[::-1], LINE - 2)[0][::-1]
    return [lines[0], f"… {end}"]


def _sides(chart: Chart, altair: Any) -> tuple[Any, dict[str, Any]]:
    """Return the axis that names the rows, and how the axis that counts them looks."""
    # Rows are told apart by their place: two names may look alike once they are cut.
    names = json.dumps([_wrapped(label) for label, _ in chart.rows])
    places, written = list(range(len(chart.rows))), f"{names}[datum.value]"
    if chart.kind == "bars":
        # Browsers have other fonts than the machine that draws: names keep a margin in which to grow.
        axis = altair.Axis(
            title=None, orient="right" if chart.rtl else "left", minExtent=190, maxExtent=190,
            labelExpr=written, labelBaseline="middle",
        )  # fmt: skip
        counting = {"axis": None, "scale": altair.Scale(reverse=chart.rtl, nice=False, padding=0)}
        return altair.Y("at:O", axis=axis, scale=altair.Scale(domain=places)), counting
    angle = 0 if len(places) <= 7 else -45
    axis = altair.Axis(title=None, labelAngle=angle, labelOverlap=False, labelExpr=written)
    place = altair.X("at:O", axis=axis, scale=altair.Scale(domain=places, reverse=chart.rtl))
    ticks = min(5, max(_sums(chart), default=1))  # whole numbers only
    counts = altair.Axis(
        title=None, format="d", orient="right" if chart.rtl else "left", tickCount=ticks, tickMinStep=1
    )
    return place, {"axis": counts}


def _beside(chart: Chart) -> dict[str, Any]:
    if chart.kind == "columns":
        return {"baseline": "bottom", "dy": -4}
    return {"align": "right", "dx": -6} if chart.rtl else {"align": "left", "dx": 6}


def _looks(colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "labelColor": colours["ink"],
            "labelFontSize": 13,
            "domainColor": colours["rule"],
            "tickColor": colours["rule"],
            "gridColor": colours["rule"],
            "labelPadding": 6,
        },
        "scale": {"bandPaddingInner": 0.25, "bandPaddingOuter": 0.15},
    }
