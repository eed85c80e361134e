"""A child's own marks on a conversation: how it felt, what is out of sight, whom they ask for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from clearline.contact import kept
from clearline.contact.models import Asking, Event, Feeling, Hiding, Message
from clearline.contact.seen import As, View
from clearline.ledger import sequence
from clearline.registers.models import Person


def felt(
    view: View, message: UUID, feeling: Feeling.Felt, *, at: datetime, to_writer: bool = False
) -> bool:
    """Say how a message felt. False: it was not sent to this child.

    The writer sees it only if the child says so.
    """
    if not _was_sent_to(view, message):
        return False
    row = Feeling(
        conversation_id=view.line.id,
        message_id=message,
        felt=feeling,
        shown_to_writer=to_writer and feeling != Feeling.Felt.SKIPPED,
        said_at=at,
    )
    with transaction.atomic():
        row.save(force_insert=True)
        sequence.append([kept.FEELING.entry(row)])
    return True


def _was_sent_to(view: View, message: UUID) -> bool:
    """Whether a child's view has this message in it, written by somebody else."""
    if view.as_ is not As.CHILD:
        return False
    sent = Event.objects.filter(conversation=view.line.id, message=message, kind=Event.Kind.SENT)
    return sent.exclude(message__author=view.person).exists()


def may_be_asked(view: View) -> bool:
    """Say whether to ask how it felt: once a conversation, and never again once skipped."""
    return view.as_ is As.CHILD and not Feeling.objects.filter(conversation=view.line.id).exists()


def hide(view: View, message: UUID, *, at: datetime) -> bool:
    """Put one of a child's own messages out of the child's sight. Staff see no mark of it."""
    if view.as_ is not As.CHILD or not _is_own(view, message):
        return False
    Hiding.objects.get_or_create(message_id=message, shown_at=None, defaults={"hidden_at": at})
    return True


def show(view: View, message: UUID, *, at: datetime) -> bool:
    """Bring it back."""
    if view.as_ is not As.CHILD or not _is_own(view, message):
        return False
    Hiding.objects.filter(message=message, shown_at=None).update(shown_at=at)
    return True


def _is_own(view: View, message: UUID) -> bool:
    own = Message.objects.filter(pk=message, conversation=view.line.id, author=view.person)
    return own.exists()


def ask(
    view: View,
    wants: Asking.Wants,
    *,
    at: datetime,
    note: str = "",
    message: UUID | None = None,
) -> Asking | None:
    """Ask for somebody else to talk to, or what something means."""
    if view.as_ is not As.CHILD:
        return None
    row = Asking(
        child_id=view.line.child,
        conversation_id=view.line.id,
        message_id=message,
        wants=wants,
        note=note[:500],
        asked_at=at,
    )
    with transaction.atomic():
        row.save(force_insert=True)
        sequence.append([kept.ASKING.entry(row)])
    return row


def answer(asking: Asking, *, by: Person, at: datetime) -> bool:
    """Say that somebody has dealt with it; of two who do, one is told yes."""
    with transaction.atomic():
        waiting = Asking.objects.filter(pk=asking.pk, answered_at=None)
        if waiting.update(answered_at=at, answered_by=by) != 1:
            return False
        asking.refresh_from_db()
        sequence.append([kept.ASKING_ANSWERED.entry(asking)])
    return True
