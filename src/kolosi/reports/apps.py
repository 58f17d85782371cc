"""The room of products as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The room of products: drafted from figures, issued with a frozen set."""

    name = "kolosi.reports"
