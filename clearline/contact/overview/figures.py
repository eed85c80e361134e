"""How much was written at some homes, and how soon it was answered: numbers, and no names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Q, QuerySet

from clearline.contact.models import Conversation, Event, Hold
from clearline.registers.models import Channel as Form
from clearline.registers.models import Permission, Residence

# What is asked of an answer: within ten minutes, an hour, or the day.
WITHIN = (timedelta(minutes=10), timedelta(hours=1), timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Way:
    """One way of keeping in touch: how much went each way along it."""

    channel: str
    from_children: int
    from_staff: int
    held: int
    refused: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of some homes, in one stretch of time."""

    ways: tuple[Way, ...]
    released: int
    turned_down: int
    still_held: int
    asked: int  # how often a child wrote and began to wait
    answered: tuple[int, ...]  # of those, within each of WITHIN
    unanswered: int
    children: int
    without_permission: tuple[tuple[str, int], ...]


def of_homes(homes: Collection[int], *, since: datetime, at: datetime) -> Figures:
    """Count. Six queries, however many homes and messages."""
    lines = Conversation.objects.filter(lane="staff", home__in=homes)
    events = Event.objects.filter(conversation__in=lines, at__gte=since, at__lte=at)
    ended = Hold.objects.filter(message__conversation__in=lines, ended_at__gte=since)
    waits = _waits(events)
    lives = Residence.objects.in_force(at).filter(home__in=homes)
    children = set(lives.values_list("child", flat=True))
    answered = [wait for wait in waits if wait is not None]
    return Figures(
        ways=tuple(_ways(events)),
        released=ended.filter(ending=Hold.Ending.RELEASED).count(),
        turned_down=ended.filter(ending=Hold.Ending.TURNED_DOWN).count(),
        still_held=Hold.objects.filter(message__conversation__in=lines, ended_at=None).count(),
        asked=len(waits),
        answered=tuple(sum(wait <= limit for wait in answered) for limit in WITHIN),
        unanswered=len(waits) - len(answered),
        children=len(children),
        without_permission=tuple(_without_permission(children, at)),
    )


def _ways(events: QuerySet[Event]) -> list[Way]:
    inbound = Q(message__direction="inbound")
    sent, held, refused = (
        Q(kind=kind) for kind in (Event.Kind.SENT, Event.Kind.HELD, Event.Kind.REFUSED)
    )
    rows = (
        # A step of a crisis is of no message.
        events.filter(message__isnull=False)
        .order_by()
        .values(channel=F("message__channel"))
        .annotate(
            from_children=Count("pk", filter=sent & inbound),
            # The organisation's own answer is nobody's.
            from_staff=Count("pk", filter=sent & ~inbound & Q(by__isnull=False)),
            held=Count("pk", filter=held),
            refused=Count("pk", filter=refused),
        )
    )
    return [Way(**row) for row in rows.order_by("channel")]


def _waits(events: QuerySet[Event]) -> list[timedelta | None]:
    """Return how long each wait of a child lasted; None for one that lasts still."""
    told = events.filter(kind=Event.Kind.SENT, by__isnull=False).order_by("conversation", "place")
    waits: list[timedelta | None] = []
    line, began = None, None
    for conversation, by, child, at in told.values_list(
        "conversation", "by", "conversation__child", "at"
    ):
        if conversation != line:
            waits += [None] if began else []
            line, began = conversation, None
        if by == child:
            began = began or at
        elif began:
            waits.append(at - began)
            began = None
    return [*waits, None] if began else waits


def _without_permission(children: set[int], at: datetime) -> list[tuple[str, int]]:
    """Return, form by form, for how many children nobody has said yes to it."""
    given = Permission.objects.in_force(at).filter(child__in=children)
    have: dict[str, set[int]] = {}
    for channel, child in given.values_list("channel", "child"):
        have.setdefault(channel, set()).add(child)
    return [
        (form.label, len(children) - len(have.get(form.value, ()))) for form in _ASKED if children
    ]


_ASKED: Sequence[Form] = (Form.IN_APP, Form.SMS, Form.VOICE_CALL, Form.VIDEO_CALL, Form.PHOTO)
