"""One incident as its page shows it: what was told, every state in time, and what the viewer can do."""

from dataclasses import dataclass
from datetime import date, datetime

from kolosi.access import queries as access
from kolosi.incidents import models, rules
from kolosi.incidents.queries.children import Doubt, doubts
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.shapes import label, party_names
from kolosi.incidents.queries.telling import Telling, telling
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import queries as ledger
from kolosi.parties.queries import PartyRef

ACTS = ("revise", "complete", "withdraw", "link", "unlink", "close", "reopen")


@dataclass(frozen=True)
class Past:
    """One state of the past: its number, how it stood, who told it and when."""

    number: int
    standing: str
    reason: str
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Link:
    """A finding that the incident tells again what another tells, or that it does not after all."""

    original: str
    apart: bool
    reason: str
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class Sheet:
    """One incident in one of its states; `lacks` is what stands in the way of completing it."""

    telling: Telling
    is_last: bool
    situation_label: str
    organisation_label: str
    type_labels: dict[str, str]  # of the violations, by their references
    parties: dict[str, PartyRef]
    states: tuple[Past, ...]
    links: tuple[Link, ...]
    duplicates: tuple[str, ...]
    lacks: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    may: frozenset[str]
    past: tuple[access.Told, ...]


def incident(viewer: Viewer, ref: str, *, number: int | None = None, today: date) -> Sheet:
    """Return the incident in its last state, or in the one of that number."""
    row = scope(viewer).filter(ref=ref).select_related("latest__state").first()
    if row is None:
        raise Absent
    told = telling(viewer, ref, number=number)
    links, states = _links(row), list(row.states.order_by("-number"))
    people = access.person_names(viewer, {one.by for one in links} | {one.by for one in states})
    return Sheet(
        telling=told,
        is_last=told.number == row.latest.state.number,
        situation_label=label(viewer, "situations", row.situation),
        organisation_label=_organisation(viewer, row.organisation),
        type_labels={one.key: label(viewer, "violation_types", one.type) for one in told.told.violations},
        parties=_parties(viewer, told.told),
        states=tuple(
            Past(one.number, one.standing, one.reason, one.by, people.get(one.by, ""), one.at)
            for one in states
        ),
        links=tuple(
            Link(one.original.ref, one.apart, one.reason, one.by, people.get(one.by, ""), one.at)
            for one in links
        ),
        duplicates=tuple(one.incident.ref for one in _duplicates(viewer, row)),
        lacks=_lacks(told, today),
        doubts=doubts(viewer, told),
        may=_may(viewer, told),
        past=access.told(viewer, ledger.entries(viewer, about=ref, limit=50)),
    )


def _links(row: models.Incident) -> list[models.DuplicateLink]:
    return list(row.duplicate_links.select_related("original").order_by("-pk"))


def _duplicates(viewer: Viewer, row: models.Incident) -> list[models.Latest]:
    seen = models.Latest.objects.filter(duplicate_of=row, incident__in=scope(viewer))
    return list(seen.select_related("incident").order_by("pk"))


def _organisation(viewer: Viewer, code: str) -> str:
    names = {one.code: one.name for one in access.organisations(viewer)} if code else {}
    return names.get(code, code)


def _parties(viewer: Viewer, told: rules.Told) -> dict[str, PartyRef]:
    known = party_names(viewer)
    return {
        one.party: known.get(one.party) or PartyRef(one.party, one.party)
        for one in told.perpetrators
        if one.party
    }


def _lacks(told: Telling, today: date) -> tuple[str, ...]:
    if told.standing is rules.Standing.WITHDRAWN:
        return ()
    return tuple(sorted(rules.whole_obstacles(told.told, today=today)))


def _may(viewer: Viewer, told: Telling) -> frozenset[str]:
    """Return the acts that the viewer may do and that make sense for an incident that stands so."""
    sensible = {
        "revise": told.standing is not rules.Standing.WITHDRAWN,
        "complete": told.standing is rules.Standing.DRAFT,
        "withdraw": told.standing is not rules.Standing.WITHDRAWN,
        "link": not told.duplicate_of,
        "unlink": bool(told.duplicate_of),
        "close": told.told.follow_up != "closed" and told.standing is not rules.Standing.WITHDRAWN,
        "reopen": told.told.follow_up == "closed" and told.standing is not rules.Standing.WITHDRAWN,
    }
    return frozenset(
        act for act in ACTS if sensible[act] and viewer.may(f"incidents.{act}", situation=told.situation)
    )
