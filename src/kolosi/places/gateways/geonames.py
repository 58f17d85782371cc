"""GeoNames: one country's table of 19 columns without a heading, names in many spellings and scripts (CC BY 4.0).

Divisions are left out, since the register has them under their P-codes; villages, towns, wells, hills and all else are
taken. In which division of its own GeoNames puts a place is kept as that source's code, which an edition can know.
"""

import re
from collections.abc import Iterator

from kolosi.places.rules import (
    About,
    Complaint,
    EditionKind,
    Level,
    Reason,
    Told,
    ToldName,
    ToldPlace,
    edition_of,
    folded,
    point,
)

WIDE = 19
PREFIX = "GN"
DIVIDED_BY = "geonames:"  # marks what a place lies in as the code of GeoNames
_NO_NAME = re.compile(r"https?:|[A-Z]{3}$|.*\d{3}")  # addresses, airports' codes, numbers
_DIVISIONS = "A"  # the feature class of countries and divisions


def read(text: str, about: About) -> Told:
    """Return the places of the situation, each with its names in the order of the table."""
    complaints: list[Complaint] = []
    places: list[ToldPlace] = []
    names: list[ToldName] = []
    left_out = 0
    for row, line in enumerate(text.split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != WIDE:
            complaints.append(Complaint(row, "", Reason.FEW_COLUMNS, line[:60]))
            continue
        if cells[8] != about.situation or cells[6] == _DIVISIONS:
            left_out += 1
            continue
        one = _place(row, cells, about, complaints)
        if one:
            places.append(one)
            names.extend(ToldName(row, one.key, name) for name in _names(cells))
    edition = edition_of(about._replace(first=None), EditionKind.GAZETTEER)
    return Told((edition,), tuple(places), tuple(names), complaints=tuple(complaints), left_out=left_out)


def _place(row: int, cells: list[str], about: About, complaints: list[Complaint]) -> ToldPlace | None:
    where = point(cells[4], cells[5])
    if where is None:
        complaints.append(
            Complaint(row, "latitude, longitude", Reason.NO_POINT, f"{cells[4]}, {cells[5]}"[:60])
        )
        return None
    code = PREFIX + cells[0] if cells[0].isdigit() else ""
    level = Level.SETTLEMENT if cells[6] == "P" else Level.LANDMARK
    people = int(cells[14]) if cells[14].isdigit() else 0
    above = f"{DIVIDED_BY}{cells[10]}" if cells[10] else ""
    return ToldPlace(
        row, about.edition, code, level, cells[1].strip(), above, where, cells[7], people or None
    )


def _names(cells: list[str]) -> Iterator[str]:
    """Yield other names that are spelled otherwise than those before."""
    seen = {folded(cells[1])}
    for text in (cells[2], *cells[3].split(",")):
        name = text.strip()
        if name and not _NO_NAME.match(name) and folded(name) not in seen:
            seen.add(folded(name))
            yield name
