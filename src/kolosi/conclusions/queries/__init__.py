"""Reads of documents and asks: what a viewer may see, shaped as the pages need it."""
