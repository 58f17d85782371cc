"""Parts of a whole as widths in percent, for the picture in `parts/shares.html`."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True)
class Share:
    """One part: where it starts and how wide it is, in percent of the whole, and what it counts."""

    start: float
    width: float
    tone: str
    label: str
    count: int


def shares(parts: Iterable[tuple[str, str, int]]) -> tuple[Share, ...]:
    """Return each (tone, label, count) with its place; parts of nothing have no width."""
    told = tuple(parts)
    counts = [count for _, _, count in told]
    whole = sum(counts) or 1
    starts = [0, *accumulate(counts)]
    return tuple(
        Share(
            start=round(100 * begun / whole, 3),
            width=round(100 * count / whole, 3),
            tone=tone,
            label=str(label),
            count=count,
        )
        for (tone, label, count), begun in zip(told, starts, strict=False)
    )
