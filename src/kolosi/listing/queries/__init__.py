"""Reads of listings, shaped as the pages need them."""
