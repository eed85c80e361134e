"""What a live stream shows, and to whom: places and kinds, never a word of what was said."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from clearline.access import sessions
from clearline.contact import seen
from clearline.contact.models import Conversation, Event
from clearline.contact.seen import As, View
from clearline.contact.wake import Happening
from clearline.registers.models import Shift

_FOR_CHILD = frozenset({Event.Kind.SENT.value, Event.Kind.READ.value})


def shows(view: View, happening: Happening) -> bool:
    """Say whether this viewer may know of this. A worker knows of what waits only of their own."""
    if happening.kind in _FOR_CHILD:
        return True
    if view.as_ in {As.CHILD, As.HOLDER}:
        return False
    return view.sees_all or happening.by == view.person


def view_of(session: bytes, conversation: UUID, *, at: datetime) -> View | None:
    """Return what whoever is behind a session may see of a conversation."""
    caller = sessions.caller_of(session, at)
    return seen.along(caller, conversation, at=at) if caller else None


def after(place: int, conversations: Collection[UUID]) -> list[Happening]:
    """Return what happened in these conversations after a place, in order."""
    rows = (
        Event.objects.filter(place__gt=place, conversation__in=conversations)
        .order_by("place")
        .values_list("place", "conversation_id", "kind", "message_id", "by_id")
    )
    return [Happening(*row) for row in rows]


def newest() -> int:
    """Return the place of the newest event; -1 when there is none."""
    last = Event.objects.order_by("-place").values_list("place", flat=True).first()
    return -1 if last is None else last


def still_signed_in(digests: Collection[bytes], *, at: datetime) -> set[bytes]:
    """Return those of these sessions that are still in force."""
    return set(sessions.callers_of(digests, at))


def alerted(session: bytes, *, at: datetime) -> dict[UUID, int] | None:
    """Return on which lines the caller is told when their child writes: of homes they are on at.

    By line, the child. None: nobody of staff is calling.
    """
    caller = sessions.caller_of(session, at)
    if caller is None or caller.is_child:
        return None
    shifts = Shift.objects.on(at).filter(person=caller.person_id)
    of_homes = Conversation.objects.filter(home__in=shifts.values("home"))
    return dict(of_homes.values_list("pk", "child"))


def alerts(lines: Mapping[UUID, int], happening: Happening) -> bool:
    """Say whether this is a child's writing on one of these lines."""
    is_sent = happening.kind == Event.Kind.SENT.value
    return is_sent and lines.get(happening.conversation) == happening.by
