"""The ledger as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room of the ledger."""

    name = "kolosi.ledger"
