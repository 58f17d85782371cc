"""What was verified of some parties over all time, added up by year: what listings are looked at beside."""

from collections.abc import Collection
from datetime import date, datetime

from kolosi.counting.gateways import stretches as gateway
from kolosi.counting.gateways.stretches import Stretch
from kolosi.counting.queries.attributed import BEGINNING
from kolosi.counting.queries.extracts import opened
from kolosi.counting.queries.figures import question
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer


def stretches(
    viewer: Viewer,
    parties: Collection[str],
    types: Collection[str],
    cuts: Collection[date],
    *,
    at: datetime,
    situation: str,
    since: date = BEGINNING,
) -> tuple[Stretch, ...]:
    """Return the verified violations of those parties and types by year, cut on those days too, as known at a moment.

    `since` leaves out what was verified before that day, and with it the time to look at it.
    """
    ask = question(viewer, Period(since, at.date()), at=at, situations=[situation])
    with opened(viewer) as runner:
        return gateway.stretches(runner, ask, parties, types, cuts)
