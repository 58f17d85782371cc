"""Verified numbers beside listing, year by year: what a report on a year said, and what is known of that year."""

from collections.abc import Iterable
from datetime import date
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


class Credited(NamedTuple):
    """Verified violations as they count for one party: their trigger, and the last day of the latest of a year."""

    party: str
    trigger: str
    last: date
    units: int
    jointly: bool
    at_least: bool


def by_year(found: Iterable[Credited]) -> dict[tuple[str, str, int], Number]:
    """Return the numbers by party, trigger and year in which the violations ended (R05)."""
    told: dict[tuple[str, str, int], Number] = {}
    for one in found:
        key = (one.party, one.trigger, one.last.year)
        before = told.get(key, Number())
        told[key] = before.and_also(one.units, jointly=one.jointly, at_least=one.at_least)
    return told


def is_despite(number: Number | None, standing: Standing) -> bool:
    """Say whether a report left a party out although violations of the year it reports on are verified.

    This judges nobody: listing asks for patterns and recurrence, not for a number.
    """
    left_out = standing in {Standing.NEVER, Standing.DELISTED}
    return left_out and number is not None and number.verified > 0
