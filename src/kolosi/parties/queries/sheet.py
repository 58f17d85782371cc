"""One party as of a day: its names, its umbrellas and members, what was before and after it, its past."""

from dataclasses import dataclass
from datetime import date

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from kolosi.parties import rules
from kolosi.parties.queries.book import Book, book
from kolosi.parties.queries.proposals import Proposal, concerns, proposal
from kolosi.parties.queries.shapes import OfItsDay, PartyRef, label, ref_of
from kolosi.parties.queries.striking import Strike, strikes

ACTS = ("approve", "decline", "describe", "name", "ally", "part", "succeed", "cross", "strike", "settle")


@dataclass(frozen=True)
class ShownName:
    """A name with its labels; `borne` says whether it was borne on the day: yes, perhaps or no."""

    text: str
    language: str
    language_label: str
    script: str
    kind_label: str
    spell: rules.Spell
    source: str
    borne: str


@dataclass(frozen=True)
class ShownTie:
    """A membership seen from one of its two sides; `holds` tells of the day: yes, perhaps or no."""

    ref: str
    other: PartyRef
    spell: rules.Spell
    source: str
    end_source: str
    holds: str


@dataclass(frozen=True)
class Became:
    """A succession seen from one of its two sides."""

    other: PartyRef
    change: str
    change_label: str
    on: str
    source: str


@dataclass(frozen=True)
class Sheet:
    """All that the page of a party shows."""

    party: PartyRef
    on: date
    described: rules.Described
    revision: int
    kind_label: str
    side_label: str
    situations: tuple[str, ...]
    existed: bool
    simulated: bool
    standing: str
    stood: OfItsDay
    names: tuple[ShownName, ...]
    above: tuple[ShownTie, ...]
    outermost: PartyRef | None
    inside: tuple[ShownTie, ...]
    before: tuple[Became, ...]
    after: tuple[Became, ...]
    marks: tuple[tuple[str, rules.Mark], ...]
    strikes: tuple[Strike, ...]
    proposal: Proposal
    may: frozenset[str]
    past: tuple[access.Told, ...]


def party(viewer: Viewer, code: str, *, on: date) -> Sheet | None:
    """Return the party as of that day, or nothing; a proposal only to those who propose or decide where it acts."""
    opened = book(viewer)
    entry = opened.entries.get(code)
    if entry is None or not (code in opened.approved or concerns(viewer, entry)):
        return None
    told = entry.described
    row = rules.row_of(code, opened.memberships, on=on, by_umbrella=True)
    people = {entry.proposed_by} | ({entry.decided.by} if entry.decided else set())
    return Sheet(
        party=ref_of(viewer, opened, code, on),
        on=on,
        described=told,
        revision=entry.revision,
        kind_label=label(viewer, "party_kinds", told.kind),
        side_label=label(viewer, "party_sides", told.side),
        situations=tuple(label(viewer, "situations", one) for one in told.situations),
        existed=entry.existed(on),
        simulated=entry.simulated,
        standing=entry.standing,
        stood=_stood(viewer, opened, code, on),
        names=tuple(_name(viewer, one, on) for one in entry.names),
        above=_ties(viewer, opened, code, on, upward=True),
        outermost=ref_of(viewer, opened, row, on) if row != code else None,
        inside=_ties(viewer, opened, code, on, upward=False),
        before=_became(viewer, opened, code, later=False),
        after=_became(viewer, opened, code, later=True),
        marks=tuple((label(viewer, "crosswalk_schemes", one.scheme), one) for one in entry.marks),
        strikes=strikes(viewer, opened, {code}),
        proposal=proposal(viewer, opened, entry, access.person_names(viewer, people)),
        may=_may(viewer, entry),
        past=access.told(viewer, ledger.entries(viewer, about=code, limit=50)),
    )


def revision_of(viewer: Viewer, code: str) -> int:
    """Return how often the party has been described so far; naught where it is not in reach."""
    entry = book(viewer).entries.get(code)
    return entry.revision if entry else 0


def _stood(viewer: Viewer, opened: Book, code: str, on: date) -> OfItsDay:
    then = rules.of_its_day(code, opened.successions, on=on)
    unsure = any(rules.unsure(one, opened.successions, on=on) for one in {code, then})
    return OfItsDay(ref_of(viewer, opened, then, on), unsure)


def _name(viewer: Viewer, one: rules.Name, on: date) -> ShownName:
    return ShownName(
        text=one.text,
        language=one.language,
        language_label=label(viewer, "name_languages", one.language),
        script=one.script,
        kind_label=label(viewer, "name_kinds", one.kind),
        spell=one.spell,
        source=one.source,
        borne=_borne(one.spell, on),
    )


def _borne(spell: rules.Spell, on: date) -> str:
    """Say whether a name was borne: a name without days is taken as borne always."""
    return rules.Holding.YES if spell == rules.Spell() else spell.holds(on)


def _ties(viewer: Viewer, opened: Book, code: str, on: date, *, upward: bool) -> tuple[ShownTie, ...]:
    chosen = [tie for tie in opened.ties if (tie.member if upward else tie.umbrella) == code]
    return tuple(
        ShownTie(
            ref=tie.ref,
            other=ref_of(viewer, opened, tie.umbrella if upward else tie.member, on),
            spell=tie.spell,
            source=tie.source,
            end_source=tie.end_source,
            holds=tie.spell.holds(on),
        )
        for tie in sorted(chosen, key=lambda tie: tie.membership.first or date.min)
    )


def _became(viewer: Viewer, opened: Book, code: str, *, later: bool) -> tuple[Became, ...]:
    chosen = [one for one in opened.became if (one.earlier if later else one.later) == code]
    return tuple(
        Became(
            other=ref_of(viewer, opened, one.later if later else one.earlier),
            change=one.change,
            change_label=label(viewer, "party_changes", one.change),
            on=str(one.on or ""),
            source=one.source,
        )
        for one in sorted(chosen, key=lambda one: one.on.first if one.on else date.min)
    )


def _may(viewer: Viewer, entry: rules.Entry) -> frozenset[str]:
    places = entry.described.situations
    return frozenset(act for act in ACTS if rules.in_reach(viewer, f"parties.{act}", places))
