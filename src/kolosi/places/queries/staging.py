"""A received file beside what is on record: what of it is new, which rows cannot be taken, which points are odd."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules
from kolosi.places.gateways import files, geonames
from kolosi.places.queries.shapes import label
from kolosi.reference.rules import code_list

TOLD_AT_ONCE = 200  # complaints shown on a page


@dataclass(frozen=True)
class Judged:
    """What a file tells with everything resolved, what of it is new, and every row that cannot be taken."""

    told: rules.Told
    new_editions: tuple[rules.ToldEdition, ...]
    new_places: tuple[rules.ToldPlace, ...]
    complaints: tuple[rules.Complaint, ...]
    unplaced: int  # villages and landmarks that neither a code nor a shape puts into a division
    outside: int  # whose point lies outside the division that the file names


@dataclass(frozen=True)
class Loaded:
    """How much of a file was new."""

    places: int
    names: int
    shapes: int


@dataclass(frozen=True)
class ShownComplaint:
    """A row that cannot be taken, in words."""

    row: int
    field: str
    reason: str
    value: str


@dataclass(frozen=True)
class Preview:
    """A received file as a page shows it before it is loaded, and after."""

    ref: str
    name: str
    situation: str
    situation_label: str
    layout_label: str
    edition: str
    source: str
    licence: str
    first: date | None
    received_at: datetime
    loaded_at: datetime | None
    new: int
    known: int
    names: int
    shapes: int
    descents: int
    left_out: int
    unplaced: int
    outside: int
    faults: int
    complaints: tuple[ShownComplaint, ...]


def file(viewer: Viewer, ref: str) -> models.File | None:
    """Return the row of a received file that the viewer may load, or nothing."""
    row = models.File.objects.select_related("loading").filter(ref=ref).first()
    return row if row and viewer.may("places.load", situation=row.situation) else None


def received(viewer: Viewer, *, sha256: str, situation: str, layout: str, edition: str) -> str:
    """Return the reference of the same file received before for the same edition, or nothing."""
    row = models.File.objects.filter(
        sha256=sha256, situation=situation, layout=layout, edition=edition
    ).first()
    return row.ref if row and viewer.may("places.receive", situation=situation) else ""


def preview(viewer: Viewer, ref: str) -> Preview | None:
    """Return what a received file would add, or what became of it."""
    row = file(viewer, ref)
    if row is None:
        return None
    judged, loading = judge(viewer, row), getattr(row, "loading", None)
    told = judged.told
    return Preview(
        ref=row.ref,
        name=row.name,
        situation=row.situation,
        situation_label=label(viewer, "situations", row.situation),
        layout_label=label(viewer, "place_layouts", row.layout),
        edition=row.edition,
        source=row.source,
        licence=row.licence,
        first=row.first,
        received_at=row.at,
        loaded_at=loading.at if loading else None,
        new=len(judged.new_places),
        known=len(told.places) - len(judged.new_places),
        names=len(told.names),
        shapes=len(told.shapes),
        descents=len(told.descents),
        left_out=told.left_out,
        unplaced=judged.unplaced,
        outside=judged.outside,
        faults=len(judged.complaints),
        complaints=in_words(viewer, judged.complaints[:TOLD_AT_ONCE]),
    )


def in_words(viewer: Viewer, complaints: Iterable[rules.Complaint]) -> tuple[ShownComplaint, ...]:
    """Return complaints with their reason as a sentence."""
    said = code_list("place_complaints")
    return tuple(
        ShownComplaint(one.row, one.field, said[one.reason].labelled(viewer.language), one.value)
        for one in complaints
    )


def judge(viewer: Viewer, row: models.File) -> Judged:
    """Read a file again and hold it beside what is on record of its situation; nothing where the right does not reach."""
    if not viewer.may("places.load", situation=row.situation):
        return Judged(rules.Told(), (), (), (), 0, 0)
    about = rules.About(row.situation, row.edition, row.label, row.source, row.licence, row.first)
    told = files.read(rules.Layout(row.layout), bytes(row.data), about)
    held = models.Edition.objects.filter(situation=row.situation)
    editions = {one.code: _told(one.told) for one in held}
    resolved, unplaced, outside = _resolved(told, row.situation)
    known = _known(row.situation, {one.edition for one in resolved.places} | _named(resolved))
    return Judged(
        told=resolved,
        new_editions=tuple(one for one in told.editions if one.code not in editions),
        new_places=tuple(one for one in resolved.places if one.key not in known),
        complaints=rules.complaints(resolved, editions, known),
        unplaced=unplaced,
        outside=outside,
    )


def _told(one: rules.Edition) -> rules.ToldEdition:
    return rules.ToldEdition(
        one.code, one.kind, one.label, one.first, one.source, one.licence, one.provisional
    )


def _named(told: rules.Told) -> set[str]:
    """Return the editions that keys of the file name."""
    keys = [
        *(one.key for one in told.names),
        *(one.key for one in told.shapes),
        *(key for one in told.descents for key in (one.later, one.earlier)),
        *(one.above for one in told.places if one.above),
    ]
    return {key.partition(rules.BETWEEN)[0] for key in keys}


def _known(situation: str, editions: Iterable[str]) -> dict[str, rules.Known]:
    """Return the places on record of these editions, by key."""
    rows = models.Place.objects.filter(edition__situation=situation, edition__code__in=set(editions))
    names: dict[int, set[str]] = {}
    for pk, name in models.PlaceName.objects.filter(place__in=rows).values_list("place_id", "plain"):
        names.setdefault(pk, set()).add(name)
    return {
        f"{edition}{rules.BETWEEN}{code}": rules.Known(
            level,
            f"{there}{rules.BETWEEN}{above}" if above else "",
            frozenset(names.get(pk, ())),
            rules.point(y, x),
        )
        for pk, edition, code, level, there, above, y, x in rows.values_list(
            "pk",
            "edition__code",
            "code",
            "level",
            "above__edition__code",
            "above__code",
            "latitude",
            "longitude",
        )
    }


@dataclass(frozen=True)
class _Divided:
    """How a source divides a situation: the key of each of its codes, and the shapes on record."""

    keys: Mapping[str, str]
    shapes: Mapping[str, tuple[tuple[rules.Ring, ...], float]]

    def above(self, one: rules.ToldPlace) -> str:
        """Return what the source names; else the one shape in which the point surely lies; else nothing."""
        named = self.keys.get(one.above.removeprefix(geonames.DIVIDED_BY), "")
        if named or one.point is None:
            return named
        found = [
            key
            for key, (rings, margin) in self.shapes.items()
            if rules.surely_inside(one.point, rings, margin)
        ]
        return found[0] if len(found) == 1 else ""

    def is_outside(self, one: rules.ToldPlace) -> bool:
        """Say whether the point lies outside the division that is named, farther than its shape is inexact."""
        shape = self.shapes.get(one.above)
        return bool(shape and one.point and rules.doubts(one.point, [shape]) == {rules.Doubt.OUTSIDE})


def _resolved(told: rules.Told, situation: str) -> tuple[rules.Told, int, int]:
    """Put villages and landmarks into divisions; return also how many stay unplaced, and how many lie outside."""
    loose = [one for one in told.places if one.above.startswith(geonames.DIVIDED_BY) or not one.above]
    if not any(one.level not in rules.DIVISIONS for one in loose):
        return told, 0, 0
    divided = _divided(situation)
    places = tuple(
        one if one.level in rules.DIVISIONS else one._replace(above=divided.above(one)) for one in told.places
    )
    villages = [one for one in places if one.level not in rules.DIVISIONS]
    unplaced = sum(not one.above for one in villages)
    return replace(told, places=places), unplaced, sum(divided.is_outside(one) for one in villages)


def _divided(situation: str) -> _Divided:
    rows = models.Place.objects.filter(edition__situation=situation, level="admin1")
    keys = {
        other: f"{edition}{rules.BETWEEN}{code}"
        for other, edition, code in rows.exclude(other="").values_list("other", "edition__code", "code")
    }
    held = models.Shape.objects.filter(place__in=rows).select_related("place__edition").order_by("pk")
    shapes = {one.place.key: (one.lines, one.margin_km) for one in held}
    editions = {key.partition(rules.BETWEEN)[0] for key in keys.values()}
    own = {key: shape for key, shape in shapes.items() if key.partition(rules.BETWEEN)[0] in editions}
    return _Divided(keys, own or shapes)
