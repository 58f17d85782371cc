"""The room of figures as Django knows it."""

from django.apps import AppConfig


class CountingConfig(AppConfig):
    """The room of figures: counted, frozen, protected."""

    name = "kolosi.counting"
