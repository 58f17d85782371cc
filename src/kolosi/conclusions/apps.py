"""The conclusions as Django knows them."""

from django.apps import AppConfig


class ConclusionsConfig(AppConfig):
    """The room of UN documents, their asks, and what becomes of them."""

    name = "kolosi.conclusions"
