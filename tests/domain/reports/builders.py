"""Products in tests: a verified incident of Mali, and products that tell it."""

from datetime import UTC, datetime
from typing import Any

from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reports import operations, queries

QUARTER = Period.parse("2017Q2")
KNOWN = datetime(2017, 7, 15, 12, tzinfo=UTC)


def asked(**changes: Any) -> queries.Asked:
    """Return the wish for a quarterly note on Mali, unless told otherwise."""
    told: dict[str, Any] = {"kind": "ghn", "situation": "ML", "period": QUARTER, "as_of": KNOWN, **changes}
    return queries.Asked(**told)


def issued(by: Viewer, *, at: datetime = KNOWN, **changes: Any) -> str:
    """Issue a product and return its reference."""
    return operations.issue(asked=asked(**changes), by=by, at=at)


def country(by: Viewer, window: str) -> str:
    """Issue a country report about these days."""
    return issued(by, kind="country_report", period=Period.parse(window), as_of=LATE, at=LATE)


LATE = datetime(2023, 1, 10, tzinfo=UTC)
