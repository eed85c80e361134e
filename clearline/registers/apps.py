"""Tells Django that the room is there."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The room `registers`."""

    name = "clearline.registers"
