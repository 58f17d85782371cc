"""Filters for the pages of judgement."""
