"""Reads of the room: incidents as told, lists and pages of them, and what was recorded of violations over time."""

from kolosi.incidents.queries.gazetteer import PlaceFound, places_found
from kolosi.incidents.queries.points import Spot, Spots, points
from kolosi.incidents.queries.recorded import (
    Child,
    Marks,
    Recorded,
    RecordedViolation,
    marks,
    recorded,
    stamp,
)
from kolosi.incidents.queries.register import Found, Row, incidents
from kolosi.incidents.queries.scope import scope
from kolosi.incidents.queries.sheet import Sheet, incident
from kolosi.incidents.queries.sought import EVERY, Sought
from kolosi.incidents.queries.telling import Telling, telling, tellings
from kolosi.incidents.queries.titles import titles
from kolosi.incidents.queries.views import KeptView, kept_views

__all__ = [
    "EVERY", "Child", "Found", "KeptView", "Marks", "PlaceFound", "Recorded", "RecordedViolation", "Row", "Sheet", "Sought", "Spot", "Spots", "Telling", "incident",
    "incidents", "kept_views", "marks", "places_found", "points", "recorded", "scope", "stamp", "telling", "tellings", "titles",
]  # fmt: skip
