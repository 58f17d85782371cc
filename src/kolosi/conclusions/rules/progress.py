"""How an ask stands: the scale 0 to 4 and the states beside it, and what each of them needs.

The scale follows the monitoring of peace accords (codes, labels and crosswalks: reference/data/statuses.toml). Silence
and orphanhood are not here: they are seen on the day one looks (`rules.looking`).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Where an ask stands."""

    NOT_ASSESSED = "not_assessed"
    NOT_INITIATED = "not_initiated"
    INITIATED = "initiated"
    PARTIAL_OFF_PACE = "partial_off_pace"
    PARTIAL_ON_PACE = "partial_on_pace"
    FULLY_IMPLEMENTED = "fully_implemented"
    REGRESSED = "regressed"
    CONTINUOUS = "continuous"
    UNVERIFIABLE = "unverifiable"
    SUPERSEDED = "superseded"


SCORES: dict[Status, int | None] = {
    Status.NOT_ASSESSED: None,
    Status.NOT_INITIATED: 0,
    Status.INITIATED: 1,
    Status.PARTIAL_OFF_PACE: 2,
    Status.PARTIAL_ON_PACE: 3,
    Status.FULLY_IMPLEMENTED: 4,
    Status.REGRESSED: None,
    Status.CONTINUOUS: None,
    Status.UNVERIFIABLE: None,
    Status.SUPERSEDED: None,
}
_PARTIAL = {Status.PARTIAL_OFF_PACE, Status.PARTIAL_ON_PACE}
_BESIDE = {Status.CONTINUOUS, Status.UNVERIFIABLE, Status.SUPERSEDED}
_UP = {Status.INITIATED, *_PARTIAL, Status.FULLY_IMPLEMENTED}
_ANY = set(Status) - {Status.NOT_ASSESSED, Status.SUPERSEDED, Status.REGRESSED}

# Downward there is one road, regression, so that what was once reached stays in sight.
ROADS: dict[Status, set[Status]] = {
    Status.NOT_ASSESSED: _ANY | {Status.SUPERSEDED},
    Status.NOT_INITIATED: {Status.NOT_INITIATED, *_UP, *_BESIDE},
    Status.INITIATED: {*_UP, Status.REGRESSED, *_BESIDE},
    Status.PARTIAL_OFF_PACE: {*_PARTIAL, Status.FULLY_IMPLEMENTED, Status.REGRESSED, *_BESIDE},
    Status.PARTIAL_ON_PACE: {*_PARTIAL, Status.FULLY_IMPLEMENTED, Status.REGRESSED, *_BESIDE},
    Status.FULLY_IMPLEMENTED: {Status.FULLY_IMPLEMENTED, Status.REGRESSED, Status.SUPERSEDED},
    Status.REGRESSED: _ANY | {Status.REGRESSED, Status.SUPERSEDED},
    Status.CONTINUOUS: _ANY | {Status.REGRESSED, Status.SUPERSEDED},
    Status.UNVERIFIABLE: _ANY | {Status.REGRESSED, Status.SUPERSEDED},
    Status.SUPERSEDED: set(),
}


class Level(StrEnum):
    """What a person can say of an ask; whether `partial` is on pace follows from its milestones."""

    NOT_INITIATED = "not_initiated"
    INITIATED = "initiated"
    PARTIAL = "partial"
    FULLY_IMPLEMENTED = "fully_implemented"
    REGRESSED = "regressed"
    CONTINUOUS = "continuous"
    UNVERIFIABLE = "unverifiable"


class Obstacle(StrEnum):
    """What can stand in the way of following an ask."""

    NO_SUCH_ROAD = "conclusions.no_road_to_status"
    NOT_FOLLOWED = "conclusions.not_followed"
    NO_REASON = "conclusions.no_reason"
    FEW_SOURCES = "conclusions.few_sources"
    NO_VERIFIED_SOURCE = "conclusions.no_verified_source"
    PACE_UNKNOWN = "conclusions.pace_unknown"
    BODY_ENDED = "conclusions.body_ended"
    NOT_ITS_EVIDENCE = "conclusions.not_its_evidence"
    IN_THE_FUTURE = "conclusions.in_the_future"
    BEFORE_THE_LAST = "conclusions.before_the_last"
    NO_SUCH_KIND = "conclusions.no_such_kind"
    NO_SUCH_ADDRESSEE = "conclusions.not_its_addressee"
    NO_SUCH_PERSON = "conclusions.no_such_person"
    NO_TEXT = "conclusions.no_text"
    TOO_LONG = "conclusions.too_long"
    NO_ORIGIN = "conclusions.no_origin"
    NO_SUCH_DATE = "conclusions.no_such_date"
    NOTHING_CHANGED = "conclusions.nothing_changed_in_follow_up"
    ANSWERED_BEFORE = "conclusions.answered_before"
    NO_LATER_TEXT = "conclusions.no_later_text"
    LATER_IS_ITSELF = "conclusions.later_is_itself"


class Step(NamedTuple):
    """A milestone: the last day its due date can mean, and the day it was done, if it was."""

    due_last: date
    done_on: date | None


class Source(NamedTuple):
    """A piece of evidence as the rule of two sources sees it."""

    origin: str  # who produced it
    verified: bool  # UN-verified or of a third party


class Judgement(NamedTuple):
    """What is known when someone says how an ask stands."""

    status: Status
    followed: bool
    sources: Collection[Source]  # of the evidence that the judgement names
    steps: Sequence[Step]
    body_ended: bool  # every body that the ask addresses had ended on that day
    reason: str
    corrects: bool  # the last judgement was a mistake: any road is open
    in_the_future: bool
    before_the_last: bool
    reached: Status | None = None  # where it last stood on the scale since it last regressed


def pace(steps: Sequence[Step], *, on: date) -> str:
    """Return `on` when every step due by that day was done by it, `off` when one was not, "" without steps."""
    if not steps:
        return ""
    late = [step for step in steps if step.due_last <= on and (step.done_on is None or step.done_on > on)]
    return "off" if late else "on"


def status_of(level: Level, steps: Sequence[Step], *, on: date) -> Status:
    """Return the status that a level means on that day: partial is off pace unless its milestones say on."""
    if level is not Level.PARTIAL:
        return Status(level)
    return Status.PARTIAL_ON_PACE if pace(steps, on=on) == "on" else Status.PARTIAL_OFF_PACE


def reached(history: Iterable[tuple[Status, bool]]) -> Status | None:
    """Return where an ask last stood on the scale, from its judgements in order, each (status, corrects).

    A regression ends what was reached. A judgement that corrects the one before takes that one's place.
    """
    valid: list[Status] = []
    for status, corrects in history:
        if corrects and valid:
            valid.pop()
        valid.append(status)
    if Status.REGRESSED in valid:
        valid = valid[len(valid) - valid[::-1].index(Status.REGRESSED) :]
    return next((status for status in reversed(valid) if SCORES[status] is not None), None)


def may_become(judgement: Judgement, to: Status) -> bool:
    """Say whether a road leads there. States beside the scale are no way round: what was reached stays reached."""
    if judgement.corrects and to in _ANY:
        return True
    beside = judgement.status in {Status.CONTINUOUS, Status.UNVERIFIABLE} and SCORES[to] is not None
    kept = not beside or judgement.reached is None or to in ROADS[judgement.reached]
    return kept and to in ROADS[judgement.status]


def independent(sources: Collection[Source]) -> int:
    """Return how many different bodies the evidence comes from."""
    return len({source.origin.strip().casefold() for source in sources})


def obstacles(judgement: Judgement, *, level: Level, on: date) -> set[Obstacle]:
    """Return all that forbids the judgement: the form, its hints and the refusal read this.

    Full implementation needs two independent sources, one of them UN-verified or of a third party. When the bodies asked
    have ended, somebody must say what became of the ask before it counts as done.
    """
    to, full = status_of(level, judgement.steps, on=on), level is Level.FULLY_IMPLEMENTED
    standing = {
        Obstacle.NOT_FOLLOWED: not judgement.followed,
        Obstacle.NO_SUCH_ROAD: not may_become(judgement, to),
        Obstacle.NO_REASON: not judgement.reason.strip(),
        Obstacle.FEW_SOURCES: full and independent(judgement.sources) < 2,
        Obstacle.NO_VERIFIED_SOURCE: full and not any(source.verified for source in judgement.sources),
        Obstacle.PACE_UNKNOWN: level is Level.PARTIAL and not judgement.steps,
        Obstacle.BODY_ENDED: full and judgement.body_ended,
        Obstacle.IN_THE_FUTURE: judgement.in_the_future,
        Obstacle.BEFORE_THE_LAST: judgement.before_the_last,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
