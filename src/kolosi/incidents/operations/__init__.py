"""Acts on incidents: telling them, and linking those that tell the same."""

from kolosi.incidents.operations.bringing import File, bring_in, hand_out, map_sheet, submit
from kolosi.incidents.operations.duplicates import link, unlink
from kolosi.incidents.operations.following import close, reopen
from kolosi.incidents.operations.marking import mark, reindex
from kolosi.incidents.operations.simulating import Invented, InventedState, simulate
from kolosi.incidents.operations.telling import HERE, Origin, complete, report, revise, withdraw
from kolosi.incidents.operations.views import drop_view, keep_view

__all__ = [
    "HERE", "File", "Invented", "InventedState", "Origin", "bring_in", "close", "complete", "drop_view", "hand_out", "keep_view", "link", "map_sheet", "mark", "reindex", "reopen", "report", "revise", "simulate", "submit", "unlink", "withdraw",
]  # fmt: skip
