"""A product drafted from figures as known on a day: tables, names, the periods before, the last conclusions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kolosi.conclusions.queries import asks, cycles
from kolosi.conclusions.queries import overview as conclusions
from kolosi.counting import queries as counting
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import Table
from kolosi.incidents.queries import simulated as incidents
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.places.queries import within as places
from kolosi.reports.queries.products import last_window
from kolosi.reports.rules import building, figures, outlines, windows
from kolosi.reports.rules.content import Product

LANGUAGES = ("en", "fr")


@dataclass(frozen=True)
class Asked:
    """Which product is wanted."""

    kind: str
    situation: str
    period: Period
    as_of: datetime
    basis: Basis = Basis.IN_PERIOD
    audience: str = "task_force"
    symbol: str = ""


def draft(viewer: Viewer, asked: Asked) -> dict[str, Product]:
    """Return the product in each language, as the figures known at `as_of` give it; absent outside the viewer's reach."""
    if not viewer.may("reports.read", situation=asked.situation):
        raise Absent
    last = last_window(viewer, asked.kind, asked.situation)
    found = counting.figures(viewer, asked.period, at=asked.as_of, situations=[asked.situation])
    before = tuple(_table(viewer, asked, one) for one in windows.earlier(asked.kind, asked.period, last))
    shapes = _shapes(viewer, asked)
    invented = incidents.any_simulated(viewer, asked.situation)
    return {
        language: building.content_of(
            figures.Told(
                kind=asked.kind,
                situation=asked.situation,
                tables=found.tables,
                basis=asked.basis,
                language=language,
                audience=asked.audience,
                symbol=asked.symbol,
                simulated=invented,
                names=_names(replace(viewer, language=language), found.tables, shapes),
                before=before,
                outlines=shapes,
                conclusions=_conclusions(
                    replace(viewer, language=language), asked.situation, asked.as_of.date()
                ),
            )
        )
        for language in LANGUAGES
    }


def _table(viewer: Viewer, asked: Asked, period: Period) -> Table:
    """Return an earlier period as it was known at the same moment, so that the two can be compared."""
    found = counting.figures(viewer, period, at=asked.as_of, situations=[asked.situation], records=False)
    return found[asked.basis]


def _shapes(viewer: Viewer, asked: Asked) -> tuple[figures.Shape, ...]:
    """Return the shapes of regions as they were divided on the last day of the period."""
    found = places.boundaries(viewer, asked.situation, on=asked.period.last)
    return tuple(figures.Shape(one.codes, outlines.geometry(one.rings), one.source) for one in found)


def _names(
    viewer: Viewer, tables: Mapping[Basis, Table], shapes: tuple[figures.Shape, ...]
) -> Mapping[str, str]:
    """Return the names of parties and of regions, those that were counted and those on the map."""
    codes = {row for table in tables.values() for _, row in table.by_region if row}
    regions = places.names(viewer, codes | {code for one in shapes for code in one.codes})
    known = parties.choices(viewer) if viewer.may("parties.read") else ()
    return {**regions, **{one.code: one.name for one in known}}


def _conclusions(viewer: Viewer, situation: str, on: date) -> figures.Conclusions | None:
    """Return what became of the last conclusions adopted on the situation by that day, as far as the viewer follows them."""
    adopted = [
        one
        for one in cycles.comparable(viewer)
        if one.situation == situation and one.adopted is not None and one.adopted <= on
    ]
    if not adopted:
        return None
    last = max(adopted, key=lambda one: one.adopted or date.min)
    told = conclusions.overview(viewer, asks.Filters(document=last.ref), on=on)
    standings = tuple((one.label, one.count) for one in told.standings)
    symbol = last.name.split(" · ")[0]  # the day follows in the sentence
    return figures.Conclusions(symbol, last.adopted, told.whole.total, standings)
