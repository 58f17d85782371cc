"""What stands behind one number of a page: its violations, as far as the viewer may read them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kolosi.counting.gateways.behind import Behind
from kolosi.counting.queries.figures import Figures, counted_behind
from kolosi.counting.queries.grouping import Rows, party_figures, party_rows
from kolosi.counting.queries.pages import party_names, region_names, type_name
from kolosi.counting.rules.basis import Basis, bases_of
from kolosi.counting.rules.tables import Asked, Figure
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
    ask: Asked
    figure: Figure
    records: tuple[Record, ...]
    unseen: int

    @property
    def proof(self) -> str:
        """The proof in groups of eight, so that it breaks on a narrow screen and can be read aloud."""
        proof = self.figure.proof
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
    figure = _figures(viewer, found, basis, kind, rows, every).get((type_code, row))
    if figure is None:
        return None
    name, area = party_names(viewer), region_names(viewer, found[basis])
    titles = incidents.titles(viewer, {one.incident for one in own})
    # Of what the viewer may not read, only the number is told: party and region of a single child say too much.
    records = tuple(_record(one, titles, name, area) for one in own if one.incident in titles)
    return Records(
        type=type_name(viewer, type_code),
        unit=figure.unit,
        row={"party": name, "region": area}.get(kind, str)(row),
        ask=found.ask,
        figure=figure,
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


def _figures(
    viewer: Viewer, found: Figures, basis: Basis, kind: str, rows: Rows, every: Collection[Behind]
) -> Mapping[tuple[str, str], Figure]:
    """Return the figures of that kind by type and row; those of a type alone have no row."""
    table = found[basis]
    if kind == "party" and rows is not Rows.TOLD:
        return party_figures(viewer, found.ask, basis, rows, behind=every)
    by_type = {(code, ""): figure for code, figure in table.by_type.items()}
    return {"type": by_type, "party": table.by_party, "region": table.by_region}.get(kind, {})


def _record(
    one: Behind, titles: Mapping[str, str], name: Callable[[str], str], area: Callable[[str], str]
) -> Record:
    return Record(
        one.violation, one.incident, titles[one.incident], name(one.party), area(one.region), one.units
    )
