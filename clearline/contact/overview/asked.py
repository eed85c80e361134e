"""What children ask for beside their messages: somebody else, or what something means."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clearline.access.caller import Caller
from clearline.contact import marks
from clearline.contact.models import Asking
from clearline.contact.overview import around
from clearline.contact.seen import View


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that a child asked for and nobody has dealt with."""

    id: int
    child: int
    wants: str  # as the register calls it
    note: str
    at: datetime


def waiting() -> QuerySet[Asking]:
    """Return what was asked for on the lines of homes and nobody has dealt with."""
    open_ones = Asking.objects.filter(answered_at=None, conversation__lane="staff")
    return open_ones.exclude(wants=Asking.Wants.MEANING)


def open_of(children: Collection[int]) -> list[Wish]:
    """Return what these children ask for on the lines of the home, the oldest first. One query."""
    rows = waiting().filter(child__in=children)
    return [
        Wish(row.pk, row.child_id, row.wants, row.note, row.asked_at)
        for row in rows.order_by("asked_at", "pk")
    ]


def settle(wish: int, view: View, caller: Caller, *, at: datetime) -> bool:
    """Say that one has dealt with a wish; False where somebody has, or it is of another line."""
    row = Asking.objects.filter(pk=wish, conversation=view.line.id, answered_at=None).first()
    return row is not None and marks.answer(row, by=around.person_of(caller), at=at)
