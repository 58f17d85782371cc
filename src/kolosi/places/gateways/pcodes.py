"""Lists of P-codes: CSV with Location, Admin Level, P-Code, Name, Parent P-Code, Valid from date.

A list of the whole world may be given: rows whose P-code begins with another country's letters are left out.
"""

import csv
import io
from datetime import date

from kolosi.places.rules import (
    BETWEEN,
    About,
    Complaint,
    EditionKind,
    Level,
    Reason,
    Told,
    ToldPlace,
    edition_of,
)

COLUMNS = ("Admin Level", "P-Code", "Name", "Parent P-Code")
DAY = "Valid from date"
LEVELS = {"1": Level.ADMIN1, "2": Level.ADMIN2, "3": Level.ADMIN3}


def read(text: str, about: About) -> Told:
    """Return the divisions of the situation that the list tells, as one edition of them."""
    try:
        table = csv.DictReader(io.StringIO(text))
        if not set(COLUMNS) <= set(table.fieldnames or ()):
            return Told(complaints=(Complaint(1, "", Reason.NOT_THIS_FORM),))
        rows = list(enumerate(table, 2))
    except csv.Error:
        return Told(complaints=(Complaint(0, "", Reason.NOT_THIS_FORM),))
    own = [(row, cells) for row, cells in rows if _is_of(cells, about.situation)]
    complaints: list[Complaint] = []
    places = [_place(row, cells, about, complaints) for row, cells in own]
    first = about.first or _first_day(own, complaints)
    edition = edition_of(about._replace(first=first), EditionKind.DIVISIONS)
    return Told(
        editions=(edition,),
        places=tuple(one for one in places if one),
        complaints=tuple(complaints),
        left_out=len(rows) - len(own),
    )


def _is_of(cells: dict[str, str | None], situation: str) -> bool:
    code = (cells.get("P-Code") or "").strip()
    return not code or code.startswith(situation)


def _place(
    row: int, cells: dict[str, str | None], about: About, complaints: list[Complaint]
) -> ToldPlace | None:
    told = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    level = LEVELS.get(told["Admin Level"])
    if level is None:
        complaints.append(Complaint(row, "Admin Level", Reason.NO_SUCH_LEVEL, told["Admin Level"][:60]))
        return None
    above = "" if level is Level.ADMIN1 else f"{about.edition}{BETWEEN}{told['Parent P-Code']}"
    return ToldPlace(row, about.edition, told["P-Code"], level, " ".join(told["Name"].split()), above)


def _first_day(rows: list[tuple[int, dict[str, str | None]]], complaints: list[Complaint]) -> date | None:
    """Return the latest day from which a row says it is valid: then the edition held as a whole."""
    days = []
    for row, cells in rows:
        told = (cells.get(DAY) or "").strip()
        try:
            days += [date.fromisoformat(told)] if told else []
        except ValueError:
            complaints.append(Complaint(row, DAY, Reason.NO_DAY, told[:60]))
    return max(days, default=None)
