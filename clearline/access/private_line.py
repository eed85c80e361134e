"""On which of a child's phones their private lines are open, and how each phone came to be theirs.

A new phone, or a new PIN, may be somebody else's doing. So what the child and their IRO or
advocate wrote stays shut on it until that person, who knows the child, says that it is the child's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from clearline.access import kept
from clearline.access.caller import Caller
from clearline.access.models import Device, Link, LinkKind, Opening
from clearline.registers.models import Person, Seat

# For so long a child reads on the phone they had before that another was made theirs since.
TOLD_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Phone:
    """One of a child's phones: who gave the link for it, until when it counted, who opened it."""

    device: Device
    given_by: Person | None
    openings: tuple[Opening, ...]

    def is_open_for(self, seat_id: int) -> bool:
        """Say whether the line of this seat is open on it."""
        return any(opening.seat_id == seat_id for opening in self.openings)


def phones_of(child_id: int) -> list[Phone]:
    """Return every phone that was ever this child's, newest first: to be shown to child and IRO."""
    devices = Device.objects.filter(account__person=child_id).select_related("ended_by")
    links = Link.objects.filter(used_on__in=devices).select_related("made_by")
    given = {link.used_on_id: link.made_by for link in links}
    openings: dict[int, list[Opening]] = {}
    for opening in Opening.objects.filter(device__in=devices).select_related("opened_by"):
        openings.setdefault(opening.device_id, []).append(opening)
    return [
        Phone(device, given.get(device.pk), tuple(openings.get(device.pk, ())))
        for device in devices.order_by("-made_at", "-pk")
    ]


def renewed_since(caller: Caller, *, at: datetime) -> Phone | None:
    """Return the newest phone that was made this child's after the one in use, with a new PIN.

    It may be somebody else's doing, so the child is told where they are. One query.
    """
    here = Device.objects.filter(pk=caller.device_id).values("made_at")
    used = Link.objects.filter(
        kind=LinkKind.CHILD, account=caller.account_id, used_at__gt=at - TOLD_FOR
    )
    newer = used.filter(used_on__made_at__gt=here[:1], used_on__ended_at=None)
    link = newer.select_related("used_on", "made_by").order_by("-used_at", "-pk").first()
    if link is None or link.used_on is None:
        return None
    return Phone(link.used_on, link.made_by, ())


def seats_of(person_id: int, *, at: datetime) -> QuerySet[Seat]:
    """Return the seats that somebody holds now."""
    seats: QuerySet[Seat] = Seat.objects.in_force(at).filter(person=person_id)
    return seats.select_related("child__person")


def open_on(device_id: int, seat_id: int, *, by: Person, at: datetime) -> Opening | None:
    """Open one's own line on a child's phone; None where it is not theirs to open."""
    seat = seats_of(by.pk, at=at).filter(pk=seat_id).first()
    if seat is None:
        return None
    device = Device.objects.filter(
        pk=device_id, account__person=seat.child_id, ended_at=None
    ).first()
    if device is None:
        return None
    with transaction.atomic():
        said = {"opened_at": at, "opened_by": by}
        opening, is_new = Opening.objects.get_or_create(device=device, seat=seat, defaults=said)
        if is_new:
            kept.record(kept.OPENED, [opening])
    return opening
