"""Refusing a held message: said by somebody who may, and for a moment to be taken back by them.

Until the moment is over the message is held as before: its writer is told nothing that is then
no longer so. The saying and the taking back are facts of their own, and both are in the ledger.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from clearline.contact import holds, kept, written
from clearline.contact.holds import Refusal
from clearline.contact.models import Event, TurningDown
from clearline.ledger import sequence
from clearline.registers.models import Person

# Long enough to see that one's thumb slipped, short enough that the writer does not wait for it.
MOMENT = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Begun:
    """One refusal that can still be taken back: of which message, whose, to whom, and why."""

    message: UUID
    writer: str
    child: str
    reason: str


def begin(message: UUID, *, by: Person, reason: str, at: datetime) -> datetime | Refusal:
    """Refuse a held message, and say from when on that counts."""
    with transaction.atomic(), sequence.head():
        hold = holds.to_decide(message, by=by, reason=reason, at=at)
        if isinstance(hold, Refusal):
            return hold
        row = TurningDown.objects.create(
            hold=hold, reason=reason, begun_at=at, begun_by=by, due_at=at + MOMENT
        )
        sequence.append([kept.TURNING_DOWN.entry(row)])
    return row.due_at


def undo(message: UUID, *, by: Person, at: datetime) -> Refusal | None:
    """Take one's own refusal back: the message is held as if none had been said.

    It is too late from the moment on at which it counts, whether or not that is done yet.
    """
    with transaction.atomic(), sequence.head():
        standing = TurningDown.objects.standing().filter(hold__message=message)
        row = standing.filter(begun_at__lte=at, due_at__gt=at).first()
        if row is None:
            return Refusal.TOO_LATE
        if row.begun_by_id != by.pk:
            return Refusal.NOT_YOURS_TO_DECIDE
        TurningDown.objects.filter(pk=row.pk).update(undone_at=at)
        row.undone_at = at
        sequence.append([kept.TURNING_DOWN_UNDONE.entry(row)])
    return None


def settle_due(*, at: datetime) -> int:
    """Let the refusals count whose moment is over, each in a transaction of its own; how many."""
    due = TurningDown.objects.standing().filter(due_at__lte=at).order_by("due_at", "pk")
    return sum(_settle(pk, at=at) for pk in due.values_list("pk", flat=True))


def _settle(turning_down: int, *, at: datetime) -> bool:
    with transaction.atomic(), sequence.head() as head:
        rows = TurningDown.objects.standing().filter(pk=turning_down)
        row = rows.select_related("hold__message").first()
        # Its writer took the message back meanwhile, or another process was quicker.
        if row is None:
            return False
        page = written.Page(head, at)
        # Who refuses is who decided, though they may have left their post since.
        holds.end(row.hold, Event.Kind.TURNED_DOWN, page, by=row.begun_by_id, reason=row.reason)
        page.write()
    return True


def begun_by(person: int, *, at: datetime) -> list[Begun]:
    """Return what somebody has refused and can still take back, the newest first. One query."""
    rows = TurningDown.objects.standing().filter(begun_by=person, due_at__gt=at)
    rows = rows.select_related(
        "hold__message__author", "hold__message__conversation__child__person"
    )
    return [
        Begun(
            message=row.hold.message_id,
            writer=row.hold.message.author.called if row.hold.message.author else "",
            child=row.hold.message.conversation.child.person.called,
            reason=row.reason,
        )
        for row in rows.order_by("-begun_at", "-pk")
    ]


def has_begun(message: UUID, *, by: int, at: datetime) -> bool:
    """Say whether somebody has refused this one and can still take it back."""
    return any(each.message == message for each in begun_by(by, at=at))
