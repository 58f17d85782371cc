"""The counting rules, each numbered, with its source and its test; docs/counting.md lists them."""

from kolosi.counting.rules.freezing import Obstacle, obstacles_to_freezing

__all__ = ["Obstacle", "obstacles_to_freezing"]
