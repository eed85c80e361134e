"""Numbers in addresses: no longer than a key in the tables can be, else there is no such page."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class Key(IntConverter):
    """The number of a row."""

    regex = "[0-9]{1,18}"


def know() -> None:
    """Let addresses say `<key:…>`; before any of them is read."""
    register_converter(Key, "key")
