"""Tells Django that the room is there."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web`."""

    name = "clearline.web"
