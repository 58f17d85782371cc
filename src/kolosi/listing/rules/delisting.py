"""What is missing before a party could be delisted for a trigger. It is shown; the Secretary-General decides."""

from enum import StrEnum
from typing import NamedTuple


class Missing(StrEnum):
    """What is missing."""

    UNSEEN = "unseen"
    VIOLATIONS = "violations"
    AFTERWARDS = "afterwards"
    PENDING = "pending"
    NO_PLAN = "no_plan"
    PLAN_UNFINISHED = "plan_unfinished"


class Plan(StrEnum):
    """How the action plan on a trigger stands; what a party claims does not count."""

    NONE = "none"
    UNFINISHED = "unfinished"
    IMPLEMENTED = "implemented"


class Checked(NamedTuple):
    """What is known of one trigger on a day: numbers of the last whole year and since, `None` where the viewer sees none.

    `verified` occurred in the year and `afterwards` since, both verified by now; `pending` are reported since the year
    began and not verified.
    """

    cycle: int
    verified: int | None
    afterwards: int | None
    pending: int | None
    plan: Plan


def missing(checked: Checked) -> tuple[Missing, ...]:
    """L06: return what is missing: an end of the violations for a whole report cycle, and a plan that is implemented.

    What is pending is told too: it may yet be verified.
    """
    standing = {
        Missing.UNSEEN: checked.verified is None,
        Missing.VIOLATIONS: bool(checked.verified),
        Missing.AFTERWARDS: bool(checked.afterwards),
        Missing.PENDING: bool(checked.pending),
        Missing.NO_PLAN: checked.plan is Plan.NONE,
        Missing.PLAN_UNFINISHED: checked.plan is Plan.UNFINISHED,
    }
    return tuple(one for one, stands in standing.items() if stands)
