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
