"""Verified numbers beside listing, year by year: what a report on a year said, and what is known of that year."""

from typing import NamedTuple

from kolosi.listing.rules.standing import Standing


class Number(NamedTuple):
    """What is verified of a party; `jointly` is the part laid at the door of several parties together."""

    verified: int = 0
    jointly: int = 0
    at_least: bool = False

    def and_also(self, units: int, *, jointly: bool, at_least: bool) -> "Number":
        """Return the number with another violation in it (R14: one lower bound makes a lower bound)."""
        return Number(
            self.verified + units, self.jointly + (units if jointly else 0), self.at_least or at_least
        )


def is_despite(number: Number | None, standing: Standing) -> bool:
    """Say whether a report left a party out although violations of the year it reports on are verified.

    This judges nobody: listing asks for patterns and recurrence, not for a number.
    """
    left_out = standing in {Standing.NEVER, Standing.DELISTED}
    return left_out and number is not None and number.verified > 0
