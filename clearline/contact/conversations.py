"""Conversations: opened once for each line, and found again."""

from datetime import datetime

from django.db import transaction

from clearline.contact import kept, sealed, wake
from clearline.contact.models import Conversation
from clearline.ledger import sequence
from clearline.registers.models import Child, Home, Seat


def with_home(child: Child, home: Home, *, at: datetime) -> Conversation:
    """Return the line between a child and a home, opened if it never was."""
    return _found_or_opened(at, lane="staff", child=child, home=home)


def with_authority(child: Child, *, at: datetime) -> Conversation:
    """Return the line between a child and their social worker or personal adviser."""
    return _found_or_opened(at, lane="authority", child=child)


def with_holder(seat: Seat, *, at: datetime) -> Conversation:
    """Return the private line between a child and whoever holds a seat the authority gave."""
    return _found_or_opened(at, lane="protected", child=seat.child, seat=seat)


def _found_or_opened(at: datetime, **line: object) -> Conversation:
    found = Conversation.objects.filter(**line).first()
    if found is not None:
        return found
    with transaction.atomic(), sequence.head():
        # Holding the head: of two who open the same line at once the second finds the first's.
        found = Conversation.objects.filter(**line).first()
        if found is None:
            found = Conversation(**line, opened_at=at)
            if found.lane == "protected":
                # The key is on the disk before anything can be sealed with it.
                sealed.make_key(found.id)
            found.save(force_insert=True)
            sequence.append([kept.CONVERSATION.entry(found)])
            opened = found.id
            transaction.on_commit(lambda: wake.line_opened(opened))
    return found
