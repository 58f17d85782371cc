"""Tables of figures: frozen sets with what stands behind them, and what was released to whom."""

from kolosi.counting.models.frozen import Frozen, FrozenChildren, FrozenFigure, FrozenRecord
from kolosi.counting.models.releases import CountedCell, Release, ReleasedCell

__all__ = [
    "CountedCell",
    "Frozen",
    "FrozenChildren",
    "FrozenFigure",
    "FrozenRecord",
    "Release",
    "ReleasedCell",
]
