"""Stands in for Django's own `flush`, which the tests call after each one that commits."""

from typing import Any

from django.core.management.commands import flush

from tests.emptying import pristine


class Command(flush.Command):
    """Set the database back, whatever its triggers say."""

    def handle(self, **options: Any) -> None:
        """Do it."""
        pristine.restore()
