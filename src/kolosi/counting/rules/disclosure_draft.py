"""A release before it is written: what was counted for whom, and what would be told of it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kolosi.counting.rules.disclosure_audiences import Audience, quarters
from kolosi.counting.rules.disclosure_cube import Counted, Name, cube, told
from kolosi.counting.rules.disclosure_knowledge import NEW, Told
from kolosi.kernel.periods import Period


@dataclass(frozen=True)
class Draft:
    """What is to be released: finest cells, the cube made of them, and whose national totals reports print already."""

    audience: Audience
    period: Period
    as_of: datetime
    counted: tuple[Counted, ...]
    cells: Mapping[Name, int]
    known: frozenset[str] = frozenset()

    @property
    def official(self) -> frozenset[Name]:
        """The cells that official reports print already."""
        return frozenset(name for name in self.cells if name.is_national and name.type in self.known)

    def of_types(self) -> Iterator["Draft"]:
        """Yield the draft of each type by itself: types share no constraint."""
        for code in sorted({name.type for name in self.cells}):
            counted = tuple(one for one in self.counted if one.type == code)
            cells = {name: number for name, number in self.cells.items() if name.type == code}
            yield replace(self, counted=counted, cells=cells)

    def told(self, hidden: Collection[Name] = (), silent: Collection[str] = (), *, ref: str = NEW) -> Told:
        """Return what would be told, with these numbers hidden beside the small ones."""
        shown = told(self.cells, self.audience, hidden=hidden, official=self.official, silent=silent)
        return Told(ref, self.as_of, self.audience.time, shown, self.counted, quarters(self.period))


def drafted(
    counted: Collection[Counted],
    audience: Audience,
    period: Period,
    *,
    as_of: datetime,
    known: Collection[str] = (),
) -> Draft:
    """Return the draft of a release; `counted` names the regions, kinds and types that are told, zeros too."""
    told = quarters(period)
    sums = Counter[Counted]()
    for one in counted:
        if one.quarter in told:
            sums[one._replace(number=0)] += one.number
    rows = tuple(one._replace(number=number) for one, number in sorted(sums.items()))
    return Draft(audience, period, as_of, rows, cube(rows, audience, told), frozenset(known))
