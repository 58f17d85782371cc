"""In which region and district a place lies, so that lists and figures need not ask for each."""

from datetime import date

from kolosi.incidents.rules import Where
from kolosi.kernel.viewer import Viewer
from kolosi.places import queries as places

REGION, DISTRICT = 4, 6  # a P-code such as ML0701 holds its region's (ML07)


def area_on(where: Where, on: date | None, *, by: Viewer) -> tuple[str, str]:
    """Return region and district in the edition of places that holds on the day; by the code where none is known."""
    if where.code and on is not None and by.may("places.read"):
        within = places.region_of(by, where.code, on=on, edition=where.edition)
        if within.region:
            return within.region, within.district
    return area_of(where)


def area_of(where: Where) -> tuple[str, str]:
    """Return the codes of the region and the district, empty where the place is not known that precisely."""
    code = where.code
    return code[:REGION], code[:DISTRICT] if len(code) >= DISTRICT else ""
