"""What the gate answered to one message, and what has become of it since: for its answer page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from clearline.access.caller import Caller
from clearline.contact import holds, laters, seen, written
from clearline.contact.holds import Turn
from clearline.contact.models import Event, Hold, Later, Message, Words
from clearline.contact.seen import View
from clearline.registers.models import Person

# What says nothing of how the message itself stands.
_ASIDE = (Event.Kind.READ, Event.Kind.RELEASED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open hold: whose turn it is, and what the writer chose to wait for."""

    placed_at: datetime
    turn: Turn
    later: datetime | None  # the writer chose to have it decided afresh then
    may_wait: bool  # only the hour holds it


@dataclass(frozen=True, slots=True)
class Answered:
    """One message with the newest decision on it, for its writer or an overseer."""

    id: UUID
    view: View
    author: Person
    text: str
    at: datetime
    purpose: str | None
    purpose_note: str
    state: str
    state_at: datetime
    state_by: Person | None
    reason: str
    facts: dict[str, Any]
    answer: dict[str, Any]
    waiting: Waiting | None

    @property
    def is_mine(self) -> bool:
        """Whether the viewer wrote it."""
        return self.author.pk == self.view.person


def of(caller: Caller, message: UUID, *, at: datetime) -> Answered | None:
    """Return a message of staff's with its answer; None for whoever may not see it as it stands."""
    found = Message.objects.filter(pk=message, direction="outbound", author__isnull=False)
    row = found.select_related("author", "words").first()
    view = seen.along(caller, row.conversation_id, at=at) if row else None
    if row is None or row.author is None or view is None:
        return None
    if row.author_id != view.person and not view.sees_all:
        return None
    events = list(Event.objects.filter(message=row).select_related("by").order_by("place"))
    last = next(event for event in reversed(events) if event.kind not in _ASIDE)
    judged = next((event for event in reversed(events) if event.answer), None)
    return Answered(
        id=row.pk,
        view=view,
        author=row.author,
        text=_text(row, view),
        at=row.written_at,
        purpose=row.purpose,
        purpose_note=row.purpose_note,
        state=last.kind,
        state_at=last.at,
        state_by=last.by,
        reason=last.reason,
        facts=json.loads(judged.facts) if judged else {},
        answer=json.loads(judged.answer) if judged else {},
        waiting=waiting_of([row.pk], at=at).get(row.pk) if last.kind == Event.Kind.HELD else None,
    )


def waiting_of(messages: Iterable[UUID], *, at: datetime) -> dict[UUID, Waiting]:
    """Return who has each of these that still wait, and until when."""
    rows = list(
        Hold.objects.filter(message__in=messages, ended_at=None).select_related(
            "message__conversation"
        )
    )
    if not rows:
        return {}
    chosen = Later.objects.filter(message__in=[row.message_id for row in rows], done_at=None)
    due = dict(chosen.values_list("message_id", "due_at"))
    return {
        row.message_id: Waiting(
            row.placed_at,
            holds.turn_of(row, at=at),
            due.get(row.message_id),
            laters.may_choose(row),
        )
        for row in rows
    }


def _text(row: Message, view: View) -> str:
    words: Words | None = getattr(row, "words", None)
    return written.texts_of([words], view.line)[row.pk] if words else ""
