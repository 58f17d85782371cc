"""Armed forces and groups over time: names, alliances, splits, mergers; which party is the one of a given day."""
