"""In what a place lies on a day, what it was before and became, and all regions and shapes: what other rooms ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules
from kolosi.places.queries.atlas import atlas, scope


@dataclass(frozen=True)
class Region:
    """A division of the edition that holds on a day."""

    code: str
    name: str
    edition: str
    level: rules.Level
    point: rules.Point | None
    above: str


@dataclass(frozen=True)
class Became:
    """A division that another came from or became, with the reason in a code of `place_descents`."""

    code: str
    name: str
    edition: str
    basis: rules.Descent


@dataclass(frozen=True)
class Lineage:
    """What a place was in editions before its own, and what it became in those after it, as far as told."""

    before: tuple[Became, ...]
    after: tuple[Became, ...]


@dataclass(frozen=True)
class Outline:
    """A shape of a map, and the regions of the day that lie in it: several where their own borders are not known."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    rings: tuple[rules.Ring, ...]
    margin_km: float
    source: str
    edition: str
    own: bool  # the shape of that one region itself, in the edition that holds

    def feature(self) -> dict[str, object]:
        """Return the shape as a GeoJSON feature."""
        geometry = {"type": "Polygon", "coordinates": [[list(one) for one in ring] for ring in self.rings]}
        told = {"codes": list(self.codes), "names": list(self.names), "own": self.own}
        return {"type": "Feature", "properties": told, "geometry": geometry}


def regions(
    viewer: Viewer, situation: str, *, on: date, level: rules.Level = rules.Level.ADMIN1
) -> tuple[Region, ...]:
    """Return the regions (or districts) of the edition that holds on the day, by name."""
    opened = atlas(viewer, situation)
    holding = opened.holding(on)
    found = [
        Region(one.code, one.name, one.edition, one.level, one.point, one.above.partition(rules.BETWEEN)[2])
        for one in opened.areas.values()
        if holding and one.edition == holding.code and one.level is level
    ]
    return tuple(sorted(found, key=lambda one: rules.folded(one.name)))


def region_of(viewer: Viewer, code: str, *, on: date, edition: str = "") -> rules.Within:
    """Return the region and district of a place, by their codes in the edition that holds on the day."""
    return regions_of(viewer, [(code, edition)], on=on)[code, edition]


def regions_of(
    viewer: Viewer, places: Iterable[tuple[str, str]], *, on: date
) -> dict[tuple[str, str], rules.Within]:
    """Return the same for many places, each a code and its edition ("" for the newest that knows it)."""
    wanted = tuple(dict.fromkeys(places))
    rows = _rows(viewer, {code for code, _ in wanted})
    opened: dict[str, rules.Atlas] = {}
    found = {}
    for code, edition in wanted:
        row = _chosen(rows.get(code, []), edition)
        if row is None:
            found[code, edition] = rules.NOWHERE
            continue
        situation = row.edition.situation
        opened[situation] = opened.get(situation) or atlas(viewer, situation)
        found[code, edition] = opened[situation].on_day(row.division, on)
    return found


def chains(
    viewer: Viewer, places: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[rules.Area, ...]]:
    """Return each place (a code and its edition) and what it lies in, from itself upward; unknown ones are left out.

    A village lies in divisions of the edition that its own source names, whatever the day.
    """
    wanted = set(places)
    rows = _rows(viewer, {code for code, _ in wanted})
    chosen = {one: _chosen(rows.get(one[0], []), one[1]) for one in wanted}
    opened = {
        name: atlas(viewer, name)
        for name in sorted({row.edition.situation for row in chosen.values() if row})
    }
    spoken = names(viewer, {row.code for row in chosen.values() if row and row.level not in rules.DIVISIONS})
    return {
        one: _chain(row, opened[row.edition.situation], spoken.get(row.code, row.name))
        for one, row in chosen.items()
        if row
    }


def _chain(row: models.Place, opened: rules.Atlas, name: str) -> tuple[rules.Area, ...]:
    divisions = opened.chain(row.division)
    if row.level in rules.DIVISIONS:
        return divisions
    above = divisions[0].key if divisions else ""
    return (
        rules.Area(row.edition.code, row.code, rules.Level(row.level), name, above, row.point),
        *divisions,
    )


def lineage(viewer: Viewer, code: str, *, edition: str = "") -> Lineage:
    """Return what a division was before and what it became."""
    row = _chosen(_rows(viewer, {code}).get(code, []), edition)
    if row is None:
        return Lineage((), ())
    opened = atlas(viewer, row.edition.situation)
    before = [(opened.areas[link.earlier], link.basis) for link in opened.before(row.key)]
    after = [(opened.areas[link.later], link.basis) for link in opened.after(row.key)]
    return Lineage(_became(before), _became(after))


def names(viewer: Viewer, codes: Iterable[str]) -> dict[str, str]:
    """Return the name of each code in the viewer's language, in the newest edition that knows it; two queries."""
    rows = scope(viewer).filter(code__in=set(codes)).order_by("pk").values_list("pk", "code", "name")
    listed = list(rows)
    told = models.PlaceName.objects.filter(place__in=[pk for pk, _, _ in listed], language=viewer.language)
    spoken = dict(told.values_list("place_id", "text"))
    return {code: spoken.get(pk, name) for pk, code, name in listed}


def boundaries(viewer: Viewer, situation: str, *, on: date) -> tuple[Outline, ...]:
    """Return the shapes of regions for a map of that day.

    A region whose own shape is not known lies in the shape of what it came from or will become, perhaps with others.
    """
    opened = atlas(viewer, situation)
    holding = opened.holding(on)
    shapes = shapes_of(viewer, situation)
    if holding is None or not shapes:
        return ()
    own = {key for key in shapes if opened.areas[key].edition == holding.code}
    nearest = _nearest(opened, {opened.areas[key].edition for key in shapes}, holding.code)
    shown = [key for key in shapes if key in own or (not own and opened.areas[key].edition == nearest)]
    return tuple(
        _outline(opened, key, shapes[key], holding.code)
        for key in sorted(shown)
        if opened.areas[key].level is rules.Level.ADMIN1
    )


def shapes_of(viewer: Viewer, situation: str) -> dict[str, models.Shape]:
    """Return the shape that stands for each division, by key."""
    rows = models.Shape.objects.filter(place__in=scope(viewer), place__edition__situation=situation)
    return {row.place.key: row for row in rows.select_related("place__edition").order_by("pk")}


def doubts(
    viewer: Viewer, code: str, *, latitude: float, longitude: float, edition: str = ""
) -> frozenset[rules.Doubt]:
    """Return what is odd about a point told for a place: that it lies outside the region, or that nobody can tell."""
    row = _chosen(_rows(viewer, {code}).get(code, []), edition)
    if row is None:
        return frozenset({rules.Doubt.NO_SHAPE})
    situation = row.edition.situation
    opened, shapes = atlas(viewer, situation), shapes_of(viewer, situation)
    for area in opened.chain(row.division):
        for code_of in _by_nearness(opened, area.edition):
            found = [shapes[key] for key in opened.counterparts(area.key, code_of) if key in shapes]
            if found:
                measured = [(one.lines, one.margin_km) for one in found]
                return rules.doubts(rules.Point(latitude, longitude), measured)
    return frozenset({rules.Doubt.NO_SHAPE})


def _became(told: list[tuple[rules.Area, rules.Descent]]) -> tuple[Became, ...]:
    return tuple(Became(area.code, area.name, area.edition, basis) for area, basis in told)


def _outline(opened: rules.Atlas, key: str, shape: models.Shape, edition: str) -> Outline:
    chains = [opened.chain(one) for one in sorted(opened.counterparts(key, edition))]
    tops = list(dict.fromkeys(chain[-1] for chain in chains))
    return Outline(
        codes=tuple(one.code for one in tops),
        names=tuple(one.name for one in tops),
        rings=shape.lines,
        margin_km=shape.margin_km,
        source=shape.source,
        edition=opened.areas[key].edition,
        own=opened.areas[key].edition == edition,
    )


def _by_nearness(opened: rules.Atlas, edition: str) -> list[str]:
    at = opened.order.index(edition)
    return sorted(opened.order, key=lambda code: abs(opened.order.index(code) - at))


def _nearest(opened: rules.Atlas, having: set[str], edition: str) -> str:
    return next((code for code in _by_nearness(opened, edition) if code in having), "")


def _rows(viewer: Viewer, codes: set[str]) -> dict[str, list[models.Place]]:
    found: dict[str, list[models.Place]] = {}
    rows = scope(viewer).filter(code__in=codes).select_related("edition", "above__edition").order_by("pk")
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return found


def _chosen(rows: list[models.Place], edition: str) -> models.Place | None:
    """Return the place of that edition, or of the newest that knows the code; nothing where there is none."""
    fitting = [row for row in rows if edition in {"", row.edition.code}]
    return fitting[-1] if fitting else None


def found(viewer: Viewer, code: str, *, edition: str = "") -> models.Place | None:
    """Return the row of a place, with its edition and what it lies in."""
    return _chosen(_rows(viewer, {code}).get(code, []), edition)
