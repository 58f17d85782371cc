"""The room of commitments as Django knows it."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The room of commitments: signed, undertaken, claimed, verified, and held against what happens."""

    name = "kolosi.plans"
