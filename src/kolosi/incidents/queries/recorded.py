"""What was recorded of violations, state by state: what counting reads, for all incidents or for those that changed."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Q

from kolosi.incidents import models
from kolosi.incidents.queries.scope import reached, scope
from kolosi.kernel.viewer import Viewer

CHUNK = 2000


class Marks(NamedTuple):
    """How far a reader has read: the last state and the last duplicate link that it knows."""

    state: int = 0
    link: int = 0


BEGINNING = Marks()


class Child(NamedTuple):
    """One victim of a violation, or a group of `low` to `high`; `person` is empty where it cannot be told from others."""

    key: str
    person: str
    sex: str
    age: int | None
    low: int | None
    high: int | None
    group: bool


@dataclass(frozen=True)
class RecordedViolation:
    """One violation as one state of its incident tells it. `told` is false where the state no longer holds it."""

    ref: str
    incident: str
    situation: str
    organisation: str
    type: str
    at: datetime
    standing: str
    first: date | None
    last: date | None
    ongoing: bool
    region: str
    district: str
    boys: int | None
    girls: int | None
    unknown: int | None
    at_least: bool
    attribution: str
    parties: tuple[str, ...]
    children: tuple[Child, ...]
    explosive: str
    told: bool = True


@dataclass(frozen=True)
class Recorded:
    """All that was recorded of one incident: its violations' states in time, and when it was linked as a duplicate."""

    incident: str
    violations: tuple[RecordedViolation, ...]
    duplicate: tuple[tuple[datetime, bool], ...]  # from then on: a duplicate, or not


def marks(viewer: Viewer) -> Marks:
    """Return how far the tables go now."""
    seen = reached(viewer, "incident")
    state = models.State.objects.filter(seen).order_by("-pk").values_list("pk", flat=True).first()
    link = models.DuplicateLink.objects.filter(seen).order_by("-pk").values_list("pk", flat=True).first()
    return Marks(state or 0, link or 0)


def stamp(viewer: Viewer, state: int) -> int:
    """Return what tells that state from any other under its number: its moment, in microseconds; 0 where it is not."""
    at = (
        models.State.objects.filter(reached(viewer, "incident"), pk=state)
        .values_list("at", flat=True)
        .first()
    )
    return int(at.timestamp() * 1_000_000) if at else 0


def recorded(viewer: Viewer, *, since: Marks = BEGINNING, also: Collection[str] = ()) -> Iterator[Recorded]:
    """Yield incidents that changed after those marks, each with all its states, in the order they were reported.

    `also` names incidents to yield besides, whether they changed or not.
    """
    changed = scope(viewer)
    if since != BEGINNING:
        changed = changed.filter(
            Q(pk__in=models.State.objects.filter(pk__gt=since.state).values("incident"))
            | Q(pk__in=models.DuplicateLink.objects.filter(pk__gt=since.link).values("incident"))
            | Q(ref__in=also)
        )
    last = 0
    while chunk := list(changed.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from _chunk(chunk)
        last = chunk[-1].pk


def _chunk(incidents: list[models.Incident]) -> Iterator[Recorded]:
    pks = [incident.pk for incident in incidents]
    states = _grouped(models.State.objects.filter(incident__in=pks).order_by("number").values_list(
        "incident_id", "pk", "at", "standing", "first", "last", "ongoing", "region", "district"
    ))  # fmt: skip
    violations = _grouped(models.ViolationState.objects.filter(state__incident__in=pks).order_by("pk").values_list(
        "state_id", "pk", "violation__ref", "violation__type", "boys", "girls", "unknown", "at_least", "attribution"
    ))  # fmt: skip
    hung = _hung(pks)
    links = _grouped(
        models.DuplicateLink.objects.filter(incident__in=pks)
        .order_by("pk")
        .values_list("incident_id", "at", "apart")
    )
    for incident in incidents:
        rows: list[RecordedViolation] = []
        for state in states.get(incident.pk, ()):
            told = violations.get(state[0], [])
            gone = _gone(state[1], rows, {one[1] for one in told})
            rows += [*(_violation(incident, state, one, hung) for one in told), *gone]
        duplicate = tuple((at, not apart) for at, apart in links.get(incident.pk, ()))
        yield Recorded(incident.ref, tuple(rows), duplicate)


Groups: TypeAlias = "dict[int, list[tuple[Any, ...]]]"


class _Hung(NamedTuple):
    """What hangs on violations' rows: victims, parties, whether explosive ordnance was the cause."""

    children: "Groups"
    parties: "Groups"
    explosive: dict[int, str]


def _hung(pks: list[int]) -> _Hung:
    children = _grouped(models.VictimTie.objects.filter(violation__state__incident__in=pks).order_by("pk").values_list(
        "violation_id", "entry__key", "entry__person", "entry__sex", "entry__age", "entry__low", "entry__high", "entry__group"
    ))  # fmt: skip
    parties = _grouped(
        models.PerpetratorTie.objects.filter(violation__state__incident__in=pks)
        .exclude(entry__party="")
        .order_by("pk")
        .values_list("violation_id", "entry__party")
    )
    explosive = {
        pk: told
        for model in (models.Harm, models.FacilityAttack)
        for pk, told in model.objects.filter(violation__state__incident__in=pks).values_list(
            "pk", "explosive_ordnance"
        )
    }
    return _Hung(children, parties, explosive)


def _grouped(rows: Iterable[Any]) -> Groups:
    found: Groups = {}
    for owner, *rest in rows:
        found.setdefault(owner, []).append(tuple(rest))
    return found


def _violation(
    incident: models.Incident, state: tuple[Any, ...], row: tuple[Any, ...], hung: "_Hung"
) -> RecordedViolation:
    _, at, standing, first, last, ongoing, region, district = state
    pk, ref, type_code, boys, girls, unknown, at_least, attribution = row
    return RecordedViolation(
        ref=ref,
        incident=incident.ref,
        situation=incident.situation,
        organisation=incident.organisation,
        type=type_code,
        at=at,
        standing=standing,
        first=first,
        last=last,
        ongoing=ongoing,
        region=region,
        district=district,
        boys=boys,
        girls=girls,
        unknown=unknown,
        at_least=at_least,
        attribution=attribution,
        parties=tuple(party for (party,) in hung.parties.get(pk, ())),
        children=tuple(Child(*child) for child in hung.children.get(pk, ())),
        explosive=hung.explosive.get(pk, ""),
    )


def _gone(at: datetime, rows: list[RecordedViolation], told: set[str]) -> list[RecordedViolation]:
    """Return the violations that an earlier state held and this one does not: they are withdrawn from here on."""
    last = {row.ref: row for row in rows}
    return [replace(row, at=at, told=False) for ref, row in last.items() if row.told and ref not in told]
