"""Tells Django that the room is there."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """The room `contact`."""

    name = "clearline.contact"
