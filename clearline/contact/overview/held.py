"""What waits for a manager: whole, with its words and reasons, and whose turn it is."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from clearline.contact import holds
from clearline.contact.holds import Turn
from clearline.contact.models import Event, Words
from clearline.registers.models import Person


@dataclass(frozen=True, slots=True)
class Held:
    """One message that somebody must release or refuse."""

    id: UUID
    conversation: UUID
    child: int
    child_called: str
    writer: Person
    text: str
    at: datetime
    purpose: str | None
    placed_at: datetime
    turn: Turn
    facts: dict[str, Any]
    answer: dict[str, Any]


def at_homes(homes: Collection[int], *, at: datetime) -> list[Held]:
    """Return what is held at these homes, the oldest first. Five queries, however many."""
    rows = list(holds.waiting(set(homes)))
    messages = [row.message_id for row in rows]
    texts = dict(Words.objects.filter(message__in=messages).values_list("message_id", "text"))
    judged = {
        message: (json.loads(facts), json.loads(answer))
        for message, facts, answer in Event.objects.filter(
            message__in=messages, kind=Event.Kind.HELD
        )
        .order_by("place")
        .values_list("message_id", "facts", "answer")
    }
    turns = holds.turns_of(rows, at=at)
    return [
        Held(
            id=row.message_id,
            conversation=row.message.conversation_id,
            child=row.message.conversation.child_id,
            child_called=row.message.conversation.child.person.called,
            writer=row.message.author,
            text=texts.get(row.message_id) or "",
            at=row.message.written_at,
            purpose=row.message.purpose,
            placed_at=row.placed_at,
            turn=turns[row.pk],
            facts=judged[row.message_id][0],
            answer=judged[row.message_id][1],
        )
        for row in rows
        if row.message.author is not None
    ]
