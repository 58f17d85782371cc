"""Reads of the room: incidents as told, and what was recorded of violations over time."""

from kolosi.incidents.queries.recorded import Child, Marks, Recorded, RecordedViolation, marks, recorded, stamp
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.telling import Telling, telling, tellings

__all__ = ["Child", "Marks", "Recorded", "RecordedViolation", "Telling", "marks", "recorded", "scope", "stamp", "telling", "tellings"]
