"""Releases as they were told: the list, one of them table by table, and its cells for products that quote it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from kolosi.access import queries as access
from kolosi.counting import models
from kolosi.counting.queries.told import released, shown_cells
from kolosi.counting.rules.disclosure_audiences import audience
from kolosi.counting.rules.disclosure_cube import ALL, Mark, Name, Shown
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.places import queries as places
from kolosi.reference import facts
from kolosi.reference.rules import code_list

Labels = Callable[[str, str], str]  # (dimension, value): what the value is called


@dataclass(frozen=True)
class ReleaseHead:
    """The head of a release; `share` is how much of it is hidden."""

    ref: str
    title: str
    audience: str
    audience_label: str
    watermark: bool
    situation: str
    situation_label: str
    period: Period
    as_of: datetime
    simulated: bool
    by_name: str
    at: datetime
    share: float

    @property
    def percent(self) -> int:
        """How much is hidden, in percent."""
        return round(100 * self.share)


@dataclass(frozen=True)
class GridRow:
    """One row of a table; nothing where a cell was not told at all."""

    label: str
    is_total: bool
    cells: tuple[Shown | None, ...]


@dataclass(frozen=True)
class Grid:
    """One table: what its rows and columns are (dimensions), the columns' names and the rows, totals last."""

    rows_are: str
    columns_are: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True)
class ReleasePage:
    """A release, one type and one stretch of time at a time."""

    head: ReleaseHead
    types: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]
    type: str
    time: str
    grids: tuple[Grid, ...]


def releases(viewer: Viewer) -> tuple[ReleaseHead, ...]:
    """Return the releases, the last first."""
    rows = list(_heads(released(viewer)))
    names = access.person_names(viewer, {one.by for one in rows})
    return tuple(_head(viewer, one, names) for one in rows)


def protected(viewer: Viewer, ref: str, *, type_code: str = "", time: str = "") -> ReleasePage:
    """Return one release at a type and a stretch of time (the first type and all of its time, unless told); or `Absent`."""
    row = _heads(released(viewer).filter(ref=ref)).first()
    if row is None:
        raise Absent
    shown = [one for _, one in shown_cells(viewer, [ref])]
    types = sorted({one.name.type for one in shown})
    times = sorted({one.name.time for one in shown}, key=lambda one: (one != ALL, one))
    chosen = type_code if type_code in types else next(iter(types), "")
    when = time if time in times else next(iter(times), "")
    here = [one for one in shown if (one.name.type, one.name.time) == (chosen, when)]
    return ReleasePage(
        _head(viewer, row, access.person_names(viewer, {row.by})),
        tuple((code, type_label(viewer, code)) for code in types),
        tuple((one, time_label(viewer, one)) for one in times),
        chosen,
        when,
        grids(viewer, here),
    )


def cells_of(viewer: Viewer, ref: str) -> tuple[Shown, ...]:
    """Return every cell of a release as it was told, for products that are made from it; or `Absent`."""
    if not released(viewer).filter(ref=ref).exists():
        raise Absent
    return tuple(one for _, one in shown_cells(viewer, [ref]))


def grids(viewer: Viewer, shown: Collection[Shown]) -> tuple[Grid, ...]:
    """Return the tables of one type and time: regions by kinds of parties, sex by age; those that were told."""
    label = labels(viewer, {one.name.region for one in shown})
    pairs = (("region", "party_kind"), ("age_band", "sex"))
    made = (_grid(shown, rows, columns, label) for rows, columns in pairs)
    return tuple(one for one in made if len(one.rows) > 1 or len(one.columns) > 1)


def _grid(shown: Collection[Shown], rows: str, columns: str, label: Labels) -> Grid:
    told = {one.name: one for one in shown if set(one.name.cut) <= {rows, columns}}
    whole = Name(*next(iter(told), ("", ""))[:2])
    down, across = (_values(told, one) for one in (rows, columns))

    def row(value: str) -> GridRow:
        names = (whole._replace(**{rows: value, columns: other}) for other in across)
        return GridRow(label(rows, value), value == ALL, tuple(told.get(one) for one in names))

    return Grid(rows, columns, tuple(label(columns, one) for one in across), tuple(row(one) for one in down))


def _values(names: Iterable[Name], dimension: str) -> list[str]:
    """Return the values of a dimension in their order, the total last."""
    order = list(facts.options("age_band")) if dimension == "age_band" else []
    found = {getattr(one, dimension) for one in names}
    return sorted(found, key=lambda one: (one == ALL, order.index(one) if one in order else 0, one))


def labels(viewer: Viewer, regions: Iterable[str]) -> Labels:
    """Return what values of dimensions are called in the viewer's language."""
    named = places.names(viewer, set(regions) - {ALL, ""})
    return partial(_label, viewer, named)


def _label(viewer: Viewer, regions: Mapping[str, str], dimension: str, value: str) -> str:
    own, asked = code_list("release_values"), f"{dimension}.{value or 'none'}"
    if value == ALL or asked in own:
        return own["total" if value == ALL else asked].labelled(viewer.language)
    if dimension == "region":
        return regions.get(value, value)
    known = facts.options("age_band") if dimension == "age_band" else code_list("party_kinds")
    return known[value].labelled(viewer.language) if value in known else value


def time_label(viewer: Viewer, time: str) -> str:
    """Return what a stretch of a release's time is called: a half-year in words, quarters and years as they are written."""
    halves = {"H1": _("%(year)s, first half"), "H2": _("%(year)s, second half")}
    if time == ALL:
        return _("the whole period")
    return halves[time[4:]] % {"year": time[:4]} if time[4:] in halves else time


def type_label(viewer: Viewer, code: str) -> str:
    """Return the name of a type of violation."""
    known = code_list("violation_types").get(code)
    return known.labelled(viewer.language) if known else code


def _heads(rows: QuerySet[models.Release]) -> QuerySet[models.Release]:
    hidden = Count("cells", filter=~Q(cells__mark=str(Mark.NUMBER)))
    return rows.annotate(told=Count("cells"), hidden=hidden)


def _head(viewer: Viewer, row: models.Release, names: Mapping[str, str]) -> ReleaseHead:
    told = code_list("audiences").get(row.audience)
    where = code_list("situations").get(row.situation)
    hidden, cells = (int(getattr(row, one)) for one in ("hidden", "told"))
    return ReleaseHead(
        ref=row.ref,
        title=row.title,
        audience=row.audience,
        audience_label=told.labelled(viewer.language) if told else row.audience,
        watermark=bool(told) and audience(row.audience).watermark,
        situation=row.situation,
        situation_label=where.labelled(viewer.language) if where else row.situation,
        period=Period(row.first, row.last),
        as_of=row.as_of,
        simulated=row.simulated,
        by_name=names.get(row.by, ""),
        at=row.at,
        share=hidden / cells if cells else 0.0,
    )
