"""The rows of what waits to leave: put in, taken by one, given back, done. Under the head."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from clearline.contact.models import Conversation, Outgoing

State = Outgoing.State
OPEN = (State.WAITING, State.TAKEN)
# What somebody has to decide on: no carrier will try it again by itself.
TO_DECIDE = (State.UNDELIVERED, State.SET_ASIDE)
_ANEW = ("place", "state", "is_next", "due_at", "since", "tries", "lease", "theirs", "in_doubt")


class Leaving(NamedTuple):
    """A message that may leave, and the place of the event that says so."""

    message: UUID
    conversation: UUID
    channel: str
    place: int


def put(leaving: Sequence[Leaving], *, at: datetime) -> None:
    """Put messages in; one that had been held meanwhile begins anew."""
    rows = [
        Outgoing(
            message_id=each.message,
            conversation_id=each.conversation,
            channel=each.channel,
            place=each.place,
            state=State.WAITING,
            is_next=False,
            due_at=at,
            since=at,
        )
        for each in leaving
    ]
    Outgoing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["message"], update_fields=_ANEW
    )
    advance({each.conversation for each in leaving})


def advance(conversations: Collection[UUID]) -> None:
    """Mark the first of each conversation that is not done: it goes next, and none before it."""
    waiting = Outgoing.objects.filter(conversation=OuterRef("pk"), state__in=OPEN)
    first = Subquery(waiting.order_by("place").values("message")[:1])
    lines = Conversation.objects.filter(pk__in=conversations).annotate(first=first)
    firsts = [key for key in lines.values_list("first", flat=True) if key]
    Outgoing.objects.filter(pk__in=firsts, is_next=False).update(is_next=True)


def is_due(channel: str, *, at: datetime) -> bool:
    """Say whether anything waits to be tried now."""
    return _due(channel, at).exists()


def pull(channel: str, *, most: int, at: datetime) -> list[Outgoing]:
    """Return what is due: the first of each conversation, then those behind it, in order."""
    heads = list(_due(channel, at).order_by("due_at", "place")[:most])
    room = (most - len(heads)) // len(heads) if heads else 0
    found = list(heads)
    if room:
        for head in heads:
            found += _behind(head, at)[:room]
    return sorted(found, key=lambda row: row.place)


def _due(channel: str, at: datetime) -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(channel=channel, is_next=True, due_at__lte=at)


def _behind(head: Outgoing, at: datetime) -> QuerySet[Outgoing]:
    line = Outgoing.objects.filter(conversation=head.conversation_id, channel=head.channel)
    return line.filter(state__in=OPEN, is_next=False, due_at__lte=at).order_by("place")


def change(rows: Iterable[Outgoing]) -> None:
    """Write down how these stand now, and whose turn it is next."""
    changed = list(rows)
    for row in changed:
        row.is_next = row.is_next and row.state in OPEN
        row.lease = row.lease if row.state == State.TAKEN else None
    names = ("state", "is_next", "due_at", "tries", "lease", "carrier", "theirs", "in_doubt")
    Outgoing.objects.bulk_update(changed, names)
    advance({row.conversation_id for row in changed})


def of(messages: Collection[UUID]) -> dict[UUID, Outgoing]:
    """Return the rows of these messages."""
    return {row.message_id: row for row in Outgoing.objects.filter(pk__in=messages)}


def named(theirs: Collection[str], carrier: str) -> dict[str, UUID]:
    """Return which messages a carrier means by the names that it gave them."""
    rows = Outgoing.objects.filter(carrier=carrier, theirs__in=[each for each in theirs if each])
    return dict(rows.values_list("theirs", "message"))
