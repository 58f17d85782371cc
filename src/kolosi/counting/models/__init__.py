"""Tables of figures: frozen sets, and what stands behind them."""

from kolosi.counting.models.frozen import Frozen, FrozenChildren, FrozenFigure, FrozenRecord

__all__ = ["Frozen", "FrozenChildren", "FrozenFigure", "FrozenRecord"]
