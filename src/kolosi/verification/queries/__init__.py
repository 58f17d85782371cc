"""Reads of the room: decisions in time for counting, the queue, one violation's story, receipts."""

from kolosi.verification.queries.decided import (
    Correction,
    Decided,
    corrections,
    decided_incidents,
    finals,
    last_final,
    statuses,
)
from kolosi.verification.queries.weighing import Seen, dossier, policy_of, sources_of

__all__ = [
    "Correction", "Decided", "Seen", "corrections", "decided_incidents", "dossier", "finals", "last_final", "policy_of",
    "sources_of", "statuses",
]  # fmt: skip
