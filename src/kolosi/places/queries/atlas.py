"""Which places are in reach, and the divisions of a situation as plain values, opened once for each page.

Places are one register for all situations: whoever may read it anywhere reads all of it, since it holds published facts.
"""

from django.db.models import QuerySet

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules


def scope(viewer: Viewer) -> "QuerySet[models.Place]":
    """Return the places in reach: all of them for whoever may read the register somewhere."""
    return models.Place.objects.all() if viewer.may("places.read") else models.Place.objects.none()


def atlas(viewer: Viewer, situation: str) -> rules.Atlas:
    """Return all divisions of a situation, named in the viewer's language; five queries whatever it holds."""
    held = list(
        models.Edition.objects.filter(situation=situation, kind=rules.EditionKind.DIVISIONS).values_list(
            "pk", flat=True
        )
    )
    rows = scope(viewer).filter(edition__in=held)
    found = rows.select_related("edition").values_list(
        "pk", "edition__code", "code", "level", "name", "above_id", "latitude", "longitude"
    )
    listed = list(found)
    keys = {pk: f"{edition}{rules.BETWEEN}{code}" for pk, edition, code, *_ in listed}
    told = models.PlaceName.objects.filter(place__edition__in=held, language=viewer.language)
    names = dict(told.values_list("place_id", "text"))
    areas = [
        rules.Area(
            edition, code, rules.Level(level), names.get(pk, name), keys.get(above, ""), rules.point(y, x)
        )
        for pk, edition, code, level, name, above, y, x in listed
    ]
    links = models.Succession.objects.filter(later__edition__situation=situation)
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
    return tuple(row.told for row in rows)


def situations(viewer: Viewer) -> tuple[str, ...]:
    """Return the situations of which places are on record."""
    rows = models.Edition.objects.order_by("situation").values_list("situation", flat=True).distinct()
    return tuple(rows) if viewer.may("places.read") else ()
