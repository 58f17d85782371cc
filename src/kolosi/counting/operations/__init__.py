"""Acts on figures: freezing what a product quotes, releasing what an audience is told."""

from kolosi.counting.operations.freezing import freeze
from kolosi.counting.operations.releasing import release

__all__ = ["freeze", "release"]
