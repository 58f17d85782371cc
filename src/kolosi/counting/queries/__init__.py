"""Reads of the room: figures as known at any moment, frozen sets, and how they differ."""

from kolosi.counting.gateways.behind import Attributed
from kolosi.counting.gateways.stretches import Stretch
from kolosi.counting.queries.attributed import attributed
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
from kolosi.counting.queries.releases import ReleaseHead, ReleasePage, cells_of, labels, protected, releases
from kolosi.counting.queries.stretches import stretches
from kolosi.counting.queries.trying import Exposed, Exposure, counted, exposure

__all__ = [
    "Attributed",
    "Exposed",
    "Exposure",
    "Figures",
    "Freshness",
    "FrozenCount",
    "FrozenNumber",
    "FrozenPage",
    "FrozenSet",
    "Notice",
    "Point",
    "ReleaseHead",
    "ReleasePage",
    "Stretch",
    "attributed",
    "cells",
    "cells_of",
    "corrections",
    "counted",
    "counted_behind",
    "exposure",
    "figures",
    "frozen",
    "frozen_sets",
    "labels",
    "protected",
    "question",
    "quoting",
    "releases",
    "restatements",
    "scope",
    "stretches",
    "trend",
    "up_to_date",
]  # fmt: skip
