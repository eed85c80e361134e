"""What the gate answered to one message, and what has become of it since: for its answer page."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from clearline.access.caller import Caller
from clearline.contact import holds, laters, organisation, seen, written
from clearline.contact.holds import Turn
from clearline.contact.models import ASIDE, Event, Hold, Later, Message, Words
from clearline.contact.seen import View
from clearline.policy.facts import LONDON
from clearline.registers.models import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open hold: whose turn it is, and what the writer chose to wait for."""

    placed_at: datetime
    turn: Turn
    later: datetime | None  # the writer chose to have it decided afresh then
    for_hours: bool  # only the hour held it
    opens_at: datetime | None  # when the quiet hours end; None once they have


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
    last = next(event for event in reversed(events) if event.kind not in ASIDE)
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
    chosen = Later.objects.filter(message=OuterRef("message"), done_at=None).values("due_at")
    held: QuerySet[Any] = Hold.objects.filter(message__in=messages, ended_at=None)
    rows = list(held.select_related("message__conversation").annotate(later=Subquery(chosen[:1])))
    turns = holds.turns_of(rows, at=at)
    opens_at = _opens_at(at) if any(laters.may_choose(row) for row in rows) else None
    return {
        row.message_id: Waiting(
            row.placed_at,
            turns[row.pk],
            row.later,
            laters.may_choose(row),
            opens_at,
        )
        for row in rows
    }


def _opens_at(at: datetime) -> datetime | None:
    here = at.astimezone(LONDON)
    are_quiet = organisation.policy(at=at).are_quiet_at(here.hour * 60 + here.minute)
    return laters.opens_at(at=at) if are_quiet else None


def _text(row: Message, view: View) -> str:
    words: Words | None = getattr(row, "words", None)
    return written.texts_of([words], view.line)[row.pk] if words else ""
