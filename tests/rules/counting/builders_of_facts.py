"""One verified violation, told apart from others by what a test is about."""

from datetime import UTC, date, datetime
from typing import Any

from kolosi.counting.rules.facts import Status, Violation

RECORDED = datetime(2025, 2, 1, tzinfo=UTC)


def violation(ref: str, type_code: str, **more: Any) -> Violation:
    """Return a verified violation of the first half of 2024, unless told otherwise."""
    given = {
        "incident": f"i-{ref}",
        "status": Status.VERIFIED,
        "first": date(2024, 3, 5),
        "last": date(2024, 3, 5),
        "verified_on": date(2024, 4, 20),
        "recorded_at": RECORDED,
        **more,
    }
    return Violation(ref=ref, type=type_code, **given)
