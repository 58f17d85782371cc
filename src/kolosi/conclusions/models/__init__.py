"""The tables of conclusions: documents and their readings; asks; what is done about them; what travels in workbooks.

An `Ask` row is the present, kept for lists and search; its past is in tables that only grow (decision 0009).
"""

from kolosi.conclusions.models.asks import (
    Ask,
    AskAddressee,
    AskChannel,
    AskClause,
    AskTheme,
    AskVersion,
    Witnessed,
)
from kolosi.conclusions.models.documents import Clause, Document, DocumentState, Item, Reading
from kolosi.conclusions.models.exchange import HandOut, HandOutRow, Return, Settlement
from kolosi.conclusions.models.following import (
    Answer,
    Assessment,
    Assignment,
    Evidence,
    Milestone,
    Plan,
    Succession,
    Update,
)

__all__ = [
    "Answer",
    "Ask",
    "AskAddressee",
    "AskChannel",
    "AskClause",
    "AskTheme",
    "AskVersion",
    "Assessment",
    "Assignment",
    "Clause",
    "Document",
    "DocumentState",
    "Evidence",
    "HandOut",
    "HandOutRow",
    "Item",
    "Milestone",
    "Plan",
    "Reading",
    "Return",
    "Settlement",
    "Succession",
    "Update",
    "Witnessed",
]
