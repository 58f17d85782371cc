"""Incidents: what was alleged. A package, because other rooms have acts of the same names."""
