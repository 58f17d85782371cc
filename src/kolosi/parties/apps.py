"""Parties as Django knows them."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """The room of parties to conflict."""

    name = "kolosi.parties"
