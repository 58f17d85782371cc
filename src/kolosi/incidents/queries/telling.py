"""An incident as it was told, read back whole from its rows: what forms edit, sheets export and rules judge."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from kolosi.incidents import models, rules
from kolosi.incidents.models import columns
from kolosi.incidents.queries.scope import scope
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer

_STATE = frozenset(
    [
        "id",
        "incident",
        "number",
        "standing",
        "reason",
        "by",
        "at",
        "title",
        "account",
        "account_public",
        "update",
        "notes",
        "begins",
        "ends",
        "ongoing",
        "estimated",
        "first",
        "last",
        "reported_on",
        "place",
        "edition",
        "precision",
        "place_told",
        "place_note",
        "region",
        "district",
        "latitude",
        "longitude",
        "incident_location_type",
        "follow_up",
        "children",
    ]
)
_VIOLATION = frozenset(
    [
        "id",
        "state",
        "violation",
        "boys",
        "girls",
        "unknown",
        "at_least",
        "attribution",
        "in_conflict",
        "by_party",
    ]
)
_ENTRY = frozenset(
    [
        "id",
        "state",
        "key",
        "person",
        "group",
        "low",
        "high",
        "sex",
        "age",
        "age_to",
        "age_estimated",
        "born",
        "party",
        "category",
        "attribution_verified",
        "kind",
        "organisation",
        "monitor",
        "met",
        "title",
        "sha256",
        "on",
        "addressed",
        "follow_up",
        "due",
    ]
)


@dataclass(frozen=True)
class Telling:
    """One state of an incident: what was told, by whom and when, and how it stands."""

    ref: str
    situation: str
    organisation: str
    simulated: bool
    number: int
    standing: rules.Standing
    reason: str
    by: str
    at: datetime
    region: str
    district: str
    duplicate_of: str
    told: rules.Told
    origin: str = ""
    origin_id: str = ""


def telling(viewer: Viewer, ref: str, *, number: int | None = None) -> Telling:
    """Return the incident in its last state, or in the one of that number."""
    found = tellings(viewer, [ref], number=number)
    if not found:
        raise Absent
    return found[0]


def tellings(viewer: Viewer, refs: Sequence[str], *, number: int | None = None) -> tuple[Telling, ...]:
    """Return many incidents in the order of `refs`, in a number of queries that does not grow with them."""
    states = models.State.objects.filter(incident__in=scope(viewer).filter(ref__in=refs))
    states = states.filter(latest_of__isnull=False) if number is None else states.filter(number=number)
    rows = list(states.select_related("incident", "incident__latest__duplicate_of"))
    parts = _Parts(rows)
    told = {row.incident.ref: _telling(row, parts) for row in rows}
    return tuple(told[ref] for ref in refs if ref in told)


class _Parts:
    """All rows that hang on some states, read table by table."""

    def __init__(self, states: Sequence[models.State]) -> None:
        pks = [state.pk for state in states]
        violations = list(
            models.ViolationState.objects.filter(state__in=pks).select_related("violation").order_by("pk")
        )
        self.keys = {row.pk: row.violation.ref for row in violations}
        self.violations = _by(violations, "state_id")
        self.chosen = _answers(models.Chosen.objects.filter(violation__state__in=pks), "violation_id")
        self.details: dict[int, dict[str, Any]] = {}
        types = {row.violation.type for row in violations}
        for model in {columns.FAMILIES[type_code] for type_code in types}:
            for detail in model._default_manager.filter(violation__state__in=pks):
                self.details[detail.pk] = columns.read(detail, frozenset({"violation"}))
        self.entries: dict[str, Mapping[int, list[Any]]] = {}
        self.ties: dict[str, Mapping[int, list[Any]]] = {}
        self.answers: dict[str, Mapping[int, dict[str, tuple[str, ...]]]] = {}
        for name, model, tie, answer in _TABLES:
            self.entries[name] = _by(model.objects.filter(state__in=pks).order_by("pk"), "state_id")
            self.ties[name] = _by(tie.objects.filter(entry__state__in=pks).order_by("pk"), "entry_id")
            answers = answer.objects.filter(entry__state__in=pks) if answer else ()
            self.answers[name] = _answers(answers, "entry_id")

    def violations_of(self, name: str, entry: int) -> tuple[str, ...]:
        """Return the references of the violations that an entry belongs to."""
        return tuple(self.keys[tie.violation_id] for tie in self.ties[name].get(entry, ()))

    def facts(self, name: str, row: Any) -> dict[str, Any]:
        """Return the facts of an entry, those with several answers included."""
        return {**columns.read(row, _ENTRY), **self.answers[name].get(row.pk, {})}


_TABLES: tuple[tuple[str, Any, Any, Any], ...] = (
    ("victims", models.Victim, models.VictimTie, models.VictimAnswer),
    ("perpetrators", models.Perpetrator, models.PerpetratorTie, models.PerpetratorAnswer),
    ("sources", models.Source, models.SourceTie, models.SourceAnswer),
    ("evidence", models.Evidence, models.EvidenceTie, None),
    ("responses", models.Response, models.ResponseTie, models.ResponseAnswer),
)


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _answers(rows: Iterable[Any], name: str) -> dict[int, dict[str, tuple[str, ...]]]:
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    ordered = sorted(rows, key=lambda row: (getattr(row, name), row.pk))
    for owner, chosen in groupby(ordered, key=attrgetter(name)):
        facts = found.setdefault(owner, {})
        for row in chosen:
            facts[row.fact] = (*facts.get(row.fact, ()), row.code)
    return found


def _telling(row: models.State, parts: _Parts) -> Telling:
    incident = row.incident
    original = incident.latest.duplicate_of
    return Telling(
        ref=incident.ref,
        situation=incident.situation,
        organisation=incident.organisation,
        simulated=incident.simulated,
        number=row.number,
        standing=rules.Standing(row.standing),
        reason=row.reason,
        by=row.by,
        at=row.at,
        region=row.region,
        district=row.district,
        duplicate_of=original.ref if original else "",
        told=_told(row, parts),
        origin=incident.origin,
        origin_id=incident.origin_id,
    )


def _told(row: models.State, parts: _Parts) -> rules.Told:
    return rules.Told(
        title=row.title,
        account=row.account,
        account_public=row.account_public,
        update=row.update,
        notes=row.notes,
        when=rules.When(
            columns.half_known(row.begins), columns.half_known(row.ends), row.ongoing, row.estimated
        ),
        where=rules.Where(
            row.place, row.edition, row.precision, row.place_told, row.latitude, row.longitude, row.place_note
        ),
        reported_on=columns.half_known(row.reported_on),
        location_type=row.incident_location_type,
        follow_up=row.follow_up,
        children=row.children,
        violations=tuple(_violation(one, parts) for one in parts.violations.get(row.pk, ())),
        victims=tuple(_victim(one, parts) for one in parts.entries["victims"].get(row.pk, ())),
        perpetrators=tuple(_perpetrator(one, parts) for one in parts.entries["perpetrators"].get(row.pk, ())),
        sources=tuple(_source(one, parts) for one in parts.entries["sources"].get(row.pk, ())),
        evidence=tuple(_evidence(one, parts) for one in parts.entries["evidence"].get(row.pk, ())),
        responses=tuple(_response(one, parts) for one in parts.entries["responses"].get(row.pk, ())),
        facts=columns.read(row, _STATE),
    )


def _violation(row: models.ViolationState, parts: _Parts) -> rules.ToldViolation:
    facts = {**columns.read(row, _VIOLATION), **parts.details.get(row.pk, {}), **parts.chosen.get(row.pk, {})}
    return rules.ToldViolation(
        key=row.violation.ref,
        type=row.violation.type,
        tally=rules.Numbers(row.boys, row.girls, row.unknown),
        at_least=row.at_least,
        attribution=rules.Attribution(row.attribution),
        in_conflict=row.in_conflict,
        by_party=row.by_party,
        facts=facts,
    )


def _victim(row: models.Victim, parts: _Parts) -> rules.ToldVictim:
    return rules.ToldVictim(
        row.key, parts.violations_of("victims", row.pk), row.person, row.group, row.low, row.high, row.sex,
        row.age, row.age_to, row.age_estimated, columns.half_known(row.born), parts.facts("victims", row),
    )  # fmt: skip


def _perpetrator(row: models.Perpetrator, parts: _Parts) -> rules.ToldPerpetrator:
    ties, facts = parts.violations_of("perpetrators", row.pk), parts.facts("perpetrators", row)
    return rules.ToldPerpetrator(row.key, ties, row.party, row.category, row.attribution_verified, facts)


def _source(row: models.Source, parts: _Parts) -> rules.ToldSource:
    ties, facts = parts.violations_of("sources", row.pk), parts.facts("sources", row)
    return rules.ToldSource(
        row.key,
        ties,
        row.category,
        row.kind,
        row.organisation,
        row.monitor,
        columns.half_known(row.met),
        facts,
    )


def _evidence(row: models.Evidence, parts: _Parts) -> rules.ToldEvidence:
    ties = parts.violations_of("evidence", row.pk)
    return rules.ToldEvidence(row.key, ties, row.title, row.kind, row.sha256)


def _response(row: models.Response, parts: _Parts) -> rules.ToldResponse:
    ties, facts = parts.violations_of("responses", row.pk), parts.facts("responses", row)
    return rules.ToldResponse(
        row.key,
        ties,
        columns.half_known(row.on),
        row.addressed,
        row.follow_up,
        columns.half_known(row.due),
        facts,
    )
