"""One place as its page shows it: names, edition, in what it lies, what it was before a reform, others of the same name."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules
from kolosi.places.queries.atlas import atlas, editions, scope
from kolosi.places.queries.shapes import edition_label, label
from kolosi.places.queries.within import found

AT_ONCE = 200  # places listed inside another, or bearing its name


@dataclass(frozen=True)
class ShownEdition:
    """An edition in the viewer's language, from when to when its divisions stood as far as told."""

    code: str
    label: str
    kind: rules.EditionKind
    first: date | None
    last: date | None
    source: str
    licence: str
    provisional: bool
    oldest: bool  # stands for days before it too


@dataclass(frozen=True)
class ShownName:
    """A name with the language (empty where the source does not tell it) and the script it is written in."""

    text: str
    language: str
    script: str


@dataclass(frozen=True)
class Neighbour:
    """Another place: one that this one lies in, lies inside it, or bears the same name."""

    code: str
    edition: str
    name: str
    level_label: str
    lies_in: str
    point: rules.Point | None
    km: float | None = None  # from this one


@dataclass(frozen=True)
class LiesIn:
    """In what a place lies by one edition: possible regions, and the district where it is known."""

    edition: ShownEdition
    regions: tuple[str, ...]
    district: str
    sure: bool


@dataclass(frozen=True)
class ShownBecame:
    """What a place came from or became, and why that is said."""

    code: str
    name: str
    edition: str
    edition_label: str
    basis_label: str


@dataclass(frozen=True)
class Sheet:
    """All that is known of one place."""

    code: str
    name: str
    situation: str
    situation_label: str
    level: rules.Level
    level_label: str
    edition: ShownEdition
    point: rules.Point | None
    population: int | None
    has_shape: bool
    names: tuple[ShownName, ...]
    above: tuple[Neighbour, ...]
    inside: tuple[Neighbour, ...]
    lies_in: tuple[LiesIn, ...]
    before: tuple[ShownBecame, ...]
    after: tuple[ShownBecame, ...]
    namesakes: tuple[Neighbour, ...]
    loaded_at: datetime

    @property
    def is_division(self) -> bool:
        """Whether it is a region, district or municipality."""
        return self.level in rules.DIVISIONS


def known_editions(viewer: Viewer, situation: str) -> tuple[ShownEdition, ...]:
    """Return the editions of a situation as pages show them."""
    return tuple(
        _edition(viewer, rules.Atlas(listed, {}), one)
        for listed in (editions(viewer, situation),)
        for one in listed
    )


def place(viewer: Viewer, code: str, *, edition: str = "") -> Sheet | None:
    """Return the place of that edition, or of the newest that knows the code; nothing where there is none."""
    row = found(viewer, code, edition=edition)
    if row is None:
        return None
    opened, key = atlas(viewer, row.edition.situation), row.key
    told = list(row.names.all())
    name = next((one.text for one in told if one.language == viewer.language), row.name)
    return Sheet(
        code=row.code,
        name=name,
        situation=row.edition.situation,
        situation_label=label(viewer, "situations", row.edition.situation),
        level=rules.Level(row.level),
        level_label=label(viewer, "place_levels", row.level),
        edition=_edition(viewer, opened, row.edition.told),
        point=row.point,
        population=row.population,
        has_shape=row.shapes.exists(),
        names=tuple(ShownName(one.text, one.language, one.script) for one in told),
        above=_above(viewer, opened, row),
        inside=_inside(viewer, opened, row),
        lies_in=_lies_in(viewer, opened, row),
        before=tuple(_became(viewer, opened, link.earlier, link.basis) for link in opened.before(key)),
        after=tuple(_became(viewer, opened, link.later, link.basis) for link in opened.after(key)),
        namesakes=_namesakes(viewer, opened, row),
        loaded_at=models.Loading.objects.values_list("at", flat=True).get(pk=row.loading_id),
    )


def _edition(viewer: Viewer, opened: rules.Atlas, one: rules.Edition) -> ShownEdition:
    oldest = bool(opened.dated) and opened.dated[0].code == one.code
    return ShownEdition(
        code=one.code,
        label=edition_label(viewer, one),
        kind=one.kind,
        first=one.first,
        last=opened.last_day(one.code),
        source=one.source,
        licence=one.licence,
        provisional=one.provisional,
        oldest=oldest,
    )


def _above(viewer: Viewer, opened: rules.Atlas, row: models.Place) -> tuple[Neighbour, ...]:
    """Return the divisions of its own edition that a division lies in, from the region down."""
    if row.level not in rules.DIVISIONS:
        return ()
    return tuple(_area(viewer, one) for one in reversed(opened.chain(row.key)[1:]))


def _inside(viewer: Viewer, opened: rules.Atlas, row: models.Place) -> tuple[Neighbour, ...]:
    areas = sorted(opened.inside(row.key), key=lambda one: rules.folded(one.name))
    return tuple(_area(viewer, one) for one in areas[:AT_ONCE])


def _area(viewer: Viewer, one: rules.Area) -> Neighbour:
    return Neighbour(one.code, one.edition, one.name, label(viewer, "place_levels", one.level), "", one.point)


def _lies_in(viewer: Viewer, opened: rules.Atlas, row: models.Place) -> tuple[LiesIn, ...]:
    """Return in what the place lies by each edition with a day."""
    found = []
    for one in opened.dated:
        lies = opened.within(row.division, one.code)
        named = [_named(opened, one.code, code) for code in lies.regions]
        district = _named(opened, one.code, lies.district) if lies.district else ""
        found.append(LiesIn(_edition(viewer, opened, one), tuple(named), district, lies.sure))
    return tuple(found)


def _named(opened: rules.Atlas, edition: str, code: str) -> str:
    area = opened.areas.get(f"{edition}{rules.BETWEEN}{code}")
    return area.name if area else code


def _became(viewer: Viewer, opened: rules.Atlas, key: str, basis: rules.Descent) -> ShownBecame:
    known = {one.code: edition_label(viewer, one) for one in opened.editions}
    area = opened.areas[key]
    return ShownBecame(
        area.code,
        area.name,
        area.edition,
        known.get(area.edition, area.edition),
        label(viewer, "place_descents", basis),
    )


def _namesakes(viewer: Viewer, opened: rules.Atlas, row: models.Place) -> tuple[Neighbour, ...]:
    """Return other places that bear its own name, the nearest first; not what it was itself in another edition."""
    same = models.PlaceName.objects.filter(plain=rules.plain(row.name)).values("place")
    itself = {link.earlier for link in opened.before(row.key)} | {
        link.later for link in opened.after(row.key)
    }
    newest = [code for code in opened.offered(date.max) if code not in opened.order]
    rows = scope(viewer).filter(pk__in=same, edition__situation=row.edition.situation).exclude(code=row.code)
    held = rows.filter(Q(edition__first__isnull=False) | Q(edition__code__in=newest))
    shown = [
        one for one in held.select_related("edition", "above__edition")[:AT_ONCE] if one.key not in itself
    ]
    found = [_namesake(viewer, opened, one, row) for one in shown]
    return tuple(sorted(found, key=lambda one: (one.km is None, one.km or 0.0, one.code)))


def _namesake(viewer: Viewer, opened: rules.Atlas, row: models.Place, here: models.Place) -> Neighbour:
    """Return another place of the name; how far it is apart only between villages: a division's point is a town's."""
    measured = not {row.level, here.level} & set(rules.DIVISIONS) and row.point and here.point
    return Neighbour(
        code=row.code,
        edition=row.edition.code,
        name=row.name,
        level_label=label(viewer, "place_levels", row.level),
        lies_in=_named(opened, row.above.edition.code, row.above.code) if row.above else "",
        point=row.point,
        km=rules.km_between(here.point, row.point) if measured and here.point and row.point else None,
    )
