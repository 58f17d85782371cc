"""Acts on figures: freezing what a product quotes."""

from kolosi.counting.operations.freezing import freeze

__all__ = ["freeze"]
