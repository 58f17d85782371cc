"""The counting rules, each numbered, with its source and its test; docs/counting.md lists them."""

from kolosi.counting.rules.freezing import Obstacle, obstacles_to_freezing
from kolosi.counting.rules.releasing import (
    ReleaseObstacle,
    Wanted,
    obstacles_to_releasing,
    obstacles_to_trying,
)

__all__ = [
    "Obstacle",
    "ReleaseObstacle",
    "Wanted",
    "obstacles_to_freezing",
    "obstacles_to_releasing",
    "obstacles_to_trying",
]
