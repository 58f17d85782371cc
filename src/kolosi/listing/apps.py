"""The room of listings as Django knows it."""

from django.apps import AppConfig


class ListingConfig(AppConfig):
    """The room of listings: annexes as recorded, standings as computed, candidates of the Council's list."""

    name = "kolosi.listing"
