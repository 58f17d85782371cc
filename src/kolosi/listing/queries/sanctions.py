"""The register beside the Council's consolidated list: the latest screening, and what people decided on its candidates."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kolosi.access import queries as access
from kolosi.kernel.viewer import Viewer
from kolosi.listing import models
from kolosi.parties import queries as parties
from kolosi.parties.rules import NameKind


@dataclass(frozen=True)
class Decided:
    """What someone decided on a candidate."""

    same: bool
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Row:
    """A party and the entry that bears its name; nothing is decided until a person has."""

    ref: str
    party: parties.PartyRef
    reference: str
    regime: str
    listed_on: str
    ours: str
    theirs: str
    decided: Decided | None


@dataclass(frozen=True)
class Screened:
    """The latest screening: the edition of the list, how many organisations it holds, who looked when, the candidates.

    `gone` are entries that a party was found to be and that this edition no longer holds under that name.
    """

    edition: str
    organisations: int
    by: str
    at: datetime
    rows: tuple[Row, ...]
    gone: tuple[Row, ...]


def scope(viewer: Viewer) -> "QuerySet[models.Candidate]":
    """Return the candidates in reach."""
    rows = models.Candidate.objects.all()
    return rows if viewer.may("listing.read") else rows.none()


def full_names(viewer: Viewer) -> dict[str, tuple[str, ...]]:
    """Return the names of every party of the register by its code, without acronyms, which prove nothing."""
    return {
        code: tuple(one.text for one in entry.names if one.kind != NameKind.ACRONYM)
        for code, entry in parties.book(viewer).approved.items()
    }


def verdict_on(viewer: Viewer, party: str, reference: str) -> bool | None:
    """Return the last decision whether the party is that entry, on any edition; nothing where nobody decided."""
    found = models.Verdict.objects.filter(
        candidate__in=scope(viewer), candidate__party=party, candidate__reference=reference
    ).last()
    return found.same if found else None


def screened(viewer: Viewer) -> Screened | None:
    """Return the latest screening with its candidates, or nothing where there was none."""
    every = list(scope(viewer).select_related("screening").prefetch_related("verdicts"))
    last = models.Screening.objects.first() if viewer.may("listing.read") else None
    if last is None:
        return None
    verdicts: dict[tuple[str, str], list[models.Verdict]] = {}
    for one in every:
        verdicts.setdefault((one.party_id, one.reference), []).extend(one.verdicts.all())
    latest = {pair: max(told, key=lambda one: one.pk) for pair, told in verdicts.items() if told}
    names = {one.code: one for one in parties.choices(viewer)}
    people = access.person_names(viewer, {last.by, *(one.by for one in latest.values())})

    def row(one: models.Candidate) -> Row:
        told = latest.get((one.party_id, one.reference))
        decided = Decided(told.same, told.reason, people.get(told.by, told.by), told.at) if told else None
        party = names.get(one.party_id) or parties.PartyRef(one.party_id, one.party_id)
        return Row(one.ref, party, one.reference, one.regime, one.listed_on, one.ours, one.theirs, decided)

    now = [one for one in every if one.screening_id == last.pk]
    pairs = {(one.party_id, one.reference) for one in now}
    before = {(one.party_id, one.reference): one for one in every}
    gone = [one for pair, one in before.items() if pair not in pairs and pair in latest and latest[pair].same]
    return Screened(
        last.edition,
        last.organisations,
        people.get(last.by, last.by),
        last.at,
        tuple(row(one) for one in now),
        tuple(row(one) for one in gone),
    )


def candidate(viewer: Viewer, ref: str) -> Row | None:
    """Return one candidate of the latest screening, or of an entry that is gone."""
    found = screened(viewer)
    return next((one for one in (*found.rows, *found.gone) if one.ref == ref), None) if found else None
