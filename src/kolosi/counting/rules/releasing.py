"""What stands in the way of a release, and what is asked for one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kolosi.counting.rules.disclosure_audiences import Audience, audience, is_whole
from kolosi.counting.rules.freezing import Obstacle
from kolosi.kernel.periods import Period
from kolosi.reference.rules import code_list


class ReleaseObstacle(StrEnum):
    """What can stand in the way of a release, beside what stands in the way of freezing."""

    NO_SUCH_AUDIENCE = "counting.no_such_audience"
    NO_SUCH_TYPE = "counting.no_such_type"
    TOO_FINE = "counting.too_fine"
    NOTHING_COUNTED = "counting.nothing_counted"
    DISCLOSES = "counting.discloses"


@dataclass(frozen=True)
class Wanted:
    """What is asked for: whose figures, told to whom, of which time, as known when.

    `known` are the types whose national totals official reports print. `hide_more` hides what older releases would
    disclose, too; without it, such a release is refused.
    """

    situation: str
    audience: str
    period: Period
    as_of: datetime
    known: frozenset[str] = frozenset()
    hide_more: bool = False

    @property
    def profile(self) -> Audience:
        """The profile of the audience; `KeyError` where there is none."""
        return audience(self.audience)


def obstacles_to_trying(wanted: Wanted, *, at: datetime) -> set[StrEnum]:
    """Return all that forbids to try such a release: no such audience or type, too fine a time, a day that has not come."""
    if wanted.audience not in code_list("audiences"):
        return {ReleaseObstacle.NO_SUCH_AUDIENCE}
    standing: dict[StrEnum, bool] = {
        ReleaseObstacle.NO_SUCH_TYPE: not wanted.known <= set(code_list("violation_types")),
        ReleaseObstacle.TOO_FINE: not is_whole(wanted.period, wanted.profile.time),
        Obstacle.AHEAD: wanted.as_of > at,
        Obstacle.BEFORE_THE_PERIOD: wanted.as_of.date() < wanted.period.first,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_releasing(*, title: str, counted: int, exposed: int) -> set[StrEnum]:
    """Return all that forbids the release itself: no title, nothing counted, or an attacker who would learn more."""
    standing: dict[StrEnum, bool] = {
        Obstacle.NO_TITLE: not title.strip(),
        ReleaseObstacle.NOTHING_COUNTED: not counted,
        ReleaseObstacle.DISCLOSES: exposed > 0,
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
