"""Any sheet with one row an incident, read through a mapping that somebody saved: their heading → our column, their word → our code."""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kolosi.incidents.gateways import days, sheets
from kolosi.incidents.gateways.sheets_layout import Head
from kolosi.incidents.gateways.sheets_told import Cell, Row
from kolosi.reference.facts import ENTRIES, Fact, Kind, fact

ROWS = "rows"  # not a sheet of ours: only rows in which the column says the constant are looked at
_MINUTES = re.compile(
    r"""(\d{1,3})° ?([0-5]?\d)['′’] ?(?:([0-5]?\d(?:\.\d+)?) ?(?:"|″|”|'')? ?)?([NSEWnsew])"""
)
ONE = "1"  # the key of the one violation, perpetrator … that a row can tell


@dataclass(frozen=True)
class MappedColumn:
    """What one heading holds, or, without a heading, what is said of every row of which no heading says it.

    Under a heading of days `constant` is their order (`days.Order`); in `ROWS` it is what a row must say.
    """

    heading: str
    entry: str
    column: str
    constant: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


class Mapped:
    """A sheet of one row an incident, with one violation at most."""

    primary = "incidents"

    def __init__(self, columns: Sequence[MappedColumn]) -> None:
        self.named: dict[str, list[MappedColumn]] = {}
        for column in columns:
            if column.heading:
                self.named.setdefault(plain(column.heading), []).append(column)
        self.constants = [column for column in columns if not column.heading]

    def head(self, title: str, first: Sequence[tuple[int, Sequence[str]]]) -> Head | None:
        """Return the row in which most of the mapped headings stand."""
        best = max(first, key=lambda row: sum(plain(cell) in self.named for cell in row[1]), default=None)
        if best is None or not any(plain(cell) in self.named for cell in best[1]):
            return None
        number, cells = best
        columns = tuple(plain(cell) if plain(cell) in self.named else "" for cell in cells)
        left = {
            cell: "unmapped" for cell, name in zip(cells, columns, strict=True) if cell.strip() and not name
        }
        return Head(title, "incidents", number, self._key(columns), columns, left)

    def _key(self, columns: Sequence[str]) -> int | None:
        for at, name in enumerate(columns):
            if any((one.entry, one.column) == ("incidents", "ref") for one in self.named.get(name, ())):
                return at
        return None

    def rows(self, head: Head, number: int, cells: Sequence[str]) -> list[Row]:
        """Return the incident, and its violation, victims, perpetrators and sources where the row tells of them."""
        told: dict[str, list[Cell]] = {"incidents": []}
        own: dict[str, str] = {}
        for name, text in zip(head.columns, cells, strict=False):
            for column in self.named.get(name, ()):
                _take(told, own, column, text.strip())
        for column in self.constants:
            if not _is_told(told, own, column):
                _take(told, own, column, column.constant)
        return [
            Row(head.sheet, number, entry, (*found, *_tied(entry, told)), own if entry == "incidents" else {})
            for entry, found in told.items()
        ]

    def gathered(self, rows: list[Row]) -> list[Row]:
        """Return the rows as they are."""
        return rows

    def takes(self, head: Head, cells: Sequence[str]) -> bool:
        """Say whether the row says what it must say to be looked at, such as the country."""
        told = dict(zip(head.columns, cells, strict=False))
        return all(
            told.get(name, "").strip().casefold() == column.constant.strip().casefold()
            for name, columns in self.named.items()
            for column in columns
            if column.entry == ROWS
        )


def plain(heading: str) -> str:
    """Return a heading without case and doubled spaces."""
    return " ".join(heading.split()).casefold()


@cache
def _columns(entry: str) -> Mapping[str, sheets.Column]:
    return {column.name: column for column in sheets.columns(entry)}


def _take(told: dict[str, list[Cell]], own: dict[str, str], mapped: MappedColumn, text: str) -> None:
    text = mapped.values.get(text, text)
    column = None if mapped.entry == ROWS else _columns(mapped.entry).get(mapped.column)
    if not text or column is None or column.name == "ref":
        return
    if column.fact is None:
        own[column.name] = text
        return
    if column.fact.kind is Kind.DAY:
        text = days.iso(text, mapped.constant if mapped.heading else "")
    elif column.fact.kind is Kind.DECIMAL:
        text = _degrees(text)
    cell = Cell(mapped.heading or column.name, column.fact, text, column.part)
    told.setdefault(mapped.entry, []).append(cell)


def _degrees(text: str) -> str:
    """Return degrees as a number where they are told with minutes and their half of the globe, to the second they have."""
    match = _MINUTES.fullmatch(html.unescape(text).strip())
    if match is None:
        return text
    degrees = int(match[1]) + int(match[2]) / 60 + float(match[3] or 0) / 3600
    return f"{-degrees if match[4] in 'SWsw' else degrees:.5f}"


def _is_told(told: Mapping[str, list[Cell]], own: Mapping[str, str], mapped: MappedColumn) -> bool:
    column = _columns(mapped.entry).get(mapped.column)
    if column is None or column.fact is None:
        return mapped.column in own
    return any((cell.fact, cell.part) == (column.fact, column.part) for cell in told.get(mapped.entry, ()))


def unreadable(mapped: MappedColumn) -> tuple[str, ...]:
    """Return the words of ours in a mapping that its column cannot take: no row that they stand for would come in."""
    column = None if mapped.entry == ROWS else _columns(mapped.entry).get(mapped.column)
    if column is None or column.fact is None:
        return ()
    ours = (*mapped.values.values(), "" if mapped.heading else mapped.constant)
    return tuple(one for one in ours if one and not _is_readable(column.fact, one))


def _is_readable(asked: Fact, text: str) -> bool:
    try:
        sheets.value_of(asked, text)
    except sheets.Wrong:
        return False
    return True


def is_day(entry: str, column: str) -> bool:
    """Say whether a column of ours holds days, which people write in more than one order."""
    found = None if entry == ROWS else _columns(entry).get(column)
    return found is not None and found.fact is not None and found.fact.kind is Kind.DAY


def _tied(entry: str, told: Mapping[str, object]) -> tuple[Cell, ...]:
    """Return the keys of a row's things: whatever a row tells belongs to its one violation."""
    if entry == "incidents":
        return ()
    key = Cell("key", fact("key", entry), ONE)
    if entry == "violations" or "violations" not in told:
        return (key,)
    return key, Cell("violations", fact("violations", entry), ONE)


MAPPABLE = tuple(entry for entry in ENTRIES if entry not in {"evidence", "responses"})


def choices(language: str) -> list[tuple[str, str, str]]:
    """Return what a heading can be mapped to: sheet, column, label."""
    return [
        (entry, column.name, column.heading.get(language) or column.heading["en"])
        for entry in MAPPABLE
        for column in sheets.columns(entry)
        if column.name not in {"incident", "key", "violations", "duplicate_of"}
    ]
