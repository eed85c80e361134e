"""What was held or refused at some homes for its words: for whoever watches over safety."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from clearline.contact.models import Event, Message

# A worker's private life, what crosses a line with a child, and details that lead elsewhere.
OF_SAFETY = frozenset({"C4", "C6", "C7"})
MOST = 50


@dataclass(frozen=True, slots=True)
class Stopped:
    """One message of staff's that its words stopped; not the words."""

    id: UUID
    writer: str
    child: str
    home: str
    at: datetime
    state: str
    why: tuple[str, ...]


def at_homes(homes: Collection[int], *, since: datetime) -> list[Stopped]:
    """Return them, the newest first. One query."""
    found = (
        Event.objects.filter(
            conversation__home__in=homes,
            conversation__lane="staff",
            kind__in=(Event.Kind.HELD, Event.Kind.REFUSED),
            at__gte=since,
            message__author__isnull=False,
        )
        .select_related("message__author", "conversation__child__person", "conversation__home")
        .defer("facts")
        .order_by("-place")
    )
    rows = (_stopped(event, event.message) for event in found.iterator(200) if event.message)
    once = {row.id: row for row in rows if row.why}
    return list(once.values())[:MOST]


def _stopped(event: Event, message: Message) -> Stopped:
    reasons = json.loads(event.answer)["reasons"] if event.answer else []
    line, author = event.conversation, message.author
    return Stopped(
        id=message.pk,
        writer=author.called if author else "",
        child=line.child.person.called,
        home=line.home.short_name if line.home else "",
        at=event.at,
        state=event.kind,
        why=tuple(
            dict.fromkeys(
                each["why"]
                for each in reasons
                if each["rule"] == "wording" and each["clause"] in OF_SAFETY
            )
        ),
    )
