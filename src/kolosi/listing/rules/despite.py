"""Verified numbers beside listing, year by year: what a report on a year said, and what is known of that year."""

from typing import NamedTuple

from kolosi.listing.rules.standing import Standing


class Number(NamedTuple):
    """What was verified of a party in a year: occurred in it, or earlier (`late`); `jointly` is the part with others."""

    in_period: int = 0
    late: int = 0
    jointly: int = 0
    pending: int = 0
    at_least: bool = False

    @property
    def verified(self) -> int:
        """All that was verified in the year."""
        return self.in_period + self.late

    def __add__(self, other: object) -> "Number":
        if not isinstance(other, Number):
            return NotImplemented
        return Number(
            self.in_period + other.in_period,
            self.late + other.late,
            self.jointly + other.jointly,
            self.pending + other.pending,
            self.at_least or other.at_least,
        )


def is_despite(number: Number | None, standing: Standing) -> bool:
    """Say whether a report left a party out although violations were verified in the year on which it reports.

    This judges nobody: listing asks for patterns and recurrence, not for a number.
    """
    left_out = standing in {Standing.NEVER, Standing.DELISTED}
    return left_out and number is not None and number.verified > 0
