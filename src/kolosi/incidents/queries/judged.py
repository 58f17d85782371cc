"""What is to become of incidents that a file tells: new, known and unchanged, changed, or refused with every reason."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kolosi.incidents import models, rules
from kolosi.incidents.gateways.sheets import Complaint
from kolosi.incidents.gateways.sheets_told import Incoming
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.telling import Telling, tellings
from kolosi.incidents.rules.coming import SheetObstacle as Reason
from kolosi.kernel.viewer import Viewer


class Outcome(StrEnum):
    """What becomes of an incident that a file tells."""

    NEW = "new"
    REVISED = "revised"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True)
class Asked:
    """Where a file is brought in, and how: with `revising`, what it tells otherwise becomes a new state."""

    situation: str
    origin: str
    layout: str
    revising: bool
    today: date


@dataclass(frozen=True)
class Judged:
    """One incident of a file: what becomes of it, which one of ours it is, and what is to be written."""

    key: str
    row: int
    outcome: Outcome
    told: rules.Told
    standing: rules.Standing
    incoming: Incoming
    digest: str
    ref: str = ""
    number: int = 0
    complaints: tuple[Complaint, ...] = ()


def judged(viewer: Viewer, found: Sequence[Incoming], asked: Asked) -> list[Judged]:
    """Return what becomes of each, in a number of queries that does not grow with them."""
    there = _There(viewer, found, asked)
    return [_judged(one, there, asked) for one in found]


class _There:
    """What the register holds of the incidents that a file names."""

    def __init__(self, viewer: Viewer, found: Sequence[Incoming], asked: Asked) -> None:
        keys = [one.key for one in found]
        names = keys if asked.layout == "ours" else []
        rows = models.Incident.objects.filter(situation=asked.situation)
        self.refs: dict[str, str] = {}
        for name, ref in rows.filter(origin=asked.origin, origin_id__in=keys).values_list("origin_id", "ref"):
            self.refs[name] = ref
        taken = set(models.Incident.objects.filter(ref__in=names).values_list("ref", flat=True))
        self.refs.update({ref: ref for ref in taken})
        mine = scope(viewer).filter(situation=asked.situation, ref__in=set(self.refs.values()))
        self.seen = set(mine.values_list("ref", flat=True))
        self.tellings: dict[str, Telling] = {one.ref: one for one in tellings(viewer, sorted(self.seen))}
        brought = models.Brought.objects.filter(incident__in=mine).order_by("number")
        self.digests = dict(brought.values_list("incident__ref", "digest"))
        elsewhere = models.KeyElsewhere.objects.filter(violation__incident__in=mine)
        self.names: dict[str, dict[str, str]] = {}
        for ref, key, violation in elsewhere.values_list("violation__incident__ref", "key", "violation__ref"):
            self.names.setdefault(ref, {})[key] = violation


def _digest(one: Incoming) -> str:
    """Return what tells this telling from any other."""
    return hashlib.sha256(repr((one.told, one.standing)).encode()).hexdigest()


def _judged(one: Incoming, there: _There, asked: Asked) -> Judged:
    mark, ref = _digest(one), there.refs.get(one.key, "")
    telling = there.tellings.get(ref)
    if telling is None:
        standing, complaints = _standing(one, one.told, "", asked)
        if ref:
            complaints = (*complaints, _about(one, Reason.ELSEWHERE))
        outcome = Outcome.REFUSED if complaints else Outcome.NEW
        return Judged(one.key, one.row, outcome, one.told, standing, one, mark, complaints=complaints)
    told = rules.renamed(one.told, there.names.get(ref, {}))
    standing, complaints = _standing(one, told, telling.standing, asked)
    same = there.digests.get(ref) == mark or (told == telling.told and standing == telling.standing)
    found = Judged(
        one.key, one.row, Outcome.KNOWN, told, standing, one, mark, ref, telling.number, complaints
    )
    if same and not one.complaints:
        return replace(found, complaints=())
    complaints = (*complaints, *_changing(one, told, telling, asked))
    return replace(found, outcome=Outcome.REFUSED if complaints else Outcome.REVISED, complaints=complaints)


def _standing(
    one: Incoming, told: rules.Told, now: str, asked: Asked
) -> tuple[rules.Standing, tuple[Complaint, ...]]:
    """Return how the incident is to stand: as told, else as now, else complete where it is whole."""
    obstacles = sorted(rules.whole_obstacles(told, today=asked.today))
    wanted = one.standing if one.standing in set(rules.Standing) else ""
    standing = rules.Standing(wanted or now or ("draft" if obstacles else "complete"))
    if standing is not rules.Standing.COMPLETE:
        return standing, one.complaints
    return standing, (*one.complaints, *(_about(one, obstacle) for obstacle in obstacles))


def _changing(one: Incoming, told: rules.Told, telling: Telling, asked: Asked) -> list[Complaint]:
    if not asked.revising:
        return [_about(one, Reason.CHANGED)]
    if telling.standing is rules.Standing.WITHDRAWN:
        return [_about(one, Reason.WITHDRAWN)]
    types = {violation.key: violation.type for violation in telling.told.violations}
    other = [v for v in told.violations if types.get(v.key, v.type) != v.type]
    return [replace(_about(one, Reason.OTHER_TYPE), value=violation.key) for violation in other]


def _about(one: Incoming, reason: str) -> Complaint:
    return Complaint(one.sheet, one.row, "", one.key, reason)
