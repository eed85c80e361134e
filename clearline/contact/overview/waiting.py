"""Who waits for an answer, since when, and what is unread: of many lines at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from clearline.contact.lines import Line
from clearline.contact.models import Conversation, Event

_NEVER = Value(-1, output_field=BigIntegerField())
_NONE = Value(0, output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class Standing:
    """How one line stands, seen by one of the staff's side."""

    line: Line
    home: str  # the short name of its home, if it has one
    holder: str  # who sits at the other end of a private line
    waiting_since: datetime | None  # the child wrote then, and no person has answered
    unread: int
    is_read: bool  # this reader has left a mark after the child's newest words
    last_at: datetime | None  # when either last wrote


def standings(lines: Q, person: int) -> list[Standing]:
    """Return how the lines that fit stand for one reader. One query, whatever their length."""
    return [_standing(row) for row in _rows(lines, person)]


def of_children(children: Collection[int], person: int) -> list[Standing]:
    """Return how the open lines of some children stand: their home's and their authority's."""
    return standings(Q(child__in=children, lane__in=("staff", "authority")), person)


def _rows(lines: Q, person: int) -> QuerySet[Any]:
    sent = Event.objects.filter(conversation=OuterRef("pk"), kind=Event.Kind.SENT)
    theirs = sent.filter(by=OuterRef("child"))
    # The organisation's own answer is nobody's: the child still waits.
    answers = sent.filter(~Q(by=OuterRef("child")), by__isnull=False)
    reads = Event.objects.filter(conversation=OuterRef("pk"), kind=Event.Kind.READ, by=person)
    # Looked for from the newest back, so the length of a conversation costs nothing.
    rows = Conversation.objects.filter(lines).annotate(
        answered=Coalesce(Subquery(_newest(answers, "place")), _NEVER),
        has_read=Subquery(_newest(reads, "place")),
        theirs=Subquery(_newest(theirs, "place")),
        last_at=Subquery(_newest(sent, "at")),
    )
    # Whoever has never looked has not read what nobody has answered yet, not years of it.
    rows = rows.alias(seen_to=Coalesce("has_read", "answered"))
    unanswered = theirs.filter(place__gt=OuterRef("answered")).order_by("place")
    unread = theirs.filter(place__gt=OuterRef("seen_to")).order_by().values("conversation")
    return (
        rows.annotate(
            waiting_since=Subquery(unanswered.values("at")[:1]),
            unread=Coalesce(Subquery(unread.annotate(count=Count("pk")).values("count")), _NONE),
        )
        .select_related("home", "seat__person")
        .order_by("opened_at", "pk")
    )


def _newest(events: QuerySet[Event], column: str) -> QuerySet[Any, Any]:
    newest: QuerySet[Any, Any] = events.order_by("-place").values(column)[:1]
    return newest


def _standing(row: Any) -> Standing:
    seat = row.seat
    return Standing(
        line=Line(
            row.pk,
            row.lane,
            row.child_id,
            row.home_id,
            row.seat_id,
            seat.person_id if seat else None,
        ),
        home=row.home.short_name if row.home else "",
        holder=seat.person.called if seat else "",
        waiting_since=row.waiting_since,
        unread=row.unread,
        is_read=row.theirs is None or (row.has_read or -1) > row.theirs,
        last_at=row.last_at,
    )
