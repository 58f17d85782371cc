"""The extract kept up to date: whoever counts first refreshes it with what was told, decided or linked since.

It holds no fact of its own: made again from the tables at any time, it is the same.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from kolosi.counting.gateways import engines, extract
from kolosi.counting.gateways.columns import Stated
from kolosi.counting.gateways.engine import Runner
from kolosi.counting.rules import timeline
from kolosi.incidents import queries as incidents
from kolosi.kernel.refusals import Absent
from kolosi.kernel.viewer import Grant, Viewer
from kolosi.verification import queries as verification

# The extract holds every situation; who reads it is let into their own by the question they may ask.
COUNTER = Viewer(person="counting", grants=(Grant(frozenset({"incidents.read", "verification.read"})),))
READ = "counting.read"
OVERLAP = 200  # rows read again: on PostgreSQL a lower number may be committed after a higher one


class Freshness(NamedTuple):
    """What a refresh did: all made anew, or so many incidents read again."""

    anew: bool
    incidents: int
    marks: tuple[tuple[str, int], ...]  # how far the tables go: the same marks, the same figures


def _folder() -> Path:
    return Path(settings.DATA) / "extract"


def _cluster() -> engines.Cluster | None:
    master = settings.SPARK_MASTER
    return engines.Cluster(master, settings.SPARK_TABLES) if master else None


@contextlib.contextmanager
def opened(viewer: Viewer) -> Iterator[Runner]:
    """Open the extract, up to date, for whoever may see any figure."""
    up_to_date(viewer)
    with engines.opened(_folder(), _cluster()) as runner:
        yield runner


def up_to_date(viewer: Viewer) -> Freshness:
    """Bring the extract up to the tables; nothing is written where nothing changed."""
    if not viewer.may(READ):
        raise Absent
    now = _marks()
    marks = tuple(now.items())
    held = extract.marks(_folder())
    if held is None or _of_another(held, now):
        stated = _Read(incidents.recorded(COUNTER))
        extract.made(_folder(), stated, now)
        return Freshness(True, stated.incidents, marks)
    if held == now:
        return Freshness(False, 0, marks)
    since = {name: max(0, number - OVERLAP) for name, number in held.items()}
    also = verification.decided_incidents(COUNTER, since=since["final"])
    changed = list(
        incidents.recorded(COUNTER, since=incidents.Marks(since["state"], since["link"]), also=also)
    )
    refs = {one.ref for incident in changed for one in incident.violations}
    extract.refreshed(_folder(), refs, _Read(changed), now)
    return Freshness(False, len(changed), marks)


def _marks() -> dict[str, int]:
    told = incidents.marks(COUNTER)
    stamp = incidents.stamp(COUNTER, told.state)
    return {"state": told.state, "link": told.link, "final": verification.last_final(COUNTER), "stamp": stamp}


def _of_another(held: Mapping[str, int], now: Mapping[str, int]) -> bool:
    """Say whether the extract was made from other tables: a backup restored, or another database behind this folder."""
    return (
        any(held.get(name, 0) > now[name] for name in ("state", "link", "final"))
        or incidents.stamp(COUNTER, held["state"]) != held["stamp"]
    )


class _Read:
    """States of violations as they are counted, read in chunks of incidents; counts the incidents it read."""

    CHUNK = 2000

    def __init__(self, source: Iterable[incidents.Recorded]) -> None:
        self.source, self.incidents = source, 0

    def __iter__(self) -> Iterator[Stated]:
        chunk: list[incidents.Recorded] = []
        for one in self.source:
            chunk.append(one)
            if len(chunk) == self.CHUNK:
                yield from self._stated(chunk)
                chunk = []
        yield from self._stated(chunk)

    def _stated(self, chunk: list[incidents.Recorded]) -> Iterator[Stated]:
        self.incidents += len(chunk)
        finals = verification.finals(COUNTER, [one.incident for one in chunk])
        for incident in chunk:
            linked = [timeline.Linked(at, duplicate) for at, duplicate in incident.duplicate]
            told: dict[str, list[incidents.RecordedViolation]] = {}
            for violation in incident.violations:
                told.setdefault(violation.ref, []).append(violation)
            for ref, tellings in told.items():
                first = tellings[0]
                named = timeline.Named(ref, incident.incident, first.type, first.situation)
                decided = [timeline.Decided(one.at, one.status, one.on) for one in finals.get(ref, ())]
                yield from timeline.states(named, map(_recorded, tellings), decided, linked)


def _recorded(one: incidents.RecordedViolation) -> timeline.Recorded:
    return timeline.Recorded(
        at=one.at,
        standing=one.standing,
        first=one.first,
        last=one.last,
        ongoing=one.ongoing,
        region=one.region,
        boys=one.boys,
        girls=one.girls,
        unknown=one.unknown,
        at_least=one.at_least,
        attribution=one.attribution,
        parties=one.parties,
        victims=tuple(
            timeline.Victim(child.key, child.person, child.sex, child.age, child.group, child.low, child.high)
            for child in one.children
        ),
        explosive=one.explosive,
        told=one.told,
    )
