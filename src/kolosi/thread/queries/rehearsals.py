"""A rehearsal: what would change if an incident were taken out. Nothing is written; every number is counted, not guessed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from kolosi.conclusions.queries import thread as conclusions
from kolosi.counting import queries as counting
from kolosi.counting.gateways.behind import Behind
from kolosi.counting.queries import Figures, FrozenSet
from kolosi.incidents import queries as incidents
from kolosi.incidents.queries import thread as laid
from kolosi.kernel.periods import Period
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.letters.queries import thread as letters
from kolosi.places.queries import within as places
from kolosi.plans import queries as plans
from kolosi.reports.queries import thread as reports
from kolosi.thread.queries import commitments, facts
from kolosi.thread.queries.ground import Ground
from kolosi.thread.rules.loop import Kind, Node
from kolosi.thread.rules.rehearsing import Cell, FigureChange, Rehearsal, changed
from kolosi.verification import queries as verification
from kolosi.verification.rules import Status


def rehearsal(viewer: Viewer, incident: str, *, at: datetime) -> Rehearsal:
    """Return all that would change if the incident were taken out; absent where it is not in reach."""
    ground = Ground(viewer, at)
    titles = incidents.titles(viewer, [incident])
    if incident not in titles:
        raise Absent
    found = facts.violations(viewer, ground, [incident])
    violations = tuple(dict.fromkeys(link.node for link in found.links))
    refs = [node.ref for node in violations]
    sets = _sets(ground, refs)
    products = reports.issued(viewer, frozen=list(sets))
    papers = conclusions.papers(viewer, reports=[one.symbol for one in products])
    asks = conclusions.asks(viewer, documents=[one.ref for one in papers])
    carrying = letters.carrying(viewer, on=ground.on, asks=[one.ref for one in asks])
    return Rehearsal(
        incident=incident,
        title=titles[incident],
        at=at,
        violations=violations,
        figures=tuple(_change(ground, one, incident) for one in sets.values()),
        today=tuple(_today(ground, incident, refs)),
        products=tuple(ground.product(one) for one in products),
        listings=tuple(_listings(ground, refs)),
        signals=tuple(_signals(ground, refs)),
        documents=tuple(ground.document(one) for one in papers),
        letters=tuple(ground.letter(one) for one in carrying),
    )


def _sets(ground: Ground, refs: list[str]) -> Mapping[str, FrozenSet]:
    if not ground.viewer.may("counting.read"):
        return {}
    quoting = counting.quoting(ground.viewer, refs)
    return {one.ref: one for sets in quoting.values() for one in sets}


def _change(ground: Ground, one: FrozenSet, incident: str) -> FigureChange:
    """Count the set again as it was known when it was frozen, and take out what the incident adds to each number."""
    ask = counting.question(ground.viewer, one.period, at=one.as_of, on=one.on, situations=one.situations)
    _, rows = counting.counted_behind(ground.viewer, ask)
    frozen = counting.frozen(ground.viewer, one.ref)
    numbers = {Cell(cell.basis, cell.kind, cell.type, cell.row): cell.number for cell in frozen.numbers}
    return _changed(ground, ground.figure(one), numbers, [row for row in rows if row.incident == incident])


def _today(ground: Ground, incident: str, refs: list[str]) -> Iterator[FigureChange]:
    """Yield the quarters and years in which the incident's violations were verified, as they count now."""
    if not ground.viewer.may("counting.read"):
        return
    situation = incidents.telling(ground.viewer, incident).situation
    decided = verification.statuses(ground.viewer, refs).values()
    days = {one.on for one in decided if one.on and one.status is Status.VERIFIED}
    for period in sorted({found(day) for day in days for found in (Period.quarter_of, Period.year_of)}):
        ask = counting.question(ground.viewer, period, at=ground.at, situations=[situation])
        found, rows = counting.counted_behind(ground.viewer, ask)
        own = [row for row in rows if row.incident == incident]
        node = Node(Kind.FIGURE, f"{situation} {period}", str(period), situation)
        yield _changed(ground, node, dict(_cells(found)), own)


def _cells(found: Figures) -> Iterator[tuple[Cell, int]]:
    for basis, table in found.tables.items():
        yield from ((Cell(basis, "type", code, ""), one.number) for code, one in table.by_type.items())
        for kind, rows in (("party", table.by_party), ("region", table.by_region)):
            yield from ((Cell(basis, kind, code, row), one.number) for (code, row), one in rows.items())


def _changed(ground: Ground, node: Node, numbers: Mapping[Cell, int], own: Iterable[Behind]) -> FigureChange:
    found = changed(numbers, [(row.basis, row.type, row.party, row.region, row.units) for row in own])
    return FigureChange(node, found, _names(ground, {cell.cell for cell in found}))


def _names(ground: Ground, cells: Iterable[Cell]) -> Mapping[str, str]:
    """Return the names of the types, parties and regions of these numbers."""
    codes = {cell.row for cell in cells}
    told = {code: ground.party(code).label for code in codes if code in ground.register.approved}
    types = {cell.type: ground.label("violation_types", cell.type) for cell in cells}
    return {**places.names(ground.viewer, codes - told.keys()), **told, **types}


def _listings(ground: Ground, refs: list[str]) -> Iterable[Node]:
    """Yield entries of the annexes for violations of its kinds by its parties: what is verified stands beside them."""
    told = laid.laid(ground.viewer, violations=refs)
    parties = {party for one in told for party in one.parties}
    types = {one.type for one in told}
    for one in commitments.listed(ground.viewer, ground):
        if one.party in parties and one.types & types:
            yield one.node


def _signals(ground: Ground, refs: list[str]) -> Iterable[tuple[Node, str]]:
    """Yield each commitment of which a violation of the incident is a breach signal."""
    for ref, plan in ground.plans.items():
        told = plans.kept(ground.viewer, plan, ground.bound[ref], at=ground.at)
        for breach in told.breaches if told else ():
            if breach.signal.act.violation in refs:
                yield ground.plan(ref), breach.signal.act.violation
