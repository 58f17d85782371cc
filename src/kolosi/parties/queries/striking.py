"""Facts of a party that can be struck, and the wishes to strike them: those that wait, and how the others were answered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.parties import models, rules
from kolosi.parties.queries.book import Book, book, scope
from kolosi.parties.queries.shapes import PartyRef, label, ref_of


@dataclass(frozen=True)
class Fact:
    """One fact as told: `kind` is name, membership, end, succession or identifier; `what` names the other party or text."""

    ref: str
    party: str
    kind: str
    label: str
    what: str
    spell: rules.Spell
    source: str


@dataclass(frozen=True)
class Strike:
    """The wish to strike a fact, with the words of people; what stands in the way of the viewer's either answer."""

    ref: str
    party: PartyRef
    fact: Fact
    reason: str
    by_name: str
    at: datetime
    standing: str
    decision: str
    decided_by: str
    decided_at: datetime | None
    may_settle: bool
    to_strike: tuple[str, ...]
    to_keep: tuple[str, ...]


def facts(viewer: Viewer, code: str) -> tuple[Fact, ...]:
    """Return the facts of the party that stand, in the order in which they were told, kind by kind."""
    opened = book(viewer)
    struck = {one.fact for one in opened.strikes if one.standing is rules.Standing.APPROVED}
    return tuple(one for one in _facts(viewer, opened, {code}) if one.ref not in struck)


def strikes(viewer: Viewer, opened: Book, codes: Collection[str]) -> tuple[Strike, ...]:
    """Return the wishes to strike facts of those parties, in the order in which they were uttered."""
    asked = [one for one in opened.strikes if one.party in codes]
    if not asked:
        return ()
    told = {one.ref: one for one in _facts(viewer, opened, {one.party for one in asked})}
    people = {one.by for one in asked} | {one.decided.by for one in asked if one.decided}
    names = access.person_names(viewer, people)
    return tuple(_shown(viewer, opened, one, told[one.fact], names) for one in asked)


def waiting_strikes(viewer: Viewer) -> tuple[Strike, ...]:
    """Return the wishes that wait for an answer where the viewer may ask or answer."""
    opened = book(viewer)
    near = {
        one.party
        for one in opened.strikes
        if one.decided is None
        and any(
            rules.in_reach(viewer, act, opened.entries[one.party].described.situations)
            for act in ("parties.strike", "parties.settle")
        )
    }
    return tuple(one for one in strikes(viewer, opened, near) if one.standing is rules.Standing.PROPOSED)


def _shown(viewer: Viewer, opened: Book, one: rules.Strike, fact: Fact, names: dict[str, str]) -> Strike:
    entry, decided = opened.entries[one.party], one.decided
    stands = {
        striking: rules.obstacles_to_settling(entry, one, by=viewer.person, striking=striking, reason="-")
        for striking in (True, False)
    }
    return Strike(
        ref=one.ref,
        party=ref_of(viewer, opened, one.party),
        fact=fact,
        reason=one.reason,
        by_name=names.get(one.by, ""),
        at=one.at,
        standing=one.standing,
        decision=decided.reason if decided else "",
        decided_by=names.get(decided.by, "") if decided else "",
        decided_at=decided.at if decided else None,
        may_settle=rules.in_reach(viewer, "parties.settle", entry.described.situations),
        to_strike=tuple(sorted(stands[True])),
        to_keep=tuple(sorted(stands[False])),
    )


def _facts(viewer: Viewer, opened: Book, codes: Collection[str]) -> Iterator[Fact]:
    rows = scope(viewer).filter(code__in=codes)
    for name in models.PartyName.objects.filter(party__in=rows).select_related("party"):
        told, kind = rules.spell(name.first, name.last), label(viewer, "name_kinds", name.kind)
        yield Fact(name.ref, name.party.code, "name", kind, name.text, told, name.source)
    yield from _alliances(viewer, opened, rows)
    for mark in models.Crosswalk.objects.filter(party__in=rows).select_related("party"):
        scheme = label(viewer, "crosswalk_schemes", mark.scheme)
        yield Fact(
            mark.ref, mark.party.code, "identifier", scheme, mark.identifier, rules.Spell(), mark.version
        )


def _alliances(viewer: Viewer, opened: Book, rows: "QuerySet[models.Party]") -> Iterator[Fact]:
    for tie in models.Membership.objects.filter(member__in=rows).select_related("member", "umbrella"):
        told, above = rules.spell(tie.first, "", tie.attested), ref_of(viewer, opened, tie.umbrella.code).name
        yield Fact(tie.ref, tie.member.code, "membership", "", above, told, tie.source)
    ends = models.Departure.objects.filter(membership__member__in=rows)
    for end in ends.select_related("membership__member", "membership__umbrella"):
        tie = end.membership
        above = ref_of(viewer, opened, tie.umbrella.code).name
        yield Fact(end.ref, tie.member.code, "end", "", above, rules.spell("", end.last), end.source)
    for one in models.Succession.objects.filter(earlier__in=rows).select_related("earlier", "later"):
        change, later = (
            label(viewer, "party_changes", one.change),
            ref_of(viewer, opened, one.later.code).name,
        )
        yield Fact(one.ref, one.earlier.code, "succession", change, later, rules.spell(one.on), one.source)
