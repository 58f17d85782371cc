"""Reads of the room: drafts from today's figures, and products as they were issued."""

from kolosi.reports.queries.drafts import LANGUAGES, Asked, draft
from kolosi.reports.queries.products import Head, Page, last_window, product, products, scope

__all__ = ["LANGUAGES", "Asked", "Head", "Page", "draft", "last_window", "product", "products", "scope"]
