"""The room of the thread as Django knows it."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """The room of the thread: no tables, only what other rooms answer, laid end to end."""

    name = "kolosi.thread"
