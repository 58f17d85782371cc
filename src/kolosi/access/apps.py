"""Access as Django knows it."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room of people and roles."""

    name = "kolosi.access"
