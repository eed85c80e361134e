"""Tells Django that the room is there."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The room `ledger`."""

    name = "clearline.ledger"
