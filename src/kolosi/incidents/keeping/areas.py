"""In which region and district a place lies, so that lists and figures need not ask for each."""

from kolosi.incidents.rules import Where

REGION, DISTRICT = 4, 6  # a P-code such as ML0701 holds its region's (ML07)


def area_of(where: Where) -> tuple[str, str]:
    """Return the codes of the region and the district, empty where the place is not known that precisely."""
    code = where.code
    return code[:REGION], code[:DISTRICT] if len(code) >= DISTRICT else ""
