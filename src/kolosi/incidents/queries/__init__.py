"""Reads of the room: incidents as told, lists and pages of them, and what was recorded of violations over time."""

from kolosi.incidents.queries.recorded import Child, RecordedViolation, marks, recorded
from kolosi.incidents.queries.register import EVERY, Found, Row, Sought, incidents
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.sheet import Sheet, incident
from kolosi.incidents.queries.telling import Telling, telling, tellings

__all__ = [
    "EVERY", "Child", "Found", "RecordedViolation", "Row", "Sheet", "Sought", "Telling", "incident", "incidents", "marks",
    "recorded", "scope", "telling", "tellings",
]  # fmt: skip
