"""A sheet of annex entries (CSV or XLSX) as plain values, with a complaint for each cell that cannot be read.

Columns are known by their heading, in English or French, or by their HXL tag. Triggers are told by code or letter.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kolosi.incidents.gateways import workbook_opened
from kolosi.kernel.folding import folded
from kolosi.kernel.refusals import Refused
from kolosi.listing.rules.annexes import Complaint, Entry, Obstacle
from kolosi.reference.rules import code_list

YES, NO = {"yes", "oui", "true", "1", "x"}, {"no", "non", "false", "0", ""}
_PARTED = re.compile(r"[|,;]")
NEEDED = {"annex", "situation", "party", "triggers"}  # a sheet without these columns is another one


class Read(NamedTuple):
    """Entries with the row of each as a spreadsheet counts, and what could not be read."""

    entries: tuple[Entry, ...]
    rows: tuple[int, ...]
    complaints: tuple[Complaint, ...]


def read(data: bytes) -> Read:
    """Return what the first sheet tells; `Refused` where it cannot be opened or lacks the columns."""
    try:
        lines = list(workbook_opened.lines(data))
    except workbook_opened.CannotOpen as refusal:
        raise Refused({refusal.reason}) from refusal
    places = _places(lines[0][2]) if lines else {}
    if not places.keys() >= NEEDED:
        raise Refused({Obstacle.NOT_A_SHEET})
    first = lines[0][0]
    told = [line for line in lines[1:] if line[0] == first and not line[2][0].startswith("#")]
    complaints: list[Complaint] = []
    entries = [_entry(row, _cells(places, cells), complaints) for _, row, cells in told]
    return Read(tuple(entries), tuple(row for _, row, _ in told), tuple(complaints))


def _places(heading: list[str]) -> dict[str, int]:
    """Return in which column each thing stands."""
    known = {
        folded(word): code
        for code, one in code_list("listing_columns").items()
        for word in (code, one.more["tag"], *one.label.values())
    }
    return {known[folded(cell)]: at for at, cell in enumerate(heading) if folded(cell) in known}


def _cells(places: Mapping[str, int], cells: list[str]) -> dict[str, str]:
    return {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}


def _entry(row: int, told: Mapping[str, str], complaints: list[Complaint]) -> Entry:
    def yes(name: str) -> bool:
        said = told.get(name, "").casefold()
        if said not in YES | NO:
            complaints.append(Complaint(row, name, said, Obstacle.NOT_YES_OR_NO))
        return said in YES

    return Entry(
        annex=told["annex"].upper(),
        section=_section(told.get("section", "")),
        situation=told["situation"].upper(),
        party=told["party"],
        named=told.get("named", ""),
        triggers=tuple(dict.fromkeys(_triggers(told["triggers"]))),
        affiliates=yes("affiliates"),
        plan=yes("plan"),
        note=told.get("note", ""),
    )


def _section(said: str) -> str:
    return said.upper() if said.upper() in {"A", "B"} else said.casefold()


def _triggers(said: str) -> Iterator[str]:
    by_letter = {one.more["letter"]: code for code, one in code_list("listing_triggers").items()}
    for part in (piece.strip() for piece in _PARTED.split(said)):
        if part:
            yield by_letter.get(part.casefold(), part)
