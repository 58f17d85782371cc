"""How the columns of a file are recognised: a layout finds the headings of each sheet and makes rows of what stands below."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from kolosi.incidents.gateways import sheets
from kolosi.incidents.gateways.sheets_told import Cell, Row
from kolosi.reference.facts import ENTRIES

LOOKED_AT = 12  # rows in which headings are looked for


@dataclass(frozen=True)
class Head:
    """The headings of one sheet: which entry its rows tell, the last row of headings, where the incident's key stands.

    `columns` names what each column holds, empty where nobody knows; `left` are headings that are not taken, with why.
    """

    sheet: str
    entry: str
    last: int
    key: int | None
    columns: tuple[str, ...]
    left: Mapping[str, str] = field(default_factory=dict)


class Layout(Protocol):
    """A way in which files are laid out. `primary` is the entry whose rows say which incidents there are."""

    primary: str

    def head(self, title: str, first: Sequence[tuple[int, Sequence[str]]]) -> Head | None:
        """Return the headings of a sheet from its first rows; `None` where the sheet is none of this layout."""

    def rows(self, head: Head, number: int, cells: Sequence[str]) -> list[Row]:
        """Return what one row tells: one thing, or, in a sheet of one row an incident, several."""

    def gathered(self, rows: list[Row]) -> list[Row]:
        """Return all rows of one incident, those that tell the same thing as one."""

    def takes(self, head: Head, cells: Sequence[str]) -> bool:
        """Say whether the row is looked at: a sheet may hold what belongs elsewhere."""


def _tag(cell: str) -> str:
    stem, *attributes = re.split(r"\+", cell.strip().casefold())
    return "+".join([stem.strip(), *sorted(one.strip() for one in attributes)])


@cache
def _tags(entry: str) -> Mapping[str, str]:
    return {_tag(column.tag): column.name for column in sheets.columns(entry)}


@cache
def _names(entry: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in sheets.columns(entry):
        found.update({label.casefold(): column.name for label in column.heading.values()})
    return {**found, **{column.name: column.name for column in sheets.columns(entry)}}


@cache
def _columns(entry: str) -> Mapping[str, sheets.Column]:
    return {column.name: column for column in sheets.columns(entry)}


class Ours:
    """Our own workbook or CSV: columns are known by the tags under their headings, or else by name."""

    primary = "incidents"

    def head(self, title: str, first: Sequence[tuple[int, Sequence[str]]]) -> Head | None:
        """Return the headings: the first row with at least two of our tags, else with two of our names."""
        stem = title.strip().casefold()
        entries = (stem,) if stem in ENTRIES else ENTRIES if stem == "csv" else ()
        for known, read in ((_tags, _tag), (_names, lambda cell: cell.strip().casefold())):
            best = max(
                ((_hits(known(entry), read, cells), entry, number, cells) for entry in entries for number, cells in first),
                key=lambda one: one[0],
                default=(0, "", 0, ()),
            )  # fmt: skip
            if best[0] >= 2:
                return _headed(title, best[1], best[2], best[3], known(best[1]), read)
        return None

    def rows(self, head: Head, number: int, cells: Sequence[str]) -> list[Row]:
        """Return the row."""
        known = _columns(head.entry)
        told, own = [], {}
        for name, text in zip(head.columns, cells, strict=False):
            if not name or not text:
                continue
            column = known[name]
            if column.fact is None:
                own[name] = text
            else:
                told.append(Cell(name, column.fact, text, column.part))
        return [Row(head.sheet, number, head.entry, tuple(told), own)]

    def gathered(self, rows: list[Row]) -> list[Row]:
        """Return the rows as they are."""
        return rows

    def takes(self, head: Head, cells: Sequence[str]) -> bool:
        """Say that every row is looked at."""
        return True


Plain = Callable[[str], str]


def _hits(known: Mapping[str, str], read: Plain, cells: Sequence[str]) -> int:
    return len({known[read(cell)] for cell in cells if read(cell) in known})


def _headed(
    title: str, entry: str, number: int, cells: Sequence[str], known: Mapping[str, str], read: Plain
) -> Head:
    columns = tuple(known.get(read(cell), "") for cell in cells)
    key = "ref" if entry == "incidents" else "incident"
    left = {cell: "unknown" for cell, name in zip(cells, columns, strict=True) if cell.strip() and not name}
    return Head(title, entry, number, columns.index(key) if key in columns else None, columns, left)
