"""Places as Django knows them."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The room of places."""

    name = "kolosi.places"
