"""Figures as pages show them: rows with labels in the viewer's language, each number with its proof and its address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.http import urlencode

from kolosi.counting.queries.figures import Figures, counted_behind
from kolosi.counting.queries.grouping import Rows, party_figures
from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.facts import Tally
from kolosi.counting.rules.tables import UNIDENTIFIED, Figure, Table
from kolosi.counting.rules.units import counts_victims, is_grave, unit
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.parties import queries as parties
from kolosi.places import queries as places
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class Cell:
    """One number of a page: `more` is the part of an address that names it; `tally` its children by sex, where told."""

    number: int
    at_least: bool
    tally: Tally
    more: str


def _cell(figure: Figure | None, **names: str) -> Cell:
    if figure is None:
        return Cell(0, False, Tally(), "")
    return Cell(figure.number, figure.at_least, figure.tally, urlencode(names))


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


def sheet(viewer: Viewer, found: Figures, basis: Basis, rows: Rows = Rows.TOLD) -> Sheet:
    """Return the page of one basis; rows of parties run from the most to the fewest (field-guide 3.6)."""
    table, codes = found[basis], code_list("violation_types")
    named = [code for code in codes if is_grave(code)]
    types = tuple(Type(code, type_name(viewer, code), unit(code)) for code in named)
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
        certain=str(children.known).replace("-", "–"),
        several=table.with_several,
        by_sex=(sexes[0], sexes[1], sexes[2]),
        of_children=_single(viewer, table, [code for code in named if counts_victims(code)]),
        of_incidents=_single(viewer, table, [code for code in named if not counts_victims(code)]),
        apart=_single(viewer, table, [code for code in codes if not is_grave(code)]),
        types=types,
        parties=_matrix(_party_cells(viewer, found, basis, rows), named, party_names(viewer)),
        regions=_matrix(_cells(table.by_region, "region"), named, region_names(viewer, table)),
        rules=next((figure.rules for figure in table.by_type.values()), ()),
    )


def type_name(viewer: Viewer, code: str) -> str:
    """Return the name of a violation type in the viewer's language."""
    return code_list("violation_types")[code].labelled(viewer.language)


def region_names(viewer: Viewer, table: Table) -> Callable[[str], str]:
    """Return what names a region: its name and P-code, or the code where the register does not know it."""
    if not viewer.may("places.read"):
        return lambda code: code
    known = places.names(viewer, {row for _, row in table.by_region})
    return lambda code: f"{known[code]} ({code})" if code in known else code


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
        cell = _cell(table.by_type.get(code), kind="type", type=code)
        rows.append(Row(code, type_name(viewer, code), (cell,), cell.number))
    return tuple(rows)


def _cells(figures: Mapping[tuple[str, str], Figure], kind: str, **more: str) -> dict[tuple[str, str], Cell]:
    return {
        (code, row): _cell(figure, kind=kind, type=code, row=row, **more)
        for (code, row), figure in figures.items()
    }


def _matrix(
    cells: Mapping[tuple[str, str], Cell], codes: list[str], name: Callable[[str], str]
) -> tuple[Row, ...]:
    rows = []
    for row in {row for _, row in cells}:
        found = tuple(cells.get((code, row)) or _cell(None) for code in codes)
        if total := sum(cell.number for cell in found):
            rows.append(Row(row, name(row), found, total))
    return tuple(sorted(rows, key=lambda row: (-row.total, row.name)))


def _party_cells(viewer: Viewer, found: Figures, basis: Basis, rows: Rows) -> dict[tuple[str, str], Cell]:
    """Return the cells of parties in the rows that were asked for."""
    if rows is Rows.TOLD:
        return _cells(found[basis].by_party, "party")
    _, behind = counted_behind(viewer, found.ask)
    return _cells(party_figures(viewer, found.ask, basis, rows, behind=behind), "party", rows=rows)
