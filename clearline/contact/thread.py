"""A conversation as one person sees it: what was said, by whom, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from clearline.contact import written
from clearline.contact.models import ASIDE, TRAVEL, Event, Feeling, Hiding, Message
from clearline.contact.outside.channel import LEAVES
from clearline.contact.seen import As, View
from clearline.registers.models import Person

# A message stands where it was sent; until then where it was last held or refused.
_SHOWN = (Event.Kind.SENT, Event.Kind.HELD, Event.Kind.REFUSED)
PAGE = 40


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a message on its way out of the building."""

    kind: str
    at: datetime
    says: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it is shown to one viewer."""

    id: UUID
    place: int
    at: datetime
    text: str
    author: Person | None  # None: the organisation itself
    is_mine: bool
    is_from_child: bool
    state: str  # the newest event of its own: sent, held, refused, turned_down, withdrawn
    state_at: datetime
    state_by: Person | None
    reason: str
    purpose: str | None
    corrects: UUID | None
    is_hidden: bool = False
    read_by: Person | None = None  # shown to a child of their own words only
    felt: str = ""
    channel: str = "in_app"
    # What left the building: the newest that is known of its way, in the order of its steps.
    travel: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A stretch of a conversation, the oldest first."""

    view: View
    said: tuple[Said, ...]
    has_older: bool
    newest: int  # the place to follow from: nothing after it is shown here


def read(view: View, *, before: int | None = None, length: int = PAGE) -> Thread:
    """Return the newest stretch, or the one before a place."""
    events = _visible(view)
    if before is not None:
        events = events.filter(place__lt=before)
    # One message may stand under several events (held, then sent); look a little further.
    rows = list(_placed(view, events)[: 2 * length + 1])
    where: dict[UUID, int] = {}
    for place, message, _ in rows:
        if message not in where and len(where) < length:
            where[message] = place
    has_older = any(message not in where for _, message, _ in rows)
    return Thread(view, _said(view, where), has_older, rows[0][2] if rows else -1)


def since(view: View, place: int) -> Thread:
    """Return what changed after a place: messages new or changed, each as it is now."""
    changed = view_events(view).filter(place__gt=place).values("message_id")
    rows = list(_placed(view, _visible(view).filter(message__in=changed)))
    where: dict[UUID, int] = {}
    for at, message, _ in rows:
        where.setdefault(message, at)
    return Thread(view, _said(view, where), has_older=False, newest=rows[0][2] if rows else place)


def view_events(view: View):  # type: ignore[no-untyped-def]
    """Return the events along a line that this viewer may know of."""
    events = Event.objects.filter(conversation=view.line.id)
    if view.as_ in {As.CHILD, As.HOLDER}:
        return events.filter(kind__in=[Event.Kind.SENT, Event.Kind.READ])
    # Who is told of a worry is another question than who may look along the line.
    events = events.exclude(kind__in=[Event.Kind.WORRY, Event.Kind.CRISIS])
    if view.sees_all:
        return events
    own = events.filter(message__author=view.person)
    return own | events.filter(kind__in=[Event.Kind.SENT, Event.Kind.READ, *TRAVEL])


def _visible(view: View):  # type: ignore[no-untyped-def]
    return view_events(view).filter(kind__in=_SHOWN)


def _placed(view: View, events):  # type: ignore[no-untyped-def]
    """Return where messages stand, the last first, with the newest place that is known of."""
    newest = view_events(view).order_by("-place").values("place")[:1]
    rows = events.order_by("-place").annotate(newest=Subquery(newest))
    return rows.values_list("place", "message_id", "newest")


def _said(view: View, where: dict[UUID, int]) -> tuple[Said, ...]:
    """Put messages together from their parts: a fixed number of queries, however many they are."""
    rows: QuerySet[Any] = Message.objects.filter(pk__in=where).select_related("author", "words")
    messages = list(rows.annotate(felt=Subquery(_felt(view))))
    # Words may have been destroyed in their time; the message stands without them.
    there = [message.words for message in messages if hasattr(message, "words")]
    texts = written.texts_of(there, view.line)
    last = _last_events(where)
    travels = _travels(view, messages)
    hidden = _hidden(where) if view.as_ is As.CHILD else set()
    reads = _reads(view, where)
    found = []
    for message in sorted(messages, key=lambda each: where[each.id]):
        event = last[message.id]
        found.append(
            Said(
                id=message.id,
                place=where[message.id],
                at=message.written_at,
                text=texts.get(message.id, ""),
                author=message.author,
                is_mine=message.author_id == view.person,
                is_from_child=message.direction == "inbound",
                state=event.kind,
                state_at=event.at,
                state_by=event.by,
                reason=event.reason,
                purpose=message.purpose,
                corrects=message.corrects_id,
                is_hidden=message.id in hidden,
                read_by=_reader(message, where[message.id], reads),
                felt=message.felt or "",
                channel=message.channel,
                travel=travels.get(message.id, ()),
            )
        )
    return tuple(found)


def _last_events(messages: Iterable[UUID]) -> dict[UUID, Event]:
    """Return the newest event of each message that says what became of it."""
    events = (
        Event.objects.filter(message__in=messages)
        .exclude(kind__in=ASIDE)
        .order_by("place")
        .select_related("by")
        .defer("facts", "answer")
    )
    return {event.message_id: event for event in events if event.message_id is not None}


def _hidden(messages: Iterable[UUID]) -> set[UUID]:
    hidings = Hiding.objects.filter(message__in=messages, shown_at=None)
    return set(hidings.values_list("message_id", flat=True))


def _travels(view: View, messages: Iterable[Message]) -> dict[UUID, tuple[Step, ...]]:
    """Return the steps of what left the building; of a child's page that says nothing."""
    away = [m.id for m in messages if m.channel in LEAVES and m.direction == "outbound"]
    if not away or view.as_ is As.CHILD:
        return {}
    found: dict[UUID, tuple[Step, ...]] = {}
    events = Event.objects.filter(message__in=away, kind__in=TRAVEL).order_by("place")
    for row in events.defer("facts", "answer"):
        step = Step(row.kind, row.at, row.reason)
        if row.message_id is not None:
            found[row.message_id] = (*found.get(row.message_id, ()), step)
    return found


def _reads(view: View, where: dict[UUID, int]) -> list[tuple[int, Person]]:
    """Return up to which place whom of staff has read; a child's own reading leaves no mark."""
    if view.as_ is not As.CHILD or not where:
        return []
    events = (
        Event.objects.filter(conversation=view.line.id, kind=Event.Kind.READ)
        .filter(place__gt=min(where.values()))
        .order_by("place")
        .select_related("by")
        .defer("facts", "answer")
    )
    return [(event.place, event.by) for event in events if event.by is not None]


def _reader(message: Message, place: int, reads: list[tuple[int, Person]]) -> Person | None:
    if message.direction != "inbound":
        return None
    return next((person for at, person in reads if at > place), None)


def _felt(view: View) -> QuerySet[Any, Any]:
    """Return how a message felt; the writer sees only what the child lets them, nobody else any."""
    said = Feeling.objects.filter(message=OuterRef("pk")).exclude(felt=Feeling.Felt.SKIPPED)
    if view.as_ is not As.CHILD:
        said = said.filter(shown_to_writer=True, message__author=view.person)
    return said.order_by("-said_at", "-pk").values("felt")[:1]
