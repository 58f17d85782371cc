"""Reads of the register: the list, one party as of a day, alliances, proposals."""

from kolosi.parties.queries.alliances import Alliances, Bar, alliances
from kolosi.parties.queries.book import Book, book, scope
from kolosi.parties.queries.leaving import leaving
from kolosi.parties.queries.proposals import Proposal, proposals
from kolosi.parties.queries.register import Row, Sought, choices, register
from kolosi.parties.queries.shapes import OfItsDay, PartyRef
from kolosi.parties.queries.sheet import Sheet, party, revision_of
from kolosi.parties.queries.striking import Fact, Strike, facts, strikes, waiting_strikes

__all__ = [
    "Alliances",
    "Bar",
    "Book",
    "Fact",
    "OfItsDay",
    "PartyRef",
    "Proposal",
    "Row",
    "Sheet",
    "Sought",
    "Strike",
    "alliances",
    "book",
    "choices",
    "facts",
    "leaving",
    "party",
    "proposals",
    "register",
    "revision_of",
    "scope",
    "strikes",
    "waiting_strikes",
]
