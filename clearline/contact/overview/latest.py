"""The last few messages of a line of the open lanes, for a page that is about the child."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from clearline.contact.lines import Line
from clearline.contact.models import Event, Message


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that went."""

    id: UUID
    at: datetime
    text: str
    author: int | None  # None: the organisation itself
    name: str
    is_from_child: bool


def messages(line: Line, *, count: int) -> list[Heard]:
    """Return the last messages that went, the oldest first. One query."""
    sent = Event.objects.filter(conversation=line.id, kind=Event.Kind.SENT).order_by("-place")
    rows = sent.select_related("message__author", "message__words").defer("facts", "answer")
    heard = [_heard(row.at, row.message) for row in rows[:count] if row.message is not None]
    return heard[::-1]


def _heard(at: datetime, said: Message) -> Heard:
    words = getattr(said, "words", None)  # destroyed, once their time has come
    return Heard(
        id=said.pk,
        at=at,
        text=(words.text or "") if words else "",
        author=said.author_id,
        name=said.author.called if said.author else "",
        is_from_child=said.direction == "inbound",
    )
