"""Figures as pages show them: rows with labels in the viewer's language, each number with its proof and its address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.http import urlencode

from kolosi.counting.gateways.behind import Behind
from kolosi.counting.queries.figures import Figures, counted_behind
from kolosi.counting.queries.figures import trend as ran
from kolosi.counting.queries.frozen import (
    FrozenCount,
    FrozenNumber,
    FrozenSet,
    frozen,
    frozen_sets,
    restatements,
)
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import UNIDENTIFIED, Figure, Restated, Table
from kolosi.counting.rules.units import counts_victims, is_grave
from kolosi.incidents import queries as incidents
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Cell:
    """One number of a page: `more` is the part of an address that names it; `figure` is nothing where none counts."""

    figure: Figure | None
    more: str = ""


@dataclass(frozen=True)
class Row:
    """One row: its name, its numbers by type (in the order of the sheet's types) and their sum."""

    code: str
    name: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class Type:
    """A type of violation as a heading: `unit` is what one counts."""

    code: str
    name: str
    unit: str


@dataclass(frozen=True)
class Sheet:
    """The whole set of a period on one basis."""

    period: Period
    basis: Basis
    as_of: datetime
    situations: tuple[str, ...]
    scoped: bool
    grave: int
    children: int
    certain: str
    several: int
    by_sex: tuple[int, int, int]
    of_children: tuple[Row, ...]
    of_incidents: tuple[Row, ...]
    apart: tuple[Row, ...]
    types: tuple[Type, ...]
    parties: tuple[Row, ...]
    regions: tuple[Row, ...]
    rules: tuple[str, ...]


def sheet(viewer: Viewer, found: Figures, basis: Basis) -> Sheet:
    """Return the page of one basis; rows of parties run from the most to the fewest (field-guide 3.6)."""
    table, codes = found[basis], code_list("violation_types")
    named = [code for code in codes if is_grave(code)]
    types = tuple(Type(code, type_name(viewer, code), _unit_of(code)) for code in named)
    children, scope = table.children, found.ask.scope or ()
    sexes = tuple(children.by_sex.values())
    return Sheet(
        period=table.period,
        basis=basis,
        as_of=table.as_of,
        situations=tuple(code_list("situations")[code].labelled(viewer.language) for code in scope),
        scoped=found.scoped,
        grave=table.grave,
        children=children.published,
        certain=str(children.known),
        several=table.with_several,
        by_sex=(sexes[0], sexes[1], sexes[2]),
        of_children=_single(viewer, table, [code for code in named if counts_victims(code)]),
        of_incidents=_single(viewer, table, [code for code in named if not counts_victims(code)]),
        apart=_single(viewer, table, [code for code in codes if not is_grave(code)]),
        types=types,
        parties=_matrix(table.by_party, named, "party", party_names(viewer)),
        regions=_matrix(table.by_region, named, "region", lambda code: code),
        rules=next((figure.rules for figure in table.by_type.values()), ()),
    )


def type_name(viewer: Viewer, code: str) -> str:
    """Return the name of a violation type in the viewer's language."""
    return code_list("violation_types")[code].labelled(viewer.language)


def _unit_of(code: str) -> str:
    """Return what one unit of the type is: children or incidents (R01)."""
    return "children" if counts_victims(code) else "incidents"


def party_names(viewer: Viewer) -> Callable[[str], str]:
    """Return what names a row of parties: `a + b` together, `a x b` in crossfire, or unidentified ("" )."""
    known = {one.code: one.short for one in parties.choices(viewer)} if viewer.may("parties.read") else {}

    def name(row: str) -> str:
        if row == UNIDENTIFIED:
            return ""
        for mark in (" + ", " x "):
            if mark in row:
                return mark.replace("x", "×").join(known.get(one, one) for one in row.split(mark))
        return known.get(row, row)

    return name


def _single(viewer: Viewer, table: Table, codes: Iterable[str]) -> tuple[Row, ...]:
    rows = []
    for code in codes:
        figure = table.by_type.get(code)
        cell = Cell(figure, urlencode({"kind": "type", "type": code}))
        rows.append(Row(code, type_name(viewer, code), (cell,), figure.number if figure else 0))
    return tuple(rows)


def _matrix(
    figures: Mapping[tuple[str, str], Figure], codes: list[str], kind: str, name: Callable[[str], str]
) -> tuple[Row, ...]:
    rows = []
    for row in {row for _, row in figures}:
        cells = tuple(
            Cell(figures.get((code, row)), urlencode({"kind": kind, "type": code, "row": row}))
            for code in codes
        )
        total = sum(cell.figure.number for cell in cells if cell.figure)
        if total:
            rows.append(Row(row, name(row), cells, total))
    return tuple(sorted(rows, key=lambda row: (-row.total, row.name)))


@dataclass(frozen=True)
class Record:
    """A violation behind a number. `title` is empty where the viewer may count it but not read it."""

    violation: str
    incident: str
    title: str
    party: str
    region: str
    units: int


@dataclass(frozen=True)
class Records:
    """What stands behind one number; `unseen` of its violations are outside what the viewer may read."""

    type: str
    unit: str
    row: str
    figure: Figure
    records: tuple[Record, ...]
    unseen: int

    @property
    def proof(self) -> str:
        """The proof in groups of eight, so that it breaks on a narrow screen and can be read aloud."""
        return " ".join(self.figure.proof[at : at + 8] for at in range(0, len(self.figure.proof), 8))


def behind(
    viewer: Viewer, found: Figures, basis: Basis, *, kind: str, type_code: str, row: str
) -> Records | None:
    """Return the violations of one number, or nothing where there is no such number."""
    table = found[basis]
    figure = {
        "type": table.by_type.get(type_code),
        "party": table.by_party.get((type_code, row)),
        "region": table.by_region.get((type_code, row)),
    }.get(kind)
    if figure is None:
        return None
    _, rows = counted_behind(viewer, found.ask)
    wanted = set(figure.records)
    bases = {str(basis)} if basis is not Basis.TOTAL else {str(Basis.IN_PERIOD), str(Basis.LATE)}
    own = [one for one in rows if one.violation in wanted and one.basis in bases]
    titles = incidents.titles(viewer, {one.incident for one in own})
    name = party_names(viewer)
    records = tuple(_record(one, titles, name) for one in own)
    words = name(row) if kind == "party" else row
    unseen = sum(not record.title for record in records)
    return Records(type_name(viewer, type_code), _unit_of(type_code), words, figure, records, unseen)


def _record(one: Behind, titles: Mapping[str, str], name: Callable[[str], str]) -> Record:
    title = titles.get(one.incident, "")
    seen = one.incident if title else ""
    return Record(one.violation if title else "", seen, title, name(one.party), one.region, one.units)


@dataclass(frozen=True)
class TrendRow:
    """One line of a trend: its name, a number for each period, and the change of the last against the one before."""

    name: str
    numbers: tuple[int, ...]
    change: int | None  # in per cent; nothing where the period before held none


@dataclass(frozen=True)
class Trend:
    """Several periods of equal length, the asked one last: all grave violations, the children, and each type."""

    periods: tuple[str, ...]
    grave: TrendRow
    children: TrendRow
    types: tuple[TrendRow, ...]


def trend(viewer: Viewer, period: Period, basis: Basis, *, at: datetime, situation: str) -> Trend | None:
    """Return how one basis ran over earlier periods up to the asked one; nothing for windows of other lengths."""
    periods = _earlier(period)
    if not periods:
        return None
    told = ran(viewer, periods, basis, at=at, situations=[situation])
    codes = [code for code in code_list("violation_types") if any(code in one.by_type for one in told)]
    return Trend(
        tuple(str(one.period) for one in told),
        _ran("", [one.grave for one in told]),
        _ran("", [one.children for one in told]),
        tuple(_ran(type_name(viewer, code), [one.by_type.get(code, 0) for one in told]) for code in codes),
    )


def _ran(name: str, numbers: list[int]) -> TrendRow:
    before, now = numbers[-2], numbers[-1]
    return TrendRow(name, tuple(numbers), round(100 * (now - before) / before) if before else None)


def _earlier(period: Period) -> list[Period]:
    """Return the asked quarter or year after the seven quarters or four years before it."""
    if period == Period.quarter_of(period.first):
        found = [period]
        while len(found) < 8:
            found.insert(0, Period.quarter_of(date.fromordinal(found[0].first.toordinal() - 1)))
        return found
    if period == Period.year_of(period.first):
        return [Period.parse(str(year)) for year in range(period.first.year - 4, period.first.year + 1)]
    return []


@dataclass(frozen=True)
class FrozenRow:
    """One frozen set in a list: its head and all grave violations it counted."""

    head: FrozenSet
    situations: tuple[str, ...]


@dataclass(frozen=True)
class FrozenShown:
    """A frozen set with labels, and what counts differently today."""

    head: FrozenSet
    situations: tuple[str, ...]
    numbers: tuple[tuple[str, FrozenNumber], ...]  # of kind type, with the type's name
    children: tuple[FrozenCount, ...]
    restated: tuple[tuple[str, tuple[Restated, ...]], ...]


def frozen_rows(viewer: Viewer) -> tuple[FrozenRow, ...]:
    """Return the frozen sets that the viewer may see."""
    return tuple(FrozenRow(head, _situations(viewer, head)) for head in frozen_sets(viewer))


def frozen_page(viewer: Viewer, ref: str, *, at: datetime) -> FrozenShown:
    """Return one frozen set as it was, beside what differs today."""
    page = frozen(viewer, ref)
    numbers = tuple((type_name(viewer, one.type), one) for one in page.numbers if one.kind == "type")
    restated = tuple(restatements(viewer, ref, at=at).items())
    return FrozenShown(page.head, _situations(viewer, page.head), numbers, page.children, restated)


def _situations(viewer: Viewer, head: FrozenSet) -> tuple[str, ...]:
    return tuple(code_list("situations")[code].labelled(viewer.language) for code in head.situations)
