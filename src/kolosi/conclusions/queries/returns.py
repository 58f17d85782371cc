"""One workbook that came back, row by row: what was handed out, what came back, what is on record now, what is in conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kolosi.access import queries as access
from kolosi.conclusions import models
from kolosi.conclusions.gateways import returned as gateway
from kolosi.conclusions.queries import exchange, scope
from kolosi.conclusions.rules import exchange as rules
from kolosi.kernel.viewer import Viewer


@dataclass(frozen=True)
class Cell:
    """One cell of a returned row in words: as handed out, as it came back, and what is on record now."""

    column: str
    label: str
    shown: str
    came: str
    now: str
    changed: bool


@dataclass(frozen=True)
class Fault:
    """What is wrong with a row of the sheet; `label` is the column's heading, "" when the whole row is meant."""

    row: int
    column: str
    label: str
    fault: str
    cell: str


@dataclass(frozen=True)
class Row:
    """One returned row beside what is on record. `settled` is "taken", "refused" or ""; `conflicts` name what differs."""

    ask: str
    number: int
    label: str
    summary: str
    revision: int
    cells: tuple[Cell, ...]
    values: Mapping[str, str]  # the cells as codes, ISO days and words
    faults: tuple[Fault, ...]
    conflicts: tuple[str, ...]  # changed_since, two_returns
    settled: str

    @property
    def unchanged(self) -> bool:
        """Whether nothing was filled in."""
        return not any(cell.changed for cell in self.cells)

    @property
    def open(self) -> bool:
        """Whether something is still to be decided about it."""
        return not (self.settled or self.unchanged)


@dataclass(frozen=True)
class Page:
    """A return with all its rows: those to decide about, and faults that hide a row or a column."""

    ref: str
    name: str
    at: datetime
    by: str
    hand_out: str
    addressee: str
    addressee_name: str
    situation: str
    rows: tuple[Row, ...]
    lost: tuple[Fault, ...]

    @property
    def open(self) -> int:
        """How many rows are still to be decided about."""
        return sum(row.open for row in self.rows)


def returned(viewer: Viewer, ref: str) -> Page | None:
    """Return what came back, row by row, beside what was handed out and what is on record; or nothing."""
    row = (
        models.Return.objects.filter(hand_out__in=exchange.sent(viewer), ref=ref)
        .select_related("hand_out")
        .first()
    )
    if row is None:
        return None
    out = row.hand_out
    held = {one.ask.ref: one for one in _held(viewer, out)}
    found, lost = _read(row, out, held)
    decided = dict(row.settlements.values_list("ask__ref", "taken"))
    other = _elsewhere(row, out, held)
    record = _on_record(out, held)
    return Page(
        ref=row.ref,
        name=row.name,
        at=row.at,
        by=access.person_names(viewer, {row.by}).get(row.by, row.by),
        hand_out=out.ref,
        addressee=out.addressee,
        addressee_name=exchange.addressee_names(viewer, [out.addressee])[out.addressee],
        situation=out.situation,
        rows=tuple(
            _row(viewer, one, held[one.ask], record.get(one.ask, {}), other.get(one.ask, []), decided)
            for one in found
        ),
        lost=_named(viewer, lost),
    )


def _held(viewer: Viewer, out: models.HandOut) -> "QuerySet[models.HandOutRow]":
    rows = out.rows.filter(ask__in=scope.asks(viewer)).select_related("ask")
    return rows.defer("ask__search").prefetch_related("ask__answers", "ask__updates", "ask__evidence")


def _read(
    row: models.Return, out: models.HandOut, held: Mapping[str, models.HandOutRow]
) -> tuple[list[rules.Returned], tuple[rules.Wrong, ...]]:
    """Return the rows that name an ask of the workbook, and all faults of those that do not."""
    rows, lost = rules.understood(gateway.sheets(bytes(row.data)), on=row.at.date())
    placed = [rules.placed(one, hand_out=out.ref, asks=held) for one in rows]
    known = [one for one in placed if one.hand_out == out.ref and one.ask in held]
    hidden = [wrong for one in placed if one not in known for wrong in one.faults]
    return known, (*lost, *hidden)


def _elsewhere(
    row: models.Return, out: models.HandOut, held: Mapping[str, models.HandOutRow]
) -> dict[str, list[Mapping[str, str]]]:
    """Return what other returns of the same workbook say of each ask, where they say anything and were not refused."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for other in out.returns.exclude(pk=row.pk).prefetch_related("settlements__ask"):
        refused = {one.ask.ref for one in other.settlements.all() if not one.taken}
        for one in _read(other, out, held)[0]:
            if one.ask not in refused and rules.changed(held[one.ask].shown, one.cells):
                found.setdefault(one.ask, []).append(one.cells)
    return found


def _on_record(out: models.HandOut, held: Mapping[str, models.HandOutRow]) -> dict[str, dict[str, str]]:
    """Return what is on record now of each ask, by the column that would add to it."""
    found: dict[str, dict[str, str]] = {}
    for ref, row in held.items():
        answers = [one for one in row.ask.answers.all() if one.addressee == out.addressee]
        updates = [one for one in row.ask.updates.all() if one.source == "workbook"]
        evidence = [one for one in row.ask.evidence.all() if one.source_kind == "addressee"]
        now = found[ref] = {}
        if answers:
            last = max(answers, key=lambda one: (one.on, one.pk))
            now |= {"answer": last.kind, "remarks": last.text}
        if updates:
            now |= {"done": updates[-1].text, "done_on": updates[-1].on}
        if evidence:
            now |= {"evidence": evidence[-1].title, "reference": evidence[-1].reference}
    return found


def _row(
    viewer: Viewer,
    came: rules.Returned,
    held: models.HandOutRow,
    now: Mapping[str, str],
    others: Sequence[Mapping[str, str]],
    decided: Mapping[str, bool],
) -> Row:
    said = viewer.language
    differing = rules.changed(held.shown, came.cells)
    cells = tuple(
        Cell(
            column=one.code,
            label=one.labelled(said),
            shown=rules.in_words(one.code, held.shown.get(one.code, ""), said),
            came=rules.in_words(one.code, came.cells.get(one.code, ""), said),
            now=rules.in_words(one.code, now.get(one.code, ""), said),
            changed=one.code in differing,
        )
        for one in rules.columns(editable=True)
    )
    told = {
        "changed_since": held.ask.revision != held.revision,
        "two_returns": any(one != came.cells for one in others),
    }
    open_row = came.ask not in decided and bool(differing)
    return Row(
        ask=came.ask,
        number=came.row,
        label=held.ask.label,
        summary=held.ask.summary,
        revision=held.ask.revision,
        cells=cells,
        values=came.cells,
        faults=_named(viewer, came.faults),
        conflicts=tuple(name for name, stands in told.items() if stands and open_row),
        settled={True: "taken", False: "refused"}.get(decided[came.ask], "") if came.ask in decided else "",
    )


def _named(viewer: Viewer, faults: Sequence[rules.Wrong]) -> tuple[Fault, ...]:
    headings = {one.code: one.labelled(viewer.language) for one in rules.columns()}
    return tuple(
        Fault(one.row, one.column, headings.get(one.column, ""), one.fault.value, one.cell) for one in faults
    )
