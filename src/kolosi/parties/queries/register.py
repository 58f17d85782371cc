"""The list of parties, and the choice of one."""

from dataclasses import dataclass
from datetime import date

from kolosi.kernel.viewer import Viewer
from kolosi.parties import rules
from kolosi.parties.queries.book import Book, book
from kolosi.parties.queries.shapes import PartyRef, label, ref_of


@dataclass(frozen=True)
class Sought:
    """Which parties are sought; what is empty narrows nothing. `existing` leaves out those that had ended or not begun."""

    q: str = ""
    kind: str = ""
    situation: str = ""
    existing: bool = False


@dataclass(frozen=True)
class Row:
    """One party in the list, as of a day."""

    code: str
    name: str
    acronym: str
    other_names: tuple[str, ...]
    kind_label: str
    side_label: str
    situations: tuple[str, ...]
    umbrellas: tuple[PartyRef, ...]
    unsure: bool  # whether it stood there on that day is not known for certain
    legal_minimum_age: int | None
    spell: rules.Spell
    existed: bool
    simulated: bool
    marks: tuple[rules.Mark, ...]


EVERY = Sought()


def register(viewer: Viewer, sought: Sought = EVERY, *, on: date) -> tuple[Row, ...]:
    """Return the parties that fit, by name, as they stood on that day."""
    opened = book(viewer)
    found = [entry for entry in opened.approved.values() if _fits(entry, sought, on)]
    rows = [_row(viewer, opened, entry, on) for entry in found]
    return tuple(sorted(rows, key=lambda row: rules.folded(row.name)))


def choices(viewer: Viewer) -> tuple[PartyRef, ...]:
    """Return all parties of the register by name, to choose one from."""
    opened = book(viewer)
    named = [ref_of(viewer, opened, code) for code in opened.approved]
    return tuple(sorted(named, key=lambda one: rules.folded(one.name)))


def _fits(entry: rules.Entry, sought: Sought, on: date) -> bool:
    told = entry.described
    return (
        (not sought.kind or told.kind == sought.kind)
        and (not sought.situation or sought.situation in told.situations)
        and (not sought.existing or entry.existed(on))
        and (rules.fits(entry.names, sought.q) or sought.q.strip().lower() == entry.code)
    )


def _row(viewer: Viewer, opened: Book, entry: rules.Entry, on: date) -> Row:
    own, told = ref_of(viewer, opened, entry.code, on), entry.described
    others = dict.fromkeys(one.text for one in entry.names if one.text not in {own.name, own.acronym})
    above = rules.umbrellas(entry.code, opened.memberships, on=on)
    return Row(
        code=entry.code,
        name=own.name,
        acronym=own.acronym,
        other_names=tuple(others),
        kind_label=label(viewer, "party_kinds", told.kind),
        side_label=label(viewer, "party_sides", told.side),
        situations=tuple(label(viewer, "situations", one) for one in told.situations),
        umbrellas=tuple(ref_of(viewer, opened, one, on) for one in above),
        unsure=_unsure(opened, {entry.code, *above}, on),
        legal_minimum_age=told.legal_minimum_age,
        spell=told.spell,
        existed=entry.existed(on),
        simulated=entry.simulated,
        marks=entry.marks,
    )


def _unsure(opened: Book, chain: set[str], on: date) -> bool:
    """Say whether one of the memberships that lead from the party to its outermost umbrella may or may not hold."""
    links = [tie for tie in opened.ties if tie.member in chain and tie.umbrella in chain]
    return any(tie.spell.holds(on) is rules.Holding.PERHAPS for tie in links)
