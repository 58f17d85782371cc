"""The life of a letter: agreed, drafted, cleared, sent, acknowledged, answered or declined, assessed; silent is seen, not stored.

A public statement is issued and gets no reply. Whoever drafted a letter does not clear it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kolosi.conclusions.rules import looking


class Status(StrEnum):
    """Where a letter stands."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    DECLINED = "declined"
    ASSESSED = "assessed"


class Reason(StrEnum):
    """Why those who sent a letter hear of it."""

    SOON = "soon"  # the reply is due within our policy's days
    SILENT = "silent"


class LifeObstacle(StrEnum):
    """What stands in the way of moving a letter."""

    NO_SUCH_ROAD = "letters.no_such_road"
    OWN_DRAFT = "letters.own_draft"
    NO_REPLY_TO_A_STATEMENT = "letters.no_reply_to_a_statement"
    NOT_SENT_YET = "letters.not_sent_yet"
    IN_THE_FUTURE = "letters.in_the_future"
    BEFORE_THE_LAST = "letters.before_the_last"
    NOTHING_SAID = "letters.nothing_said"
    NOT_ACCEPTED = "letters.not_accepted"
    DRAFTED_ALREADY = "letters.drafted_already"
    NOT_SILENT = "letters.not_silent"
    NOT_ASKED_HERE = "letters.not_asked_here"
    NO_SUCH_ANSWER = "letters.no_such_answer"
    ONLY_FACTS = "letters.only_facts"
    NOTHING_TO_NOTIFY = "letters.nothing_to_notify"
    MAIL_IS_OFF = "letters.mail_is_off"
    NOTHING_WAITS = "letters.nothing_waits"


ROADS: dict[Status, frozenset[Status]] = {
    Status.DRAFTED: frozenset({Status.CLEARED}),
    Status.CLEARED: frozenset({Status.SENT}),
    Status.SENT: frozenset({Status.ACKNOWLEDGED, Status.ANSWERED, Status.DECLINED}),
    Status.ACKNOWLEDGED: frozenset({Status.ANSWERED, Status.DECLINED}),
    Status.ANSWERED: frozenset({Status.ASSESSED}),
    Status.DECLINED: frozenset({Status.ANSWERED, Status.ASSESSED}),
    Status.ASSESSED: frozenset(),
}
REPLIES = frozenset({Status.ACKNOWLEDGED, Status.ANSWERED, Status.DECLINED})
WAITING = frozenset({Status.SENT, Status.ACKNOWLEDGED})  # a receipt is no reply
_SAYING = frozenset({Status.ANSWERED, Status.DECLINED, Status.ASSESSED})


@dataclass(frozen=True)
class Standing:
    """What is known of a letter when someone asks to move it."""

    status: Status
    statement: bool
    drafted_by: str
    last_on: date


def obstacles(
    now: Standing, *, to: Status, by: str, on: date, today: date, said: str = ""
) -> set[LifeObstacle]:
    """Return all that forbids the move on that day: the button, its hint and the refusal read this."""
    unsent = now.status in {Status.DRAFTED, Status.CLEARED}
    standing = {
        LifeObstacle.NO_SUCH_ROAD: to not in ROADS[now.status],
        LifeObstacle.OWN_DRAFT: to is Status.CLEARED and by == now.drafted_by,
        LifeObstacle.NO_REPLY_TO_A_STATEMENT: now.statement and to in REPLIES,
        LifeObstacle.NOT_SENT_YET: to in REPLIES and unsent,
        LifeObstacle.IN_THE_FUTURE: on > today,
        LifeObstacle.BEFORE_THE_LAST: on < now.last_on,
        LifeObstacle.NOTHING_SAID: to in _SAYING and not said.strip(),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def silent_since(status: Status, sent_on: date | None, *, statement: bool, on: date) -> date | None:
    """Return the first day of silence; declining is a reply, and a statement waits for none."""
    if statement or status not in WAITING:
        return None
    return looking.silent_since(sent_on, None, on=on)


def reply_due(status: Status, sent_on: date | None, *, statement: bool) -> date | None:
    """Return the day on which waiting turns into silence, by our policy, never the text's."""
    if statement or status not in WAITING or sent_on is None:
        return None
    return sent_on + timedelta(days=looking.silence_days())


def reason_to_notify(status: Status, sent_on: date | None, *, statement: bool, on: date) -> Reason | None:
    """Return why those who sent the letter should hear of it on that day, or nothing."""
    due = reply_due(status, sent_on, statement=statement)
    if due is None or due - on > timedelta(days=looking.notice_days()):
        return None
    return Reason.SILENT if due <= on else Reason.SOON


def obstacles_to_mailing(*, is_on: bool, waiting: int) -> set[LifeObstacle]:
    """Return what forbids sending what waits in the outbox: mail is off until an installation says where it goes."""
    standing = {LifeObstacle.MAIL_IS_OFF: not is_on, LifeObstacle.NOTHING_WAITS: waiting == 0}
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_drafting(*, accepted: bool, drafted: bool, in_words: bool = True) -> set[LifeObstacle]:
    """Return what forbids drafting a piece of a document: only accepted words are written, and once."""
    standing = {
        LifeObstacle.NOT_ACCEPTED: not accepted,
        LifeObstacle.DRAFTED_ALREADY: drafted,
        LifeObstacle.ONLY_FACTS: not in_words,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_reminding(since: date | None, *, reminded: bool) -> set[LifeObstacle]:
    """Return what forbids a follow-up letter: it follows silence, once for each letter."""
    standing = {LifeObstacle.NOT_SILENT: since is None, LifeObstacle.DRAFTED_ALREADY: reminded}
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_replying(
    answers: Mapping[str, str], *, asked: Collection[str], kinds: Collection[str]
) -> set[LifeObstacle]:
    """Return what forbids these answers (ask to kind): each answers an ask of the letter, in a way that there is."""
    standing = {
        LifeObstacle.NOT_ASKED_HERE: not set(answers) <= set(asked),
        LifeObstacle.NO_SUCH_ANSWER: not set(answers.values()) <= set(kinds),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
