"""What no carrier delivered: a person has it tried again, or lets it be and says why."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from clearline.access.caller import Caller
from clearline.contact import seen, written
from clearline.contact.models import Event, Outgoing
from clearline.contact.outside import queue
from clearline.contact.outside.queue import TO_DECIDE, State
from clearline.contact.seen import As
from clearline.ledger import sequence


class Refusal(StrEnum):
    """Why somebody could not decide."""

    DECIDED_ALREADY = "decided_already"
    NOT_YOURS = "not_yours"
    NO_REASON = "no_reason"


def waiting(homes: Collection[int]) -> QuerySet[Outgoing]:
    """Return what of these homes somebody must decide on, the longest waiting first."""
    rows = Outgoing.objects.filter(state__in=TO_DECIDE, conversation__home__in=homes)
    named = rows.select_related("message__author", "conversation__child__person")
    return named.order_by("since", "pk")


def try_again(message: UUID, *, by: Caller, at: datetime) -> Refusal | None:
    """Have it tried once more, from the beginning."""
    return _decide(message, Event.Kind.TRIED_AGAIN, by=by, reason="", at=at)


def let_be(message: UUID, *, by: Caller, reason: str, at: datetime) -> Refusal | None:
    """Try it no more."""
    if not reason.strip():
        return Refusal.NO_REASON
    return _decide(message, Event.Kind.LET_BE, by=by, reason=reason, at=at)


def _decide(
    message: UUID, kind: Event.Kind, *, by: Caller, reason: str, at: datetime
) -> Refusal | None:
    with transaction.atomic(), sequence.head() as head:
        row = Outgoing.objects.filter(pk=message, state__in=TO_DECIDE).first()
        if row is None:
            return Refusal.DECIDED_ALREADY
        view = seen.along(by, row.conversation_id, at=at)
        if view is None or view.as_ not in {As.WRITER, As.OVERSEER}:
            return Refusal.NOT_YOURS
        page = written.Page(head, at)
        page.event(kind, (row.message_id, row.conversation_id), by=by.person_id, reason=reason)
        row.state = State.STOPPED
        if kind is Event.Kind.TRIED_AGAIN:
            row.state, row.due_at, row.since, row.tries = State.WAITING, at, at, 0
            row.in_doubt = False
        queue.change([row])
        page.write()
    return None
