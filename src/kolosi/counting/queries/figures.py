"""Figures for whoever asks: counted now or as known on a past day, within what they may see, each with its proof."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kolosi.counting.gateways import behind, engine
from kolosi.counting.queries.extracts import READ, opened, up_to_date
from kolosi.counting.rules import tables
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import Asked, Table
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Figures:
    """The whole set of a period. `scoped` says that the viewer is not let into every situation that Kolosi holds."""

    ask: Asked
    tables: Mapping[Basis, Table]
    scoped: bool

    def __getitem__(self, basis: Basis) -> Table:
        return self.tables[basis]


def question(
    viewer: Viewer,
    period: Period,
    *,
    at: datetime,
    on: date | None = None,
    situations: Collection[str] | None = None,
) -> Asked:
    """Return what is asked, narrowed to the situations that the viewer is let into; absent where none is left."""
    if not viewer.may(READ):
        raise Absent
    seen = viewer.situations(READ)
    wanted = seen if situations is None else frozenset(situations) & (seen or frozenset(situations))
    if wanted is not None and not wanted:
        raise Absent
    return tables.asked(period, at=at, on=on, scope=wanted)


def figures(
    viewer: Viewer,
    period: Period,
    *,
    at: datetime,
    on: date | None = None,
    situations: Collection[str] | None = None,
    records: bool = True,
) -> Figures:
    """Count the whole set of tables of a period as known at a moment (R01 to R22)."""
    ask = question(viewer, period, at=at, on=on, situations=situations)
    with opened(viewer) as runner:
        counted = engine.counted(runner, ask, records=records)
    return Figures(ask, counted, viewer.situations(READ) is not None)


def counted_behind(viewer: Viewer, ask: Asked) -> tuple[Figures, tuple[behind.Behind, ...]]:
    """Count the set and return what each violation adds to it, on which basis: what freezing keeps."""
    question(viewer, ask.period, at=ask.at, situations=ask.scope)
    with opened(viewer) as runner:
        counted = engine.counted(runner, ask)
        rows = behind.settled(runner, on=ask.on)
    return Figures(ask, counted, viewer.situations(READ) is not None), rows


@dataclass(frozen=True)
class Point:
    """One period of a trend: numbers by type, and all grave violations."""

    period: Period
    by_type: Mapping[str, int]
    grave: int
    children: int


def trend(
    viewer: Viewer,
    periods: Collection[Period],
    basis: Basis,
    *,
    at: datetime,
    situations: Collection[str] | None = None,
) -> tuple[Point, ...]:
    """Return one basis over several periods, in their order, as known now; each is counted for itself.

    A point is kept in memory until something is told, decided or linked, or another day comes.
    """
    marks = up_to_date(viewer).marks
    found = []
    for period in periods:
        ask = question(viewer, period, at=at, situations=situations)
        key = (marks, period, basis, ask.on, ask.scope)
        if key not in _POINTS:
            if len(_POINTS) >= KEPT:
                _POINTS.clear()
            _POINTS[key] = _point(viewer, ask, basis)
        found.append(_POINTS[key])
    return tuple(found)


_POINTS: dict[tuple[object, ...], Point] = {}
KEPT = 500


def _point(viewer: Viewer, ask: Asked, basis: Basis) -> Point:
    with opened(viewer) as runner:
        table = engine.counted(runner, ask, records=False)[basis]
    numbers = {code: figure.number for code, figure in table.by_type.items()}
    return Point(ask.period, numbers, table.grave, table.children.published)
