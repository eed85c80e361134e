"""Names and families of a number of which somebody has still to say whose it is."""

from datetime import date
from typing import Any

from clearline.registers.brought_in import values
from clearline.registers.brought_in.tables.shape import Clerk, Given
from clearline.registers.models import PossibleMatch, Waiting, day_of

WHAT = "people"


def wait(row: Given, clerk: Clerk) -> None:
    """Keep a row until somebody has said whose number it is; it comes in with that word."""
    number = row["CHILD"].upper()
    told = {name: _written(value) for name, value in row.items() if value is not None}
    kept = Waiting.objects.filter(what=WHAT, number=number).first()
    rows = [each for each in kept.rows if each != told] if kept else []
    Waiting.objects.update_or_create(
        what=WHAT,
        number=number,
        defaults={
            "rows": [*rows, told],
            "as_of": day_of(clerk.at),
            "by": clerk.by,
            "sent_at": clerk.at,
        },
    )


def is_asked(number: str) -> bool:
    """Say whether somebody is still asked whose number this is."""
    return PossibleMatch.objects.filter(number=number.upper(), ended_at=None).exists()


def _written(value: Any) -> str:
    """Write a value down as a file has it, so that it is read the same again."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return values.written(value) if isinstance(value, date) else str(value)
