"""What stands behind one number of a page: its violations, as far as the viewer may read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kolosi.counting.gateways.behind import Behind
from kolosi.counting.queries.figures import Figures, counted_behind
from kolosi.counting.queries.grouping import Rows, party_rows
from kolosi.counting.queries.pages import party_names, region_names, type_name
from kolosi.counting.rules.basis import Basis, bases_of
from kolosi.counting.rules.tables import RULES, Asked, Figure, Table
from kolosi.counting.rules.units import unit
from kolosi.incidents import queries as incidents
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Record:
    """A violation behind a number, which the viewer may read."""

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
    number: int
    at_least: bool
    ask: Asked
    rules: tuple[str, ...]
    figure: Figure | None  # nothing for rows that were put together, which have no proof of their own
    records: tuple[Record, ...]
    unseen: int

    @property
    def proof(self) -> str:
        """The proof in groups of eight, so that it breaks on a narrow screen and can be read aloud."""
        proof = self.figure.proof if self.figure else ""
        return " ".join(proof[at : at + 8] for at in range(0, len(proof), 8))


def behind(
    viewer: Viewer,
    found: Figures,
    basis: Basis,
    *,
    kind: str,
    type_code: str,
    row: str,
    rows: Rows = Rows.TOLD,
) -> Records | None:
    """Return the violations of one number, or nothing where there is no such number."""
    _, every = counted_behind(viewer, found.ask)
    place, bases = _place(viewer, rows, kind), bases_of(basis)
    own = [one for one in every if one.type == type_code and one.basis in bases and place(one) in {row, None}]
    if not own:
        return None
    name, titles = party_names(viewer), incidents.titles(viewer, {one.incident for one in own})
    # Of what the viewer may not read, only the number is told: party and region of a single child say too much.
    records = tuple(_record(one, titles, name) for one in own if one.incident in titles)
    return Records(
        type=type_name(viewer, type_code),
        unit=unit(type_code),
        row={"party": name, "region": region_names(viewer, found[basis])}.get(kind, str)(row),
        number=sum(one.units for one in own),
        at_least=any(one.at_least for one in own),
        ask=found.ask,
        rules=RULES[basis],
        figure=_figure_of(found[basis], kind, type_code, row) if rows is Rows.TOLD else None,
        records=records,
        unseen=len(own) - len(records),
    )


def _place(viewer: Viewer, rows: Rows, kind: str) -> Callable[[Behind], str | None]:
    """Return what tells in which row of the kind a violation stands; nothing where the kind has one row only."""
    placed = party_rows(viewer, rows)
    places: dict[str, Callable[[Behind], str | None]] = {
        "type": lambda one: None,
        "party": lambda one: placed(one.party, one.occurred),
        "region": lambda one: one.region,
    }
    return places.get(kind, lambda one: "there is no such kind")


def _figure_of(table: Table, kind: str, type_code: str, row: str) -> Figure | None:
    if kind == "type":
        return table.by_type.get(type_code)
    return (table.by_party if kind == "party" else table.by_region).get((type_code, row))


def _record(one: Behind, titles: Mapping[str, str], name: Callable[[str], str]) -> Record:
    return Record(one.violation, one.incident, titles[one.incident], name(one.party), one.region, one.units)
