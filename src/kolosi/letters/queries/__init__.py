"""Reads of letters: what a viewer may see, shaped as the pages need it."""
