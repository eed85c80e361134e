"""The private lines that somebody holds: how each stands, and phones on which it is still shut."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from clearline.access.caller import Caller
from clearline.access.models import Device, Opening
from clearline.contact.models import Hold
from clearline.contact.overview import waiting
from clearline.contact.overview.waiting import Standing
from clearline.registers.models import REVIEWS, Person, Seat


@dataclass(frozen=True, slots=True)
class Held:
    """One seat of the caller's, the child on the other end, and how their line stands."""

    seat: Seat
    name: str
    called: str
    standing: Standing | None  # None: nothing was ever written on it
    shut_phones: int


def of(caller: Caller, *, at: datetime, only: int | None = None) -> list[Held]:
    """Return the caller's seats in force, by the child's name. Two queries."""
    held = Seat.objects.in_force(at).filter(person=caller.person_id)
    if only is not None:
        held = held.filter(pk=only)
    rows = list(
        held.select_related("child__person", "person")
        .annotate(shut_phones=Coalesce(Subquery(_shut_phones()), 0))
        .order_by("child__person__name", "pk")
    )
    standings = waiting.standings(Q(seat__in=[row.pk for row in rows]), caller.person_id)
    lines = {standing.line.seat: standing for standing in standings}
    return [
        Held(
            row,
            row.child.person.name,
            row.child.person.called,
            lines.get(row.pk),
            row.shut_phones,
        )
        for row in rows
    ]


def reviewed(held: Held) -> list[Standing]:
    """Return the open lines along which the holder may look: an IRO's, of the child they review."""
    if held.seat.kind not in REVIEWS:
        return []
    return waiting.of_children([held.seat.child_id], held.seat.person_id)


@dataclass(frozen=True, slots=True)
class Due:
    """A message on the authority's line that its reviewer must release or refuse."""

    message: UUID
    writer: str
    child: str
    held_at: datetime


def to_decide(caller: Caller, *, at: datetime) -> list[Due]:
    """Return what waits for the caller as reviewing officer, the oldest first. One query."""
    reviewed = Seat.objects.in_force(at).filter(person=caller.person_id, kind__in=REVIEWS)
    rows = Hold.objects.filter(
        ended_at=None,
        message__conversation__lane="authority",
        message__conversation__child__in=reviewed.values("child"),
    ).exclude(message__author=caller.person_id)
    rows = rows.select_related("message__author", "message__conversation__child__person")
    return [
        Due(
            row.message_id,
            _called(row.message.author),
            row.message.conversation.child.person.called,
            row.placed_at,
        )
        for row in rows.order_by("placed_at")
    ]


def _called(person: Person | None) -> str:
    return person.called if person else ""


def _shut_phones() -> QuerySet[Any, Any]:
    """Count the phones of a seat's child on which that seat's line is shut."""
    opened = Opening.objects.filter(device=OuterRef("pk"), seat=OuterRef(OuterRef("pk")))
    phones = Device.objects.filter(
        ~Exists(opened), ended_at=None, account__person=OuterRef("child")
    )
    return phones.order_by().values("account").annotate(count=Count("pk")).values("count")
