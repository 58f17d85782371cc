"""What stands in the way of freezing a set of figures."""

from datetime import datetime
from enum import StrEnum

from kolosi.kernel.periods import Period


class Obstacle(StrEnum):
    """What can stand in the way of an act on figures."""

    NO_TITLE = "counting.no_title"
    AHEAD = "counting.ahead"
    BEFORE_THE_PERIOD = "counting.before_the_period"


def obstacles_to_freezing(*, title: str, period: Period, as_of: datetime, at: datetime) -> set[Obstacle]:
    """Return all that forbids it: no name, a day that has not come, or a day on which the period had not begun."""
    standing = {
        Obstacle.NO_TITLE: not title.strip(),
        Obstacle.AHEAD: as_of > at,
        Obstacle.BEFORE_THE_PERIOD: as_of.date() < period.first,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
