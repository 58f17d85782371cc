"""Reads of the room: figures as known at any moment, frozen sets, and how they differ."""

from kolosi.counting.queries.cells import cells
from kolosi.counting.queries.corrections import Notice, corrections
from kolosi.counting.queries.extracts import Freshness, up_to_date
from kolosi.counting.queries.figures import Figures, Point, counted_behind, figures, question, trend
from kolosi.counting.queries.frozen import (
    FrozenCount,
    FrozenNumber,
    FrozenPage,
    FrozenSet,
    frozen,
    frozen_sets,
    quoting,
    restatements,
    scope,
)

__all__ = [
    "Figures", "Freshness", "FrozenCount", "FrozenNumber", "FrozenPage", "FrozenSet", "Notice", "Point", "cells", "corrections", "counted_behind", "figures",
    "frozen", "frozen_sets", "question", "quoting", "restatements", "scope", "trend", "up_to_date",
]  # fmt: skip
