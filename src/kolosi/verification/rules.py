"""The road of one violation through three levels of judgement, and what each step needs.

Sources: the monitoring manual's standard of three elements (a primary source, credibility, a designated UN member); the
task force alone decides finally, by two co-chairs who are different people. How many primary sources are enough is the
task force's policy, stamped on each decision.
"""

from collections.abc import Collection
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What was judged."""

    PENDING = "pending"
    VERIFIED = "verified"
    COULD_NOT_VERIFY = "could_not_verify"
    NOT_MRM = "not_mrm"
    DID_NOT_OCCUR = "did_not_occur"


class Level(IntEnum):
    """Who judges; only the last feeds reports."""

    FOCAL_POINT = 1
    TECHNICAL = 2
    TASK_FORCE = 3


class Obstacle(StrEnum):
    """What can stand in the way of a judgement."""

    NO_SUCH_ROAD = "verification.no_such_road"
    LEVEL_BELOW_MISSING = "verification.level_below_missing"
    FEW_SOURCES = "verification.few_sources"
    NOT_CREDIBLE = "verification.not_credible"
    NOT_CONFIRMED = "verification.not_confirmed"
    NO_DAY = "verification.no_day"
    IN_THE_FUTURE = "verification.in_the_future"
    BEFORE_THE_INCIDENT = "verification.before_the_incident"
    ONE_CO_CHAIR = "verification.one_co_chair"
    NOT_A_CO_CHAIR = "verification.not_a_co_chair"
    ALREADY_SIGNED = "verification.already_signed"
    NO_REASON = "verification.no_reason"
    OUTSIDE_THE_GATE = "verification.outside_the_gate"


_DECIDED = {Status.VERIFIED, Status.COULD_NOT_VERIFY, Status.NOT_MRM, Status.DID_NOT_OCCUR}
# What could not be verified may be later (late verification); what was verified can only be corrected, with a notice.
ROADS: dict[Status, set[Status]] = {
    Status.PENDING: _DECIDED,
    Status.COULD_NOT_VERIFY: {Status.PENDING, Status.VERIFIED, Status.NOT_MRM, Status.DID_NOT_OCCUR},
    Status.VERIFIED: {Status.PENDING, Status.NOT_MRM, Status.DID_NOT_OCCUR},
    Status.NOT_MRM: {Status.PENDING},
    Status.DID_NOT_OCCUR: {Status.PENDING},
}


class Policy(NamedTuple):
    """What a task force asks for, stamped on each of its decisions."""

    primary_sources: int = 1
    co_chairs: int = 2


class Source(NamedTuple):
    """A source as the standard sees it. Direct observation by a UN monitor is primary (V1)."""

    ref: str
    primary: bool
    direct_observation: bool = False


class Dossier(NamedTuple):
    """What is known of one violation when someone judges."""

    status: Status  # of the level that judges
    below: Status | None  # of the level below; `None` at the lowest
    sources: Collection[Source]
    judged_credible: bool  # by trained and reliable monitors
    confirmed_by_un: bool  # by the designated member, who need not have interviewed
    in_the_gate: bool  # G1 to G4: conflict, under 18, a party, one of the six types
    occurred_first: date
    ever_final: bool = False  # the task force had decided before: a correction


class Judgement(NamedTuple):
    """What someone wants to say, and who signs."""

    level: Level
    to: Status
    on: date | None
    reason: str
    signed_by: Collection[str]  # co-chairs who agree, this one included
    is_co_chair: bool
    has_signed: bool = False  # this person, for this very judgement


def primary(sources: Collection[Source]) -> int:
    """V1: count primary sources; a UN monitor's direct observation is one."""
    return len({source.ref for source in sources if source.primary or source.direct_observation})


def obstacles(dossier: Dossier, judgement: Judgement, *, policy: Policy, today: date) -> set[Obstacle]:
    """Return all that forbids the judgement; the button, its hint and the refusal read this.

    V2: who did it may stay unidentified; that is no obstacle. V4: each level waits for the one below; the last needs
    two co-chairs. V5: a day that is not in the future and not before the incident.
    """
    verifying = judgement.to is Status.VERIFIED
    final = judgement.level is Level.TASK_FORCE
    decided = judgement.to is not Status.PENDING
    correcting = dossier.status is Status.VERIFIED or judgement.to is Status.COULD_NOT_VERIFY
    standing = {
        Obstacle.NO_SUCH_ROAD: judgement.to not in ROADS[dossier.status],
        Obstacle.LEVEL_BELOW_MISSING: dossier.below in {Status.PENDING} and decided,
        Obstacle.FEW_SOURCES: verifying and primary(dossier.sources) < policy.primary_sources,
        Obstacle.NOT_CREDIBLE: verifying and not dossier.judged_credible,
        Obstacle.NOT_CONFIRMED: verifying and not dossier.confirmed_by_un,
        Obstacle.OUTSIDE_THE_GATE: verifying and not dossier.in_the_gate,
        Obstacle.NO_REASON: correcting and not judgement.reason.strip(),
        Obstacle.NOT_A_CO_CHAIR: final and not judgement.is_co_chair,
        Obstacle.ALREADY_SIGNED: final and judgement.has_signed,
        **_days(dossier, judgement, decided=decided, today=today),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _days(dossier: Dossier, judgement: Judgement, *, decided: bool, today: date) -> dict[Obstacle, bool]:
    day = judgement.on
    return {
        Obstacle.NO_DAY: decided and day is None,
        Obstacle.IN_THE_FUTURE: day is not None and day > today,
        Obstacle.BEFORE_THE_INCIDENT: day is not None and day < dossier.occurred_first,
    }


def is_final(signed_by: Collection[str], *, policy: Policy) -> bool:
    """Say whether enough different co-chairs have signed: until then the judgement waits and counts nowhere."""
    return len(set(signed_by)) >= policy.co_chairs


def corrects_what_was_published(before: Status, after: Status) -> bool:
    """Say whether the change takes back a verified violation: every product that quoted it gets a notice."""
    return before is Status.VERIFIED and after is not Status.VERIFIED
