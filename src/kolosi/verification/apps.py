"""Verification as Django knows it."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """The room in which violations are judged."""

    name = "kolosi.verification"
