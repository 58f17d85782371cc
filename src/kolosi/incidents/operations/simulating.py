"""Invented incidents with an invented past, many at a time: for the demo, tests and benches; every one says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kolosi.incidents import keeping, models, rules
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Viewer
from kolosi.ledger import operations as ledger


@dataclass(frozen=True)
class InventedState:
    """One state of an invented incident, and the invented moment at which it was written."""

    at: datetime
    standing: rules.Standing
    told: rules.Told
    reason: str = ""


@dataclass(frozen=True)
class Invented:
    """An invented incident: its states in time, all telling the same violations; `again` is the place of the incident
    in the same batch that it tells a second time, and from then on it is linked as its duplicate.
    """

    states: Sequence[InventedState]
    organisation: str = ""
    again: int | None = None


@transaction.atomic
def simulate(*, situation: str, invented: Sequence[Invented], by: Viewer, at: datetime) -> list[str]:
    """Write invented incidents and return their references, in order; their violations are `<ref>/1`, `<ref>/2` …"""
    if not by.may("incidents.report", situation=situation):
        raise Absent
    incidents = _incidents(situation, invented, by=by)
    for number in range(1, max((len(one.states) for one in invented), default=0) + 1):
        keeping.keep(
            [
                _kept(row, number, one.states[number - 1])
                for row, one in zip(incidents, invented, strict=True)
                if len(one.states) >= number
            ],
            by=by,
            at=at,
        )
    _link(incidents, invented, by=by)
    details = {"incidents": len(incidents), "situation": situation}
    about = incidents[0].ref if incidents else situation
    ledger.record(by=by, at=at, verb="incidents.simulate", about=about, details=details)
    return [row.ref for row in incidents]


def _incidents(situation: str, invented: Sequence[Invented], *, by: Viewer) -> list[models.Incident]:
    years: dict[int, int] = {}
    firsts = [(rules.first_day(one.states[0].told.when) or one.states[0].at.date()).year for one in invented]
    for year in firsts:
        years[year] = years.get(year, 0) + 1
    refs = {
        year: iter(keeping.take_refs(situation, year, how_many)) for year, how_many in sorted(years.items())
    }
    rows = [
        models.Incident(
            ref=next(refs[year]),
            situation=situation,
            organisation=one.organisation or by.organisation,
            simulated=True,
            by=by.person,
            at=one.states[0].at,
        )
        for one, year in zip(invented, firsts, strict=True)
    ]
    return models.Incident.objects.bulk_create(rows, batch_size=500)


def _kept(row: models.Incident, number: int, state: InventedState) -> keeping.Kept:
    told = state.told
    if number > 1:
        names = {one.key: f"{row.ref}/{place}" for place, one in enumerate(told.violations, 1)}
        told = rules.renamed(told, names)
    region, district = keeping.area_of(told.where)
    return keeping.Kept(row, number, state.standing, told, region, district, state.reason, state.at)


def _link(incidents: list[models.Incident], invented: Sequence[Invented], *, by: Viewer) -> None:
    pairs = [
        (row, incidents[one.again], one)
        for row, one in zip(incidents, invented, strict=True)
        if one.again is not None
    ]
    links = [
        models.DuplicateLink(
            incident=row, original=original, reason="Simulated: one event told twice.", by=by.person,
            at=one.states[-1].at,
        )
        for row, original, one in pairs
    ]  # fmt: skip
    models.DuplicateLink.objects.bulk_create(links, batch_size=500)
    latest = {
        row.incident_id: row
        for row in models.Latest.objects.filter(incident__in=[row for row, _, _ in pairs])
    }
    for row, original, _ in pairs:
        latest[row.pk].duplicate_of = original
    models.Latest.objects.bulk_update(latest.values(), ["duplicate_of"], batch_size=500)
