"""The road of one violation through three levels of judgement, and what each step needs.

Sources: the monitoring manual's standard of three elements (a primary source, credibility, a designated UN member); the
task force alone decides finally, by two co-chairs who are different people. How many primary sources are enough is the
task force's policy, stamped on each decision.
"""

from collections.abc import Collection
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple

from kolosi.reference import rules as reference


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
    OTHER_REASON = "verification.other_reason"
    OUTSIDE_THE_GATE = "verification.outside_the_gate"
    NOT_COMPLETE = "verification.not_complete"
    A_DUPLICATE = "verification.a_duplicate"
    TOLD_ANEW = "verification.told_anew"
    OPEN_PROPOSAL = "verification.open_proposal"
    CLOSED_PROPOSAL = "verification.closed_proposal"
    FEWER_THAN_TWO = "verification.fewer_than_two"
    DECIDED_HERE = "verification.decided_here"


class Waits(StrEnum):
    """For what a violation waits: a level, a signature, or nothing more."""

    JUDGE = "judge"
    REVIEW = "review"
    PROPOSE = "propose"
    SIGN = "sign"
    NOTHING = "nothing"


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
    complete: bool = True  # the incident is complete, not withdrawn, and still holds the violation
    duplicate: bool = False  # the incident tells again what another tells
    told_anew: bool = False  # the incident was told anew since this level looked at it last
    below_is_old: bool = False  # the same, for the level below
    open_proposal: bool = False  # a proposal waits for its signatures


class Judgement(NamedTuple):
    """What someone wants to say, and who signs."""

    level: Level
    to: Status
    on: date | None
    reason: str
    signed_by: Collection[str]  # co-chairs who agree, this one included
    is_co_chair: bool
    has_signed: bool = False  # this person, for this very judgement


class Opinion(NamedTuple):
    """What somebody writes of a violation: where it moves, on which day, why, and whether the standard is met."""

    status: Status
    on: date | None = None
    reason: str = ""  # a code of the reviewed list
    words: str = ""
    credible: bool = False
    confirmed_by_un: bool = False
    eyewitness: bool = False


def judgement_of(opinion: Opinion, level: Level) -> Judgement:
    """Return the opinion as a judgement of that level."""
    return Judgement(level, opinion.status, opinion.on, opinion.reason, (), is_co_chair=False)


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
    correcting = corrects_what_was_published(dossier.status, judgement.to)
    correcting = correcting or judgement.to is Status.COULD_NOT_VERIFY
    standing = {
        Obstacle.NO_SUCH_ROAD: not _is_road(dossier, judgement),
        Obstacle.LEVEL_BELOW_MISSING: dossier.below in {Status.PENDING} and decided,
        Obstacle.FEW_SOURCES: verifying and primary(dossier.sources) < policy.primary_sources,
        Obstacle.NOT_CREDIBLE: verifying and not dossier.judged_credible,
        Obstacle.NOT_CONFIRMED: verifying and not dossier.confirmed_by_un,
        Obstacle.OUTSIDE_THE_GATE: verifying and not dossier.in_the_gate,
        Obstacle.NO_REASON: correcting and not judgement.reason,
        Obstacle.OTHER_REASON: bool(judgement.reason) and judgement.reason not in reasons_for(judgement.to),
        Obstacle.NOT_A_CO_CHAIR: final and not judgement.is_co_chair,
        Obstacle.ALREADY_SIGNED: final and judgement.has_signed,
        Obstacle.TOLD_ANEW: final and decided and dossier.below_is_old,
        **_record(dossier, judgement),
        **_days(dossier, judgement, decided=decided, today=today),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def _is_road(dossier: Dossier, judgement: Judgement) -> bool:
    """A lower level may say the same again once the incident was told anew; what was decided finally stays decided."""
    if judgement.to in ROADS[dossier.status]:
        return True
    affirmed = judgement.to is dossier.status is not Status.PENDING
    return affirmed and dossier.told_anew and judgement.level is not Level.TASK_FORCE


def _record(dossier: Dossier, judgement: Judgement) -> dict[Obstacle, bool]:
    """What the record of the incident forbids: whoever reports may still be writing, or have told it twice."""
    verifying = judgement.to is Status.VERIFIED
    return {
        Obstacle.NOT_COMPLETE: verifying and not dossier.complete,
        Obstacle.A_DUPLICATE: verifying and dossier.duplicate,
        Obstacle.OPEN_PROPOSAL: dossier.open_proposal,
    }


def _days(dossier: Dossier, judgement: Judgement, *, decided: bool, today: date) -> dict[Obstacle, bool]:
    day = judgement.on
    return {
        Obstacle.NO_DAY: decided and day is None,
        Obstacle.IN_THE_FUTURE: day is not None and day > today,
        Obstacle.BEFORE_THE_INCIDENT: day is not None and day < dossier.occurred_first,
    }


def obstacles_to_taking_over(
    to: str, on: date | None, *, occurred_first: date | None, today: date, decided_here: bool
) -> set[Obstacle]:
    """Return what forbids to take over what another system decided; what was decided here outweighs a file."""
    standing = {
        Obstacle.NO_DAY: to != Status.PENDING and on is None,
        Obstacle.IN_THE_FUTURE: on is not None and on > today,
        Obstacle.BEFORE_THE_INCIDENT: on is not None and occurred_first is not None and on < occurred_first,
        Obstacle.DECIDED_HERE: decided_here,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_speaking(dossier: Dossier) -> set[Obstacle]:
    """Return what forbids a level to say anything at all: the button reads this before anything was typed.

    A level that has decided can still take that back, whatever the level below says now.
    """
    standing = {
        Obstacle.LEVEL_BELOW_MISSING: dossier.below is Status.PENDING and dossier.status is Status.PENDING,
        Obstacle.OPEN_PROPOSAL: dossier.open_proposal,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def is_final(signed_by: Collection[str], *, policy: Policy) -> bool:
    """Say whether enough different co-chairs have signed: until then the judgement waits and counts nowhere."""
    return len(set(signed_by)) >= policy.co_chairs


def corrects_what_was_published(before: Status, after: Status) -> bool:
    """Say whether the change takes back a verified violation: every product that quoted it gets a notice."""
    return before is Status.VERIFIED and after is not Status.VERIFIED


def obstacles_to_signing(
    dossier: Dossier, judgement: Judgement, *, policy: Policy, today: date
) -> set[Obstacle]:
    """Return what forbids another co-chair to sign: all that forbids the decision now, and what forbids this person."""
    anew = {Obstacle.TOLD_ANEW} if dossier.told_anew else set()
    return anew | obstacles(dossier._replace(open_proposal=False), judgement, policy=policy, today=today)


def obstacles_to_policy(policy: Policy) -> set[Obstacle]:
    """Return what forbids a policy: never fewer than two co-chairs, never without a source."""
    standing = {
        Obstacle.FEWER_THAN_TWO: policy.co_chairs < 2,
        Obstacle.FEW_SOURCES: policy.primary_sources < 1,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def waits_after(level: Level, to: Status, *, final: Status) -> Waits:
    """Return for what the violation waits once that level has spoken; `final` is the task force's last decision."""
    if level is Level.TASK_FORCE:
        return Waits.REVIEW if to is Status.PENDING else Waits.NOTHING
    if to is Status.PENDING:
        return Waits.JUDGE
    if level is Level.FOCAL_POINT:
        return Waits.REVIEW
    return Waits.NOTHING if to is final else Waits.PROPOSE


PRIMARY = frozenset({"primary_victim", "primary_witness", "primary_alleged_perpetrator"})
SEEN_BY_A_MONITOR = "direct_observation_by_mrm_monitor"


def source_of(key: str, *, category: str, kind: str) -> Source:
    """Return a source as the standard sees it, from the codes under which it was told."""
    return Source(key, category in PRIMARY, kind == SEEN_BY_A_MONITOR)


def reasons_for(to: Status) -> dict[str, reference.Code]:
    """Return the reasons of the reviewed list that can be given for that status."""
    return {
        code: entry
        for code, entry in reference.code_list("verification_reasons").items()
        if to in entry.more["statuses"]
    }


# What the reporting organisation is told, and no more: where its report stands, never who judged or why.
RECEIPTS: dict[Status, str] = {
    Status.VERIFIED: "verified",
    Status.COULD_NOT_VERIFY: "could_not_verify",
    Status.NOT_MRM: "outside",
    Status.DID_NOT_OCCUR: "did_not_occur",
}


def receipt(*, final: Status, judged: bool, complete: bool, withdrawn: bool) -> str:
    """Return what whoever reported is told: received, being looked at, or what the task force found."""
    if withdrawn:
        return "withdrawn"
    if final in RECEIPTS:
        return RECEIPTS[final]
    return "looked_at" if judged else "received" if complete else "draft"
