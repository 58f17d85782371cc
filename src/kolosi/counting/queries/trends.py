"""Trends as pages show them: several periods of equal length, each counted for itself."""

from dataclasses import dataclass
from datetime import date, datetime

from kolosi.counting.queries.figures import trend as ran
from kolosi.counting.queries.pages import type_name
from kolosi.counting.rules.basis import Basis
from kolosi.kernel.periods import Period
from kolosi.kernel.viewer import Viewer
from kolosi.reference.rules import code_list


@dataclass(frozen=True)
class TrendRow:
    """One line of a trend: its name, a number for each period, and the change of the last against the one before."""

    name: str
    numbers: tuple[int, ...]
    change: int | None  # in per cent; nothing where the period before held none


@dataclass(frozen=True)
class Trend:
    """Several periods of equal length, the asked one last: all grave violations, the children, and each type."""

    periods: tuple[str, ...]
    grave: TrendRow
    children: TrendRow
    types: tuple[TrendRow, ...]


def trend(viewer: Viewer, period: Period, basis: Basis, *, at: datetime, situation: str) -> Trend | None:
    """Return how one basis ran over earlier periods up to the asked one; nothing for windows of other lengths."""
    periods = _earlier(period)
    if not periods:
        return None
    told = ran(viewer, periods, basis, at=at, situations=[situation])
    codes = [code for code in code_list("violation_types") if any(code in one.by_type for one in told)]
    return Trend(
        tuple(str(one.period) for one in told),
        _ran("", [one.grave for one in told]),
        _ran("", [one.children for one in told]),
        tuple(_ran(type_name(viewer, code), [one.by_type.get(code, 0) for one in told]) for code in codes),
    )


def _ran(name: str, numbers: list[int]) -> TrendRow:
    before, now = numbers[-2], numbers[-1]
    return TrendRow(name, tuple(numbers), round(100 * (now - before) / before) if before else None)


def _earlier(period: Period) -> list[Period]:
    """Return the asked quarter or year after the seven quarters or four years before it."""
    if period == Period.quarter_of(period.first):
        found = [period]
        while len(found) < 8:
            found.insert(0, Period.quarter_of(date.fromordinal(found[0].first.toordinal() - 1)))
        return found
    if period == Period.year_of(period.first):
        return [Period.parse(str(year)) for year in range(period.first.year - 4, period.first.year + 1)]
    return []
