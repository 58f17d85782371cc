"""Acts on incidents: telling them, and linking those that tell the same."""

from kolosi.incidents.operations.duplicates import link, unlink
from kolosi.incidents.operations.simulating import Invented, InventedState, simulate
from kolosi.incidents.operations.telling import HERE, Origin, complete, report, revise, withdraw

__all__ = [
    "HERE", "Invented", "InventedState", "Origin", "complete", "link", "report", "revise", "simulate", "unlink", "withdraw",
]  # fmt: skip
