"""What was verified of some parties over all time, violation by violation: what commitments are held against."""

from collections.abc import Collection
from datetime import date, datetime

from kolosi.counting.gateways import behind
from kolosi.counting.queries.extracts import opened
from kolosi.counting.queries.figures import question
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer

BEGINNING = date(1900, 1, 1)


def attributed(
    viewer: Viewer, parties: Collection[str], types: Collection[str], *, at: datetime, situation: str
) -> tuple[behind.Attributed, ...]:
    """Return the verified violations of those parties and types in a situation, as known at a moment (R03, R08).

    What a viewer may read of each is for the caller to say: whoever sees figures is not let into records.
    """
    ask = question(viewer, Period(BEGINNING, at.date()), at=at, situations=[situation])
    with opened(viewer) as runner:
        return behind.attributed(runner, ask, parties, types)
