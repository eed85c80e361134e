"""Tells Django that the room is there."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "clearline.access"
