"""The room of letters as Django knows it."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """The room of letters: drafted from what was agreed, cleared, sent, answered."""

    name = "kolosi.letters"
