"""Stretches of days that reports speak of: a quarter, a year, a window of several years. Both ends belong to them."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|-(?P<month>\d{2}))?|(?P<first>\d{4}-\d{2}-\d{2})\.\.(?P<last>\d{4}-\d{2}-\d{2})"
)


@dataclass(frozen=True, order=True)
class Period:
    """All days from `first` to `last`, both included; `str()` writes it as `parse` reads it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the period ends on {self.last}, before it begins on {self.first}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2017`, `2017Q2`, `2017-05` or `2014-01-01..2017-06-30`; anything else is a `ValueError`."""
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise ValueError(
                f"not a period such as 2017, 2017Q2, 2017-05 or 2014-01-01..2017-06-30: {text!r}"
            )
        if match["first"]:
            return cls(date.fromisoformat(match["first"]), date.fromisoformat(match["last"]))
        year = int(match["year"])
        if match["quarter"]:
            month = 3 * int(match["quarter"])
            return cls(date(year, month - 2, 1), _month_end(year, month))
        if match["month"]:
            month = int(match["month"])
            return cls(date(year, month, 1), _month_end(year, month))
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def quarter_of(cls, day: date) -> Self:
        """Return the quarter in which the day lies."""
        return cls.parse(f"{day.year:04d}Q{(day.month + 2) // 3}")

    @classmethod
    def year_of(cls, day: date) -> Self:
        """Return the calendar year in which the day lies."""
        return cls.parse(f"{day.year:04d}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def follows(self, earlier: "Period") -> bool:
        """Say whether this period begins on the day after the earlier one ends: no gap, no overlap."""
        return self.first == earlier.last + timedelta(days=1)

    def __str__(self) -> str:
        for written in (
            f"{self.first.year:04d}",
            *(f"{self.first.year:04d}Q{number}" for number in range(1, 5)),
        ):
            if type(self).parse(written) == self:
                return written
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def end_of(day: date | None, *, now: datetime) -> datetime:
    """Return the last moment of that day, or now where that is earlier or no day is told."""
    return now if day is None else min(now, datetime.combine(day, time.max, tzinfo=UTC))
