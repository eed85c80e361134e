"""Tells Django that the room is there."""

from django.apps import AppConfig

from clearline.access.logs import keep_keys_out


class AccessConfig(AppConfig):
    """The room `access`."""

    name = "clearline.access"

    def ready(self) -> None:
        """Keep keys out of the log."""
        keep_keys_out()
