"""Two conclusions on one situation, ask by ask: repeated, strengthened, weakened, lapsed or new; and which are chronic.

An ask is found again when it is put to the same body and its obligation is worded alike, or somewhat alike on the same
themes. Each ask is found again once at most: the likeliest pairs are joined first, ties in the order of the texts.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kolosi.conclusions.rules import wording
from kolosi.conclusions.rules.progress import Status

ALIKE = 0.5  # obligations at least this alike are one ask
KINDRED = 0.3  # … or this alike, where they share at least half of their themes
SAME_THEMES = 0.5
CHRONIC = 2  # successive cycles in which an ask came again


class Change(StrEnum):
    """What became of an ask between two conclusions."""

    REPEATED = "repeated"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    LAPSED = "lapsed"
    NEW = "new"


class Ask(NamedTuple):
    """An ask as the comparison sees it; `obligation` is what is to be done, without verb and addressee."""

    ref: str
    label: str
    addressees: frozenset[str]
    themes: frozenset[str]
    obligation: str
    pressure: int
    urgency: frozenset[str] = frozenset()
    deadline: str = ""
    status: Status = Status.NOT_ASSESSED


@dataclass(frozen=True)
class Pair:
    """An ask in two conclusions, or in one of them. `pressure` and `urgency` say how far the later one rose."""

    earlier: Ask | None
    later: Ask | None
    likeness: float = 0.0

    @property
    def pressure(self) -> int:
        return self.later.pressure - self.earlier.pressure if self.earlier and self.later else 0

    @property
    def urgency(self) -> int:
        return _urgency(self.later) - _urgency(self.earlier) if self.earlier and self.later else 0

    @property
    def change(self) -> Change:
        if self.later is None:
            return Change.LAPSED
        if self.earlier is None:
            return Change.NEW
        risen = self.pressure or self.urgency
        return Change.STRENGTHENED if risen > 0 else Change.WEAKENED if risen < 0 else Change.REPEATED

    @property
    def unimplemented(self) -> bool:
        """Say whether the ask was dropped before it was done: what a later ask replaced was not dropped."""
        done = {Status.FULLY_IMPLEMENTED, Status.SUPERSEDED}
        return self.later is None and self.earlier is not None and self.earlier.status not in done


def compared(earlier: Sequence[Ask], later: Sequence[Ask]) -> tuple[Pair, ...]:
    """Return every ask of both conclusions once: those of the later in their order, then what lapsed."""
    found = _found_again(earlier, later)
    again = {old: (new, likeness) for new, (old, likeness) in found.items()}
    pairs = [
        Pair(earlier[found[at][0]], ask, found[at][1]) if at in found else Pair(None, ask)
        for at, ask in enumerate(later)
    ]
    return (*pairs, *(Pair(ask, None) for at, ask in enumerate(earlier) if at not in again))


def counts(pairs: Iterable[Pair]) -> dict[Change, int]:
    """Return how many asks there are of each change, every change named."""
    told = [pair.change for pair in pairs]
    return {change: told.count(change) for change in Change}


def runs(conclusions: Sequence[Sequence[Ask]]) -> Mapping[str, int]:
    """Return, for each ask of the last conclusions, in how many successive cycles up to them it came again.

    `conclusions` are all of one situation in the order of their adoption; `CHRONIC` is the number from which an ask
    counts as chronic.
    """
    lengths: dict[str, int] = {}
    for earlier, later in itertools.pairwise(conclusions):
        lengths = {
            pair.later.ref: lengths.get(pair.earlier.ref, 0) + 1 if pair.earlier else 0
            for pair in compared(earlier, later)
            if pair.later
        }
    return lengths


def _urgency(ask: Ask | None) -> int:
    return len(ask.urgency) + bool(ask.deadline) if ask else 0


def _found_again(earlier: Sequence[Ask], later: Sequence[Ask]) -> dict[int, tuple[int, float]]:
    """Return for places in the later the place in the earlier, with the likeness: greedy, the likeliest first."""
    scored = [
        (-likeness - _themes(old, new) / 10, new_at, old_at, likeness)
        for new_at, new in enumerate(later)
        for old_at, old in enumerate(earlier)
        if (likeness := _likeness(old, new))
    ]
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _, new_at, old_at, likeness in sorted(scored):
        if new_at not in found and old_at not in taken:
            found[new_at] = (old_at, likeness)
            taken.add(old_at)
    return found


def _likeness(old: Ask, new: Ask) -> float:
    """Return how alike two asks are where they may be one, else 0."""
    if not old.addressees & new.addressees:
        return 0.0
    floor = KINDRED if _themes(old, new) >= SAME_THEMES else ALIKE
    likeness = wording.likeness(old.obligation, new.obligation, floor=floor)
    return likeness if likeness >= floor else 0.0


def _themes(old: Ask, new: Ask) -> float:
    both = old.themes | new.themes
    return len(old.themes & new.themes) / len(both) if both else 0.0
