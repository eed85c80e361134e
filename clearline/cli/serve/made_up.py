"""The made-up organisation: only where nothing real is, and on this machine only."""

from pathlib import Path

from django.conf import settings
from django.db import transaction

from clearline import clock
from clearline.access import made_up as marker
from clearline.cli import made_up
from clearline.cli.serve.obstacle import HERE_ONLY, Obstacle
from clearline.registers.models import Person

_RECORD = "made-up-record"


def prepare(*, wanted: bool, here_only: bool) -> bool:
    """Fill it if it is wanted and not yet there; say whether this record is made up."""
    if (wanted or marker.lies()) and not here_only:
        raise Obstacle(HERE_ONLY)
    if not marker.lies() and Person.objects.exists() and _is_the_one():
        # Nobody in it is real: without the marker it would answer to the world, and wear no band.
        raise Obstacle(
            f"The record in {settings.DATA} is made up and can never become a real one, but its"
            " marker is gone. Name a new folder with --data."
        )
    if wanted and not marker.mark():
        raise Obstacle(
            f"{settings.DATA} holds a real record, and the made-up organisation is never put over"
            " one. Give it a folder of its own with --data."
        )
    if marker.lies():
        _fill()
    # Only now, and never later: a marker that is laid while a real record runs opens nothing.
    settings.MADE_UP = marker.lies()
    return marker.marked()


def _fill() -> None:
    """Write down who is missing; whoever is there already has a rota from today on."""
    with transaction.atomic():
        if Person.objects.exists() and not _is_the_one():
            # The marker would let anybody sign in as people who are real.
            raise Obstacle(
                f"{settings.DATA} is marked as made up, but the record in it is another."
                " Name another folder with --data, or the right database."
            )
        made_up.fill(at=clock.now(), talking=True)
        # Before the commit: a crash between the two leaves nobody, and it is filled again.
        _kept().write_text(_identity())


def _is_the_one() -> bool:
    return _kept().exists() and _kept().read_text() == _identity()


def _kept() -> Path:
    return Path(settings.DATA) / _RECORD


def _identity() -> str:
    """Return what tells this record from every other: who was written down first, and when."""
    first = Person.objects.earliest("pk")
    return f"{first.name} {first.recorded_at.isoformat()}\n"
