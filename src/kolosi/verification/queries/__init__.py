"""Reads of the room: decisions in time for counting, the queue, one violation's dossier, receipts, policies."""

from kolosi.verification.queries.decided import (
    Correction,
    Decided,
    corrections,
    decided_incidents,
    finals,
    last_final,
    statuses,
    verdicts,
)
from kolosi.verification.queries.elsewhere import (
    DecidedInFile,
    Takeable,
    decided_in_file,
    files_decided_elsewhere,
)
from kolosi.verification.queries.policies import SituationPolicy, policies, policy_of, situation_policies
from kolosi.verification.queries.receipts import Receipt, receipts, receipts_count
from kolosi.verification.queries.story import Story, story
from kolosi.verification.queries.waiting import COUNTED, Part, Waiting, parts, queue

__all__ = [
    "COUNTED", "Correction", "Decided", "DecidedInFile", "Part", "Receipt", "SituationPolicy", "Story", "Takeable", "Waiting",
    "corrections", "decided_in_file", "decided_incidents", "files_decided_elsewhere", "finals", "last_final", "parts", "policies", "policy_of", "queue", "receipts",
    "receipts_count", "situation_policies", "statuses", "story", "verdicts",
]  # fmt: skip
