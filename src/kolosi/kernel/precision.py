"""Half-known values: dates known to the year, month or day. Unknown is a value, never zero and never invented."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class HalfKnownDate:
    """A day, a month or a year, as far as the source gives it; `str()` is ISO 8601 at that precision."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2017`, `2017-03` or `2017-03-30`; anything else is a `ValueError`."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date of the form 2017, 2017-03 or 2017-03-30: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @property
    def first(self) -> date:
        """The first day this can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day this can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


@dataclass(frozen=True)
class Count:
    """How many: from `low` to `high`; `high` is `None` where nobody knows an upper bound ("at least").

    Sums keep what is known: 3 and "at least 2" make "at least 5". An unknown count is `Count(0, None)`: not zero.
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"not a count: from {self.low} to {self.high}")

    @classmethod
    def exactly(cls, number: int) -> Self:
        """Return a count that is known."""
        return cls(number, number)

    @property
    def exact(self) -> int | None:
        """The number, where it is known; else `None`."""
        return self.low if self.low == self.high else None

    def __add__(self, other: "Count") -> "Count":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(self.low + other.low, high)

    def __str__(self) -> str:
        if self.exact is not None:
            return str(self.exact)
        if self.high is None:
            return f"{self.low}+" if self.low else "?"
        return f"{self.low}-{self.high}"


UNKNOWN = Count(0, None)
