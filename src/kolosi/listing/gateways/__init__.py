"""Annexes in files: sheets, Word, CSV, JSON, FollowTheMoney; the Council's list; pictures."""
