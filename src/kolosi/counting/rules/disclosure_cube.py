"""The one protected cube of a release: its cells and totals, which are small, and what a reader is shown of each.

All tables of a release are cut from its cube, so that no two of them tell the same number differently.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from itertools import product
from typing import NamedTuple

from kolosi.counting.rules.disclosure_audiences import ABOUT_CHILDREN, Audience, Zeros, bucket

ALL = "*"
DIMENSIONS = ("region", "party_kind", "sex", "age_band")


class Counted(NamedTuple):
    """How many units (R01) of a type stand in one finest cell: the quarter in which they occurred, where, by whom, whom."""

    type: str
    quarter: str
    region: str
    party_kind: str
    sex: str = ""
    age_band: str = ""
    number: int = 0


class Name(NamedTuple):
    """The name of a cell; `*` in a dimension is its total. `time` is a stretch of the release, or `*` for all of it."""

    type: str
    time: str
    region: str = ALL
    party_kind: str = ALL
    sex: str = ALL
    age_band: str = ALL

    @property
    def cut(self) -> tuple[str, ...]:
        """The dimensions that the cell does not add up over."""
        return tuple(one for one in DIMENSIONS if getattr(self, one) != ALL)

    @property
    def is_national(self) -> bool:
        """Whether it is the national total of its type."""
        return not self.cut


class Mark(StrEnum):
    """What a reader is shown of a cell."""

    NUMBER = "number"
    FEW = "few"  # 0 or fewer than the limit; where zeros are told: 1 or more, fewer than the limit
    HIDDEN = "hidden"  # not told, so that others cannot be worked out; it is the limit or more, where there is a limit


class Shown(NamedTuple):
    """One cell as it is told: its number, or that it is hidden; `limit` is the bound of what is few, 0 where none is told.

    `lowest` is the least that it can be, as far as it is told.
    """

    name: Name
    mark: Mark
    number: int | None
    limit: int
    lowest: int

    @property
    def highest(self) -> int | None:
        """The most that the cell can be, as far as it is told; nothing where no bound is told."""
        return self.limit - 1 if self.mark is Mark.FEW else self.number


def cube(counted: Collection[Counted], audience: Audience, quarters: Collection[str]) -> dict[Name, int]:
    """Return every cell and total of these quarters that the audience could be told, zeros too.

    Dimensions hold what `counted` names, be it with a zero.
    """
    apart = {
        one: {""} if one in ABOUT_CHILDREN else set[str]() for one in DIMENSIONS
    }  # incidents have neither
    values = {one: sorted({getattr(row, one) for row in counted} - apart[one]) for one in DIMENSIONS}
    stretches = sorted({bucket(one, audience.time) for one in quarters})
    times = [*stretches, ALL] if len(stretches) > 1 else stretches
    sums = Counter[Name]()
    for row in counted:
        for name in _names(row, audience, bucket(row.quarter, audience.time), wide=len(stretches) > 1):
            sums[name] += row.number
    found: dict[Name, int] = {}
    for type_code in sorted({row.type for row in counted}):
        for table in audience.tables_of(type_code):
            for time, *told in product(times, *([*values[one], ALL] for one in table)):
                name = Name(type_code, time)._replace(**dict(zip(table, told, strict=True)))
                found[name] = sums[name]
    return found


def _names(row: Counted, audience: Audience, stretch: str, *, wide: bool) -> set[Name]:
    """Return all cells in which a finest cell is added up."""
    return {
        Name(row.type, time)._replace(**dict(zip(table, told, strict=True)))
        for table in audience.tables_of(row.type)
        for time in ((stretch, ALL) if wide else (stretch,))
        for told in product(*((getattr(row, one), ALL) for one in table))
    }


def is_small(name: Name, number: int, audience: Audience) -> bool:
    """Say whether a number points at so few that the audience is not told it (the primary rule)."""
    if number == 0:
        return audience.protected and not name.is_national and audience.zeros is not Zeros.SHOWN
    return 0 < number < audience.limit(name.type)


def told(
    cells: Mapping[Name, int],
    audience: Audience,
    *,
    hidden: Collection[Name] = (),
    official: Collection[Name] = (),
    silent: Collection[str] = (),
) -> tuple[Shown, ...]:
    """Return the cells as the audience is told them: small ones as few, those `hidden` beside them, the rest as numbers.

    `official` cells are printed in reports already: they are told whatever they are. Of `silent` types nothing is told but
    numbers, not even that a hidden one is small.
    """

    def one(name: Name, number: int) -> Shown:
        limit = 0 if name.type in silent else audience.limit(name.type)
        if name in official or not (name in hidden or is_small(name, number, audience)):
            return Shown(name, Mark.NUMBER, number, limit, number)
        if limit and is_small(name, number, audience):
            return Shown(name, Mark.FEW, None, limit, int(not is_small(name, 0, audience)))
        return Shown(name, Mark.HIDDEN, None, limit, limit)

    return tuple(one(name, number) for name, number in sorted(cells.items()))


def hidden_share(shown: Iterable[Shown]) -> float:
    """Return how much of what is told is not a number, from 0 to 1."""
    marks = [one.mark is not Mark.NUMBER for one in shown]
    return sum(marks) / len(marks) if marks else 0.0


def advice(shown: Collection[Shown], audience: Audience) -> tuple[str, ...]:
    """Return what to add up, the most hiding first, where more is hidden than the profile finds useful; else nothing."""
    if not audience.protected or hidden_share(shown) <= audience.hidden_share:
        return ()
    shares = {
        one: hidden_share(cell for cell in shown if one in cell.name.cut)
        for one in DIMENSIONS
        if any(one in cell.name.cut for cell in shown)
    }
    if any(cell.name.time == ALL for cell in shown):
        shares["time"] = hidden_share(cell for cell in shown if cell.name.time != ALL)
    return tuple(sorted(shares, key=lambda one: -shares[one]))


def weight(name: Name, number: int) -> int:
    """Return what it costs readers not to be told this number: totals more than cells, large numbers more than small."""
    totals = len(DIMENSIONS) - len(name.cut) + (name.time == ALL)
    return 10 + 4 * totals + number.bit_length() + (100 if name.is_national else 0)
