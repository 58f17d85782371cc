"""Divisions to choose from by name: one for all editions that give a region or district the same name in the same region."""

from collections.abc import Collection
from dataclasses import dataclass

from kolosi.kernel.viewer import Viewer
from kolosi.places import models, rules
from kolosi.places.queries.atlas import scope

LEVELS = (rules.Level.ADMIN1, rules.Level.ADMIN2)


@dataclass(frozen=True)
class Division:
    """A region (`above` is empty) or a district of it, by name; `codes` are those of all editions, the oldest first."""

    name: str
    above: str
    codes: tuple[str, ...]


def divisions(viewer: Viewer, situations: Collection[str] | None) -> tuple[Division, ...]:
    """Return the regions and districts of these situations (`None`: of all), each region before its districts, by name.

    Editions without a day are left out: no incident is placed by them. Two queries.
    """
    rows = scope(viewer).filter(edition__first__isnull=False, level__in=LEVELS)
    if situations is not None:
        rows = rows.filter(edition__situation__in=situations)
    told = models.PlaceName.objects.filter(place__in=rows.values("pk"), language=viewer.language)
    names = dict(told.values_list("place_id", "text"))
    found: dict[tuple[str, str, str], Division] = {}
    for row in rows.select_related("edition", "above").order_by("edition__first", "pk"):
        name = names.get(row.pk, row.name)
        above = names.get(row.above.pk, row.above.name) if row.above else ""
        key = (row.edition.situation, rules.folded(above or name), rules.folded(name) if above else "")
        known = found.get(key)
        found[key] = Division(name, above, (*(known.codes if known else ()), row.code))
    return tuple(found[key] for key in sorted(found))
