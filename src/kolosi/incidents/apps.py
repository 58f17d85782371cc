"""The room of what was alleged: incidents, their violations, and all that is told of them."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Register the room's tables."""

    name = "kolosi.incidents"
