"""A product drafted from figures as known on a day: tables, names, the periods before, the last conclusions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kolosi.counting import queries as counting
from kolosi.counting.rules import disclosure_audiences as audiences
from kolosi.counting.rules import units
from kolosi.counting.rules.tables import Table
from kolosi.incidents import queries as incidents
from kolosi.incidents.queries import simulated
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent, Refused
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.places.queries import within as places
from kolosi.reports.queries import following, released
from kolosi.reports.queries.asking import Asked
from kolosi.reports.queries.products import last_window
from kolosi.reports.rules import building, figures, outlines, windows
from kolosi.reports.rules.content import Product, Spot
from kolosi.reports.rules.released import BASIS

LANGUAGES = ("en", "fr")


def draft(viewer: Viewer, asked: Asked) -> dict[str, Product]:
    """Return the product in each language, as the figures known at `as_of` give it; absent outside the viewer's reach.

    For an audience that is told no small number it is drawn from a release; refused where none covers its days.
    """
    if not viewer.may("reports.read", situation=asked.situation):
        raise Absent
    protected = audiences.audience(asked.audience).protected
    told = _released(viewer, asked) if protected else _counted(viewer, asked)
    return {
        language: building.content_of(
            replace(
                told,
                language=language,
                names=_names(replace(viewer, language=language), told),
                conclusions=following.conclusions_before(
                    replace(viewer, language=language), told.situation, on=told.as_of.date()
                ),
            )
        )
        for language in LANGUAGES
    }


def _counted(viewer: Viewer, asked: Asked) -> figures.Told:
    """Return what the records give, as known at the moment."""
    last = last_window(viewer, asked.kind, asked.situation)
    found = counting.figures(viewer, asked.period, at=asked.as_of, situations=[asked.situation])
    earlier = windows.earlier(asked.kind, asked.period, last)
    return figures.Told(
        tables=found.tables,
        basis=asked.basis,
        before=tuple(_table(viewer, asked, one) for one in earlier),
        spots=_spots(viewer, asked, found[asked.basis]) if asked.audience == figures.INSIDE else (),
        **_common(viewer, asked),
    )


def _released(viewer: Viewer, asked: Asked) -> figures.Told:
    """Return what a release gives, and nothing else."""
    found = released.covering(viewer, asked)
    if found is None:
        raise Refused(windows.obstacles_to_telling(asked.audience, asked.period, released=False))
    given = released.table(viewer, found)
    return figures.Told(
        tables={BASIS: given.table},
        basis=BASIS,
        withheld=given.withheld,
        release=found.ref,
        **_common(viewer, asked),
    )


def _common(viewer: Viewer, asked: Asked) -> dict[str, Any]:
    """Return what every product is told, whatever its numbers are drawn from."""
    return {
        "kind": asked.kind,
        "situation": asked.situation,
        "audience": asked.audience,
        "symbol": asked.symbol,
        "simulated": simulated.any_simulated(viewer, asked.situation),
        "outlines": _shapes(viewer, asked),
    }


def _table(viewer: Viewer, asked: Asked, period: Period) -> Table:
    """Return an earlier period as it was known at the same moment, so that the two can be compared."""
    found = counting.figures(viewer, period, at=asked.as_of, situations=[asked.situation], records=False)
    return found[asked.basis]


def _shapes(viewer: Viewer, asked: Asked) -> tuple[figures.Shape, ...]:
    """Return the shapes of regions as they were divided on the last day of the period."""
    found = places.boundaries(viewer, asked.situation, on=asked.period.last)
    return tuple(figures.Shape(one.codes, outlines.geometry(one.rings), one.source) for one in found)


def _spots(viewer: Viewer, asked: Asked, table: Table) -> tuple[Spot, ...]:
    """Return where the grave violations of a table lie, each as near as somebody told it, the most first."""
    grave = (found for code, found in table.by_type.items() if units.is_grave(code))
    refs = {ref for found in grave for ref in found.records}
    found = incidents.points(viewer, refs, as_of=asked.as_of)
    return tuple(
        Spot(one.label, one.number, one.longitude, one.latitude, one.precision) for one in found.shown
    )


def _names(viewer: Viewer, told: figures.Told) -> Mapping[str, str]:
    """Return the names of parties or their kinds, and of regions: those that were counted and those on the map."""
    codes = {row for table in told.tables.values() for _, row in table.by_region if row}
    regions = places.names(viewer, codes | {code for one in told.outlines for code in one.codes})
    if told.release:
        return {**regions, **released.names(viewer, told.table)}
    known = parties.choices(viewer) if viewer.may("parties.read") else ()
    return {**regions, **{one.code: one.name for one in known}}
