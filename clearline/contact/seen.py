"""Who may look along a conversation, as what: the only way to get one for a page."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from clearline.access import records
from clearline.access.caller import Caller
from clearline.access.models import Opening
from clearline.contact import allocated, lines
from clearline.contact.crises import people as helping
from clearline.contact.lines import Line
from clearline.registers.models import (
    REVIEWS,
    Child,
    Person,
    Post,
    Relationship,
    Role,
    Seat,
    SeatKind,
    Tie,
)

_HOME_STAFF = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)
_ALLOCATED = (Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)
_READERS = (Role.SAFEGUARDING_LEAD, Role.INSPECTOR)
_EVERYWHERE = (Role.RESPONSIBLE_INDIVIDUAL, Role.SAFEGUARDING_LEAD)
_REVIEWER = {
    SeatKind.IRO: "reviewing officer (IRO)",
    SeatKind.DUTY_IRO: "duty reviewing officer",
}
_MANAGERS = (Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


class As(StrEnum):
    """As what somebody looks along a line."""

    CHILD = "child"
    WRITER = "writer"  # may write; sees of what waits or was refused only their own
    OVERSEER = "overseer"  # a manager: may look at all of it, and write
    REVIEWER = "reviewer"  # the child's IRO: may look at all of it, and leaves a look
    READER = "reader"  # safeguarding lead or inspector: may look at all of it, leaves a look
    HOLDER = "holder"  # sits at the other end of a private line


@dataclass(frozen=True, slots=True)
class View:
    """One person's view along one line."""

    line: Line
    person: int
    as_: As

    @property
    def sees_all(self) -> bool:
        """Whether what waits or was refused is seen whoever wrote it."""
        return self.as_ in {As.OVERSEER, As.REVIEWER, As.READER}


def along(caller: Caller, conversation: UUID, *, at: datetime) -> View | None:
    """Return the caller's view of a conversation, or None: for them there is no such thing."""
    line = lines.of([conversation]).get(conversation)
    if line is None:
        return None
    as_ = _child(caller, line) if caller.is_child else _adult(caller, line, at)
    return View(line, caller.person_id, as_) if as_ else None


def _child(caller: Caller, line: Line) -> As | None:
    return As.CHILD if caller.person_id == line.child else None


def may_read(caller: Caller, view: View) -> bool:
    """Say whether the words may be shown on this device.

    A child's private lines stay shut on a new phone and after a new PIN, until the one at the
    other end has opened them; the child can write all the same.
    """
    if view.as_ is not As.CHILD or view.line.seat is None:
        return True
    return Opening.objects.filter(device=caller.device_id, seat=view.line.seat).exists()


def _adult(caller: Caller, line: Line, at: datetime) -> As | None:
    """Return the first of these that the caller is on this line; nobody sees by default."""
    if line.is_protected:
        return As.HOLDER if _holds(caller.person_id, line, at) else None
    person, child = caller.person_id, line.child
    if line.home is not None and caller.homes_as(*_MANAGERS) & {line.home, None}:
        return As.OVERSEER
    works_here = line.home is not None and line.home in caller.homes_as(*_HOME_STAFF)
    # The tie counts as long as the post behind it is held.
    allocated = caller.homes_as(*_ALLOCATED) and _is_allocated(person, child, at)
    if works_here or allocated:
        return As.WRITER
    return As.REVIEWER if _reviews(person, child, at) else _otherwise(caller, line, at)


def _otherwise(caller: Caller, line: Line, at: datetime) -> As | None:
    """Let who was brought in to a crisis write along the home's line while it lasts, or watch."""
    if line.home is None:
        return None
    if helping.is_helping(caller.person_id, line.child, at=at):
        return As.WRITER
    return As.READER if records.reads_home(caller, line.home) else None


def _holds(person: int, line: Line, at: datetime) -> bool:
    seat = Seat.objects.in_force(at).filter(pk=line.seat)
    return line.holder == person and bool(seat.exists())


def _is_allocated(person: int, child: int, at: datetime) -> bool:
    ties = Relationship.objects.in_force(at)
    return bool(ties.filter(person=person, child=child, kind=Tie.ALLOCATED_WORKER).exists())


def _reviews(person: int, child: int, at: datetime) -> bool:
    seats = Seat.objects.in_force(at)
    return bool(seats.filter(person=person, child=child, kind__in=REVIEWS).exists())


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody who can read a conversation, and why; their name is on it."""

    person: Person
    why: str


def onlookers(line: Line, *, at: datetime) -> list[Onlooker]:
    """Return who can read a line beside the child, by name: it is shown to both sides (C5, C1)."""
    if line.is_protected:
        seats = Seat.objects.in_force(at).filter(pk=line.seat).select_related("person")
        return [Onlooker(seat.person, seat.get_kind_display()) for seat in seats]
    found = [
        *_by_post(line, at),
        *(
            Onlooker(tie.person, tie.as_what.replace("allocated", "social").replace("_", " "))
            for tie in allocated.of_child(line.child, at=at).select_related("person")
        ),
        *(
            Onlooker(seat.person, _REVIEWER[SeatKind(seat.kind)])
            for seat in Seat.objects.in_force(at)
            .filter(child=line.child, kind__in=REVIEWS)
            .select_related("person")
        ),
    ]
    once = {each.person.pk: each for each in reversed(found)}
    return list(reversed(once.values()))


def _by_post(line: Line, at: datetime) -> list[Onlooker]:
    if line.home is None:
        return []
    posts = Post.objects.in_force(at).filter(role__in=(*_MANAGERS, *_HOME_STAFF, *_READERS))
    here = posts.filter(home__in=[line.home]) | posts.filter(home=None, role__in=_EVERYWHERE)
    return [
        Onlooker(post.person, post.get_role_display())
        for post in here.select_related("person").order_by("from_on", "pk")
    ]


def child_of(line: Line) -> Child:
    """Return the child of a line that somebody was given a view of."""
    return Child.objects.select_related("person").get(pk=line.child)
