"""Which places are in reach, and the divisions of a situation as plain values, opened once for each page.

Places are one register for all situations: whoever may read it anywhere reads all of it, since it holds published facts.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules


def scope(viewer: Viewer) -> "QuerySet[models.Place]":
    """Return the places in reach: all of them for whoever may read the register somewhere."""
    return models.Place.objects.all() if viewer.may("places.read") else models.Place.objects.none()


def atlas(viewer: Viewer, situation: str) -> rules.Atlas:
    """Return all divisions of a situation, named in the viewer's language; four queries whatever it holds."""
    rows = scope(viewer).filter(edition__situation=situation, level__in=rules.DIVISIONS)
    found = rows.select_related("edition").values_list(
        "pk", "edition__code", "code", "level", "name", "above_id", "latitude", "longitude"
    )
    listed = list(found)
    keys = {pk: f"{edition}{rules.BETWEEN}{code}" for pk, edition, code, *_ in listed}
    told = models.PlaceName.objects.filter(place__in=rows, language=viewer.language)
    names = dict(told.values_list("place_id", "text"))
    areas = [
        rules.Area(
            edition, code, rules.Level(level), names.get(pk, name), keys.get(above, ""), point_of(y, x)
        )
        for pk, edition, code, level, name, above, y, x in listed
    ]
    links = models.Succession.objects.filter(later__edition__situation=situation, later__in=rows)
    return rules.Atlas(
        editions=editions(viewer, situation),
        areas={one.key: one for one in areas},
        links=tuple(
            rules.Link(keys[later], keys[earlier], rules.Descent(basis))
            for later, earlier, basis in links.values_list("later_id", "earlier_id", "basis")
            if later in keys and earlier in keys
        ),
    )


def editions(viewer: Viewer, situation: str) -> tuple[rules.Edition, ...]:
    """Return the editions of a situation in the order in which they came."""
    rows = models.Edition.objects.filter(situation=situation) if viewer.may("places.read") else ()
    return tuple(edition_of(row) for row in rows)


def edition_of(row: models.Edition) -> rules.Edition:
    """Return an edition as a plain value."""
    return rules.Edition(
        code=row.code,
        kind=rules.EditionKind(row.kind),
        label={"en": row.label_en, "fr": row.label_fr},
        first=row.first,
        source=row.source,
        licence=row.licence,
        provisional=row.provisional,
    )


def point_of(latitude: float | None, longitude: float | None) -> rules.Point | None:
    """Return the point where there is one."""
    return None if latitude is None or longitude is None else rules.Point(latitude, longitude)


def offered(known: Iterable[rules.Edition], on: date) -> tuple[str, ...]:
    """Return the codes of editions that are offered on a day: the divisions that hold, and the newest gazetteer.

    A village is not bound to a day: the newest list of villages stands for all days.
    """
    listed = tuple(known)
    holding = rules.Atlas(listed, {}).holding(on)
    gazetteers = [one.code for one in listed if one.kind is rules.EditionKind.GAZETTEER]
    return tuple(code for code in ((holding.code if holding else ""), *gazetteers[-1:]) if code)
