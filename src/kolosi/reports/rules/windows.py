"""When a product can be issued: its days, and whom it is for."""

from datetime import date
from enum import StrEnum

from kolosi.counting.rules import disclosure_audiences as audiences
from kolosi.kernel.periods import Period
from kolosi.reference import rules as reference


class Obstacle(StrEnum):
    """Why a product cannot be about these days, or cannot be issued."""

    NO_SUCH_PRODUCT = "reports.no_such_product"
    NOT_A_QUARTER = "reports.not_a_quarter"
    NOT_A_YEAR = "reports.not_a_year"
    GAP = "reports.gap"
    OVERLAP = "reports.overlap"
    NOT_OVER = "reports.not_over"
    NOT_PROTECTED = "reports.not_protected"
    TOO_FINE = "reports.too_fine"


def obstacles(kind: str, period: Period, last: Period | None) -> set[Obstacle]:
    """Return what forbids the days; `last` is what the last product of the kind on the situation was about."""
    product = reference.code_list("products").get(kind)
    if product is None:
        return {Obstacle.NO_SUCH_PRODUCT}
    window = product.more["window"]
    standing = {
        Obstacle.NOT_A_QUARTER: window == "quarter" and Period.quarter_of(period.first) != period,
        Obstacle.NOT_A_YEAR: window == "year" and Period.year_of(period.first) != period,
    }
    if window == "contiguous" and last is not None:
        standing[Obstacle.OVERLAP] = period.first <= last.last
        standing[Obstacle.GAP] = period.first > last.last and not period.follows(last)
    return {obstacle for obstacle, stands in standing.items() if stands}


def obstacles_to_issuing(kind: str, period: Period, last: Period | None, *, as_of: date) -> set[Obstacle]:
    """Return what forbids issuing: the days, or a period that was not over."""
    standing = obstacles(kind, period, last)
    if as_of < period.last:
        standing.add(Obstacle.NOT_OVER)
    return standing


def obstacles_to_telling(audience: str, period: Period, *, released: bool) -> set[Obstacle]:
    """Return what forbids an audience to be told anything of a period: days too fine for it, no release that covers them."""
    profile = audiences.audience(audience)
    if not profile.protected or released:
        return set()
    return {Obstacle.NOT_PROTECTED if audiences.is_whole(period, profile.time) else Obstacle.TOO_FINE}


def earlier(kind: str, period: Period, last: Period | None) -> tuple[Period, ...]:
    """Return the periods before, the nearest one last: quarters or years, or the window of the last report."""
    window = reference.code_list("products")[kind].more["window"]
    if window == "contiguous":
        return () if last is None else (last,)
    of, number = (Period.quarter_of, 4) if window == "quarter" else (Period.year_of, 4)
    found = [period]
    for _ in range(number):
        found.insert(0, of(date.fromordinal(found[0].first.toordinal() - 1)))
    return tuple(found[:-1])
