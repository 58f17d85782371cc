"""What is seen of an ask on the day one looks: due, overdue, silent, orphaned. None of it is stored as a fact.

The days come from a stated policy (reference/data/review_policy.toml), never from the text (decision 0005).
"""

from collections.abc import Collection
from datetime import date, timedelta

from kolosi.conclusions.rules import bodies
from kolosi.conclusions.rules.progress import Status
from kolosi.reference import rules as reference

CLOSED = frozenset({Status.FULLY_IMPLEMENTED, Status.SUPERSEDED})


def review_days(urgency: Collection[str], pressure: int) -> int:
    """Return after how many days from adoption the policy looks at an ask again."""
    policy = reference.document("review_policy")["review"]
    if urgency:
        return int(policy["urgent_days"])
    return int(policy["strong_days"] if pressure >= policy["strong_pressure"] else policy["other_days"])


def review_on(asked_on: date | None, urgency: Collection[str], pressure: int) -> date | None:
    """Return the day on which our policy looks again; unknown where the day of adoption is unknown."""
    return asked_on + timedelta(days=review_days(urgency, pressure)) if asked_on else None


def silence_days() -> int:
    """Return how many days without an answer make an addressee silent."""
    return int(reference.document("review_policy")["silence"]["days"])


def notice_days() -> int:
    """Return how many days before silence begins those who wait for the answer hear of it."""
    return int(reference.document("review_policy")["silence"]["notice_days"])


def silent_since(conveyed_on: date | None, answered_on: date | None, *, on: date) -> date | None:
    """Return the first day of silence, if the addressee is silent on that day; declining is an answer."""
    if conveyed_on is None or (answered_on is not None and answered_on >= conveyed_on):
        return None
    begins = conveyed_on + timedelta(days=silence_days())
    return begins if begins <= on else None


def overdue(due_on: date | None, review_on: date | None, *, on: date, closed: bool) -> str:
    """Return by which measure the ask is overdue on that day: `milestone`, `review`, or "" when it is not."""
    if closed:
        return ""
    if due_on is not None and due_on < on:
        return "milestone"
    return "review" if due_on is None and review_on is not None and review_on < on else ""


def silent_before(*, on: date) -> date:
    """Return the day by which an ask must have been handed over for its addressee to be silent on that day."""
    return on - timedelta(days=silence_days())


def due(due_on: date | None, review_on: date | None) -> tuple[str, date | None]:
    """Return the next day of an ask and what it is: `milestone`, our policy's `review`, or "" where there is none."""
    if due_on is not None:
        return "milestone", due_on
    return ("review", review_on) if review_on is not None else ("", None)


def orphaned(codes: Collection[str], *, on: date, closed: bool) -> tuple[str, ...]:
    """Return which bodies that the ask addresses or needs had ended on that day; what is closed is no orphan."""
    return () if closed else ended(codes, on=on)


def ended(codes: Collection[str], *, on: date) -> tuple[str, ...]:
    """Return which of the bodies had ended on that day."""
    return tuple(code for code in codes if bodies.ended(code, on=on.isoformat()))


def ended_codes(*, on: date) -> frozenset[str]:
    """Return every body of the reference list that had ended on that day."""
    return frozenset(ended(tuple(reference.code_list("addressees")), on=on))
