"""Invented worlds that the pages are measured on, and visits to them."""
