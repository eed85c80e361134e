"""The conversations of some homes, the newest talk first, a page at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from clearline.contact.models import Conversation, Event, Hold

PAGE = 30


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation in the list; none of its words."""

    id: UUID
    child: str
    home: str
    last_at: datetime | None
    last_by: str
    held: int


def of_homes(homes: Collection[int], *, name: str = "", page: int = 1) -> tuple[list[Talk], bool]:
    """Return one page of them, and whether there are more. One query."""
    sent = Event.objects.filter(conversation=OuterRef("pk"), kind=Event.Kind.SENT).order_by(
        "-place"
    )
    held = Hold.objects.filter(message__conversation=OuterRef("pk"), ended_at=None)
    rows = Conversation.objects.filter(lane="staff", home__in=homes).annotate(
        last_at=Subquery(sent.values("at")[:1]),
        last_known_as=Subquery(sent.values("by__known_as")[:1]),
        last_name=Subquery(sent.values("by__name")[:1]),
        held=Subquery(
            held.order_by().values("message__conversation").annotate(n=Count("pk")).values("n")
        ),
    )
    if name:
        person = Q(child__person__name__icontains=name)
        rows = rows.filter(person | Q(child__person__known_as__icontains=name))
    first = (page - 1) * PAGE
    found = list(
        rows.select_related("child__person", "home").order_by("-last_at", "pk")[
            first : first + PAGE + 1
        ]
    )
    talks = [
        Talk(
            id=row.pk,
            child=row.child.person.name,
            home=row.home.short_name if row.home else "",
            last_at=row.last_at,
            last_by=row.last_known_as or row.last_name or "",
            held=row.held or 0,
        )
        for row in found[:PAGE]
    ]
    return talks, len(found) > PAGE
