"""Writes down what was decided: message, words, event and ledger, all of them or none."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from clearline.contact import kept, sealed, wake
from clearline.contact.case import Case
from clearline.contact.lines import Line
from clearline.contact.models import Event, Hold, Message, Words
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


@dataclass(slots=True)
class Page:
    """The rows of one batch, in the order of their places, until they are written in one go."""

    head: Head
    at: datetime
    messages: list[Message] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def message(self, case: Case) -> None:
        """Put down a new message with its words."""
        draft, line = case.draft, case.line
        words = _words(draft.id, draft.text, line)
        message = Message(
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
        of: tuple[UUID, UUID],
        *,
        by: int | None = None,
        reason: str = "",
        judged: tuple[Facts, Decision] | None = None,
    ) -> Event:
        """Put down what happened to a message of a conversation, at the next place."""
        message, conversation = of
        event = Event(
            place=self.head.size + len(self.entries),
            conversation_id=conversation,
            message_id=message,
            kind=kind,
            at=self.at,
            by_id=by,
            reason=reason,
        )
        if judged is not None:
            event.facts = _plain(facts_as_json(judged[0]))
            event.answer = _plain(judged[1].as_answer())
        self.events.append(event)
        self.entries.append(kept.EVENT.entry(event))
        return event

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
        Message.objects.bulk_create(self.messages)
        Words.objects.bulk_create(self.words)
        Event.objects.bulk_create(self.events)
        if self.holds:
            Hold.objects.bulk_create(self.holds)
            self.entries.extend(kept.HOLD.entries(self.holds))
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


def _words(message: UUID, text: str, line: Line) -> Words:
    words = Words(message_id=message, salt=new_salt())
    if line.is_protected:
        words.sealed = sealed.seal(text, conversation=line.id, of=message)
    else:
        words.text = text
    return words


def texts_of(rows: Iterable[Words], line: Line) -> dict[UUID, str]:
    """Return the words of some messages of one line, opened where they are sealed."""
    return {
        row.message_id: row.text
        if row.text is not None
        else sealed.unseal(bytes(row.sealed or b""), conversation=line.id, of=row.message_id)
        for row in rows
    }
