"""Drawing by shares: the invented numbers of `simulator_mali.toml`, and a hand that draws the same for the same seed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from kolosi.reference import rules as reference

T = TypeVar("T")
SHARES: Mapping[str, Any] = reference.document("simulator_mali")


def shares_of(*, dense: bool) -> Mapping[str, Any]:
    """Return the shares of a world; those of a dense one lie over the others, section by section."""
    over = SHARES["dense"] if dense else {}
    return {**SHARES, **{section: {**SHARES.get(section, {}), **told} for section, told in over.items()}}


class Hand:
    """A hand that draws by the shares of its world; two with the same seed draw alike."""

    def __init__(self, seed: str, *, dense: bool = False) -> None:
        self.random = Random(seed)  # noqa: S311  # invented records, no secret
        self.shares = shares_of(dense=dense)

    def happens(self, per_thousand: float) -> bool:
        """Say whether something happens that happens so many times in a thousand."""
        return self.random.random() * 1000 < per_thousand

    def one(self, shares: Mapping[T, float]) -> T:
        """Return one of the keys, each as likely as its share."""
        return self.random.choices(list(shares), weights=list(shares.values()))[0]

    def of(self, choices: Iterable[T]) -> T:
        """Return one of them, each as likely as another."""
        return self.random.choice(list(choices))

    def number(self, low: int, high: int) -> int:
        """Return a whole number between both, both included."""
        return self.random.randint(low, high)

    def day(self, first: date, last: date) -> date:
        """Return a day between both, both included."""
        return first + timedelta(days=self.number(0, (last - first).days))


def parties_of(day: date) -> dict[str, float]:
    """Return the parties of that day with their shares."""
    shares = SHARES["parties"]["shares"]
    return {
        one["code"]: one["share"]
        for one in shares
        if one.get("since", "0000") <= day.isoformat() <= one.get("until", "9999")
    }
