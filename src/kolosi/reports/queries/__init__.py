"""Reads of the room: drafts from today's figures, and products as they were issued."""

from kolosi.reports.queries.asking import Asked
from kolosi.reports.queries.drafts import LANGUAGES, draft
from kolosi.reports.queries.products import Head, Page, last_window, product, products, scope
from kolosi.reports.queries.released import settled

__all__ = [
    "LANGUAGES",
    "Asked",
    "Head",
    "Page",
    "draft",
    "last_window",
    "product",
    "products",
    "scope",
    "settled",
]
