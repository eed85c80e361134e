"""What a live stream shows, and to whom: places and kinds, never a word of what was said."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from clearline.access import sessions
from clearline.access.caller import Caller
from clearline.contact import seen
from clearline.contact.crises import people
from clearline.contact.found import worries
from clearline.contact.models import TRAVEL, Conversation, Crisis, CrisisStep, Event, Unplaced
from clearline.contact.outside import arrivals
from clearline.contact.seen import As, View
from clearline.contact.telling import notices
from clearline.contact.wake import Happening
from clearline.registers.models import Relationship, Role, Seat, Shift

_TOLD_OF_WORRIES = (
    Role.REGISTERED_MANAGER,
    Role.DEPUTY_MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL,
    Role.SAFEGUARDING_LEAD,
)
_FOR_CHILD = frozenset({Event.Kind.SENT.value, Event.Kind.READ.value})
_TRAVEL = frozenset(kind.value for kind in TRAVEL)


def shows(view: View, happening: Happening) -> bool:
    """Say whether this viewer may know of this. A worker knows of what waits only of their own."""
    if happening.kind in _FOR_CHILD:
        return True
    if happening.kind in {Event.Kind.WORRY, Event.Kind.CRISIS}:
        return False  # it has an alert of its own, for those who are told of it
    if view.as_ in {As.CHILD, As.HOLDER}:
        return False
    # How a message travels is told to all who can read it.
    return view.sees_all or happening.by == view.person or happening.kind in _TRAVEL


def view_of(session: bytes, conversation: UUID, *, at: datetime) -> View | None:
    """Return what whoever is behind a session may see of a conversation."""
    caller = sessions.caller_of(session, at)
    return seen.along(caller, conversation, at=at) if caller and not caller.is_shut else None


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


def newest_of(conversations: Collection[UUID]) -> int:
    """Return the place of the newest event in these conversations, or 0.

    The newest of all would tell whoever asks again and again when a child wrote elsewhere.
    """
    theirs = Event.objects.filter(conversation__in=conversations).order_by("-place")
    return theirs.values_list("place", flat=True).first() or 0


# The clocks of two machines differ, and a transaction takes its time.
_A_MOMENT = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Lately:
    """What was there a moment ago and had not been before, and no event tells."""

    lines: frozenset[UUID]
    texts: frozenset[UUID]


def lately(*, at: datetime) -> Lately:
    """Return which lines were opened a moment ago, and which texts came that wait for a person."""
    lines = Conversation.objects.filter(opened_at__gt=at - _A_MOMENT)
    texts = Unplaced.objects.filter(came_at__gt=at - _A_MOMENT, placed_at=None)
    return Lately(
        frozenset(lines.values_list("pk", flat=True)), frozenset(texts.values_list("pk", flat=True))
    )


def still_signed_in(digests: Collection[bytes], *, at: datetime) -> set[bytes]:
    """Return those of these sessions that are still in force."""
    callers = sessions.callers_of(digests, at)
    return {digest for digest, caller in callers.items() if not caller.is_shut}


# On these lines somebody is told of worries alone; nobody has this number.
WORRIES_ALONE = -1


def alerted(session: bytes, *, at: datetime) -> dict[UUID, int] | None:
    """Return the lines of which the caller may be told something: of writing, or of a worry.

    By line, the child at whose writing they are told: those of homes at which they are on.
    None: nobody of staff is calling.
    """
    caller = sessions.caller_of(session, at)
    if caller is None or caller.is_child or caller.is_shut:
        return None
    shifts = Shift.objects.on(at).filter(person=caller.person_id)
    of_homes = Conversation.objects.filter(home__in=shifts.values("home"))
    watched = dict.fromkeys(_watched(caller, at), WORRIES_ALONE)
    return watched | dict(of_homes.values_list("pk", "child"))


def _watched(caller: Caller, at: datetime) -> list[UUID]:
    """Return the lines a worry on which might be told to somebody who is not on shift."""
    homes = caller.homes_as(*_TOLD_OF_WORRIES)
    called = Shift.objects.running(at).filter(person=caller.person_id).values("home")
    here = Q(home__in=called) | Q(home__in=[home for home in homes if home is not None])
    if None in homes:
        here |= Q(home__isnull=False)
    if caller.homes_as(Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER, Role.REVIEWING_OFFICER):
        ties = Relationship.objects.in_force(at).filter(person=caller.person_id)
        seats = Seat.objects.in_force(at).filter(person=caller.person_id)
        own = Q(child__in=ties.values("child")) | Q(child__in=seats.values("child"))
        here |= Q(lane="authority") & own
    helped = CrisisStep.objects.filter(
        kind=CrisisStep.Kind.BROUGHT_IN, person=caller.person_id, crisis__ended_at=None
    )
    here |= Q(pk__in=helped.values("crisis__conversation"))
    return list(Conversation.objects.filter(here).values_list("pk", flat=True))


def alerts(lines: Mapping[UUID, int], happening: Happening) -> bool:
    """Say whether this is a child's writing on one of these lines."""
    is_sent = happening.kind == Event.Kind.SENT.value
    return is_sent and lines.get(happening.conversation) == happening.by


def is_worry(happening: Happening) -> bool:
    """Say whether this is a worry: whom it is told, is asked of `told_of_worry`."""
    return happening.kind == Event.Kind.WORRY.value


def is_crisis(happening: Happening) -> bool:
    """Say whether this is a step of a crisis: whom it is told, is asked of `told_of_crisis`."""
    return happening.kind == Event.Kind.CRISIS.value


def told_of_crisis(session: bytes, conversation: UUID, *, at: datetime) -> bool:
    """Say whether whoever is behind a session is told of what happens in a crisis on a line."""
    caller = sessions.caller_of(session, at)
    newest = Crisis.objects.filter(conversation=conversation).order_by("-declared_at").first()
    if caller is None or newest is None or people.place_of(caller, newest, at=at) is None:
        return False
    return people.is_told(caller.person_id, newest, at=at)


def text_waiting(session: bytes, *, at: datetime) -> UUID | None:
    """Return the newest text of which nobody knows whose it is, of the homes one is on for.

    Whoever manages a home is told of its texts too: at times nobody is on.
    """
    caller = sessions.caller_of(session, at)
    if caller is None or caller.is_child or caller.is_shut:
        return None
    on = Shift.objects.on(at).filter(person=caller.person_id)
    managed = caller.homes_as(Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER)
    # What came to no number of ours is for those who answer for a home.
    homes = {*on.values_list("home", flat=True), *managed, *([None] if managed else [])}
    newest_first = arrivals.waiting(homes).order_by("-came_at", "-pk")
    return newest_first.values_list("pk", flat=True).first()


def notice_waiting(session: bytes, *, at: datetime) -> int | None:
    """Return the newest deadline that the caller was told of lately, and has not seen."""
    caller = sessions.caller_of(session, at)
    if caller is None or caller.is_child or caller.is_shut:
        return None
    return notices.newest_unseen(caller.person_id, at=at)


def told_of_worry(session: bytes, message: UUID, *, at: datetime) -> bool:
    """Say whether whoever is behind a session is told of the worry in a message."""
    caller = sessions.caller_of(session, at)
    return caller is not None and worries.is_told(caller.person_id, message, at=at)
