"""Who has left a home or will leave one, and on which day."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from clearline.registers.models import Child, Residence, day_of
from clearline.registers.stretches import A_DAY, last_day


def leaves_on(child: Child) -> date | None:
    """Return the first day away of a child who has left their last home, or is known to leave."""
    return known([child.pk]).get(child.pk)


def has_left(child: Child, *, at: datetime) -> bool:
    """Say whether a child lived in one of our homes and lives in none now."""
    return child.pk in left([child.pk], at=at)


def left(children: Collection[int], *, at: datetime) -> Mapping[int, date]:
    """Return since which day each of these who lived with us lives in no home. One query."""
    today = day_of(at)
    return {child: day for child, day in known(children).items() if day <= today}


def known(children: Collection[int]) -> Mapping[int, date]:
    """Return the first day away of each of these of whom one is known. One query."""
    found: dict[int, date | None] = {}
    for row in Residence.objects.filter(child__in=children).order_by("from_on", "pk"):
        last = last_day(row)
        found[row.child_id] = last + A_DAY if last is not None else None
    return {child: day for child, day in found.items() if day is not None}
