"""Which days a product may be about: a quarter, a year, or a window that begins where the last report ended."""

from enum import StrEnum

from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference


class Obstacle(StrEnum):
    """Why a product cannot be about these days, or cannot be issued."""

    NOT_A_QUARTER = "reports.not_a_quarter"
    NOT_A_YEAR = "reports.not_a_year"
    GAP = "reports.gap"
    OVERLAP = "reports.overlap"
    NOT_OVER = "reports.not_over"


def obstacles(kind: str, period: Period, last: Period | None) -> set[Obstacle]:
    """Return what forbids the days; `last` is what the last product of the kind on the situation was about."""
    window = reference.code_list("products")[kind].more["window"]
    contiguous = window == "contiguous" and last is not None
    standing = {
        Obstacle.NOT_A_QUARTER: window == "quarter" and Period.quarter_of(period.first) != period,
        Obstacle.NOT_A_YEAR: window == "year" and Period.year_of(period.first) != period,
        Obstacle.OVERLAP: contiguous and last is not None and period.first <= last.last,
        Obstacle.GAP: contiguous
        and last is not None
        and period.first > last.last
        and not period.follows(last),
    }
    return {obstacle for obstacle, stands in standing.items() if stands}
