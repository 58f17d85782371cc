"""Statements and letters: what the Working Group agreed becomes the letters that carry it, and their replies."""
