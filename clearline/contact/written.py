"""Writes down what was decided: message, words, event and ledger, all of them or none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from clearline.contact import kept, rows, sealed, wake
from clearline.contact.case import Case
from clearline.contact.lines import Line
from clearline.contact.models import Event, Hold, Message, Words
from clearline.contact.outside import queue
from clearline.contact.outside.channel import LEAVES
from clearline.contact.outside.queue import Leaving
from clearline.contact.wake import Happening, Told
from clearline.ledger.entry import Entry
from clearline.ledger.kept import new_salt
from clearline.ledger.sequence import Head
from clearline.policy.decision import Decision, Outcome
from clearline.policy.facts import Facts
from clearline.policy.request import facts_as_json

KIND_OF = {
    Outcome.ALLOW: Event.Kind.SENT,
    Outcome.HOLD: Event.Kind.HELD,
    Outcome.REFUSE: Event.Kind.REFUSED,
}
_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class NewMessage(NamedTuple):
    """A row of the table of messages, by its columns."""

    id: UUID
    conversation_id: UUID
    author_id: int | None
    direction: str
    channel: str
    purpose: str | None
    purpose_note: str
    corrects_id: UUID | None
    equipment_id: int | None
    written_at: datetime
    words_digest: str


class NewWords(NamedTuple):
    """A row of the table of words, by its columns."""

    message_id: UUID
    salt: bytes
    text: str | None
    sealed: bytes | None


class NewEvent(NamedTuple):
    """A row of the table of events, by its columns."""

    place: int
    conversation_id: UUID
    message_id: UUID | None  # nothing of a message: a crisis
    kind: str
    at: datetime
    by_id: int | None
    reason: str
    facts: str
    answer: str


@dataclass(slots=True)
class Page:
    """The rows of one batch, in the order of their places, until they are written in one go."""

    head: Head
    at: datetime
    messages: list[NewMessage] = field(default_factory=list)
    words: list[NewWords] = field(default_factory=list)
    events: list[NewEvent] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def message(self, case: Case) -> None:
        """Put down a new message with its words."""
        draft, line = case.draft, case.line
        words = _words(draft.id, draft.text, line)
        message = NewMessage(
            id=draft.id,
            conversation_id=line.id,
            author_id=case.person or None,
            direction="inbound" if case.is_inbound else "outbound",
            channel=draft.channel,
            purpose=draft.purpose,
            purpose_note=draft.purpose_note,
            corrects_id=draft.corrects,
            equipment_id=case.equipment,
            written_at=self.at,
            words_digest=kept.WORDS.digest_of(words),
        )
        self.messages.append(message)
        self.words.append(words)
        self.entries.append(kept.MESSAGE.entry(message))

    def event(
        self,
        kind: Event.Kind,
        of: tuple[UUID | None, UUID],
        *,
        by: int | None = None,
        reason: str = "",
        judged: tuple[Facts, Decision] | None = None,
    ) -> NewEvent:
        """Put down what happened to a message of a conversation, at the next place."""
        facts, answer = judged if judged is not None else (None, None)
        event = NewEvent(
            place=self.head.size + len(self.entries),
            conversation_id=of[1],
            message_id=of[0],
            kind=kind.value,
            at=self.at,
            by_id=by,
            reason=reason,
            facts=_plain(facts_as_json(facts)) if facts else "",
            answer=_plain(answer.as_answer()) if answer else "",
        )
        self.events.append(event)
        self.entries.append(kept.EVENT.entry(event))
        return event

    def leave(self, message: UUID, conversation: UUID, channel: str, *, place: int) -> None:
        """Let a message that may go leave the building, where its form does."""
        if channel in LEAVES:
            self.leaving.append(Leaving(message, conversation, channel, place))

    def hold(self, message: UUID, facts: Facts, decision: Decision) -> None:
        """Put down that a message waits for somebody else than its writer."""
        self.holds.append(
            Hold(
                message_id=message,
                rules=rules_of(decision),
                in_crisis=facts.in_crisis,
                placed_at=self.at,
            )
        )

    def write(self) -> None:
        """Write all of it. What is not in the ledger was not sent, and what was sent is in it."""
        first = self.head.size
        rows.insert(Message, NewMessage._fields, self.messages)
        rows.insert(Words, NewWords._fields, self.words)
        rows.insert(Event, NewEvent._fields, self.events)
        if self.holds:
            Hold.objects.bulk_create(self.holds)
            self.entries.extend(kept.HOLD.entries(self.holds))
        if self.leaving:
            queue.put(self.leaving, at=self.at)
        self.head.append(self.entries)
        told = Told(first, self.head.size, self._happenings())
        # Those who watch are told after the commit, and never of what was rolled back.
        transaction.on_commit(lambda: wake.tell(told))

    def _happenings(self) -> tuple[Happening, ...]:
        return tuple(
            Happening(e.place, e.conversation_id, e.kind, e.message_id, e.by_id)
            for e in self.events
        )


def rules_of(decision: Decision) -> list[dict[str, str | None]]:
    """Return what holds a message, as a hold keeps it."""
    return [{"rule": c.rule, "kind": c.finding.kind or None} for c in decision.reasons]


def _words(message: UUID, text: str, line: Line) -> NewWords:
    if line.is_protected:
        closed = sealed.seal(text, conversation=line.id, of=message)
        return NewWords(message, new_salt(), None, closed)
    return NewWords(message, new_salt(), text, None)


def texts_of(found: Iterable[Words], line: Line) -> dict[UUID, str]:
    """Return the words of some messages of one line, opened where they are sealed."""
    return {
        row.message_id: row.text
        if row.text is not None
        else sealed.unseal(bytes(row.sealed or b""), conversation=line.id, of=row.message_id)
        for row in found
    }
