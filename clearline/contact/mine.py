"""The lines of one child: with their home, with the authority, and with each who holds a seat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from clearline.access.caller import Caller
from clearline.contact import allocated, conversations, lines, seen
from clearline.contact.models import Asking, Conversation, Feeling
from clearline.contact.models.conversation import Lane
from clearline.contact.seen import As, View
from clearline.registers import whereabouts
from clearline.registers.models import (
    REVIEWS,
    Child,
    Home,
    Person,
    Relationship,
    Seat,
    SeatKind,
    Tie,
    day_of,
)

Wants = Asking.Wants
Felt = Feeling.Felt
Kind = SeatKind
# By person: who it is, and what: "keyworker", "allocated_worker" or "personal_adviser".
Ties = dict[int, tuple[Person, str]]


@dataclass(frozen=True, slots=True)
class Mine:
    """One of a child's own lines, and who is at its other end."""

    view: View
    home: Home | None
    seat: Seat | None
    # What the authority's worker is, on the line with them.
    as_what: str = ""

    @property
    def id(self) -> UUID:
        """Return the conversation's own name."""
        return self.view.line.id

    @property
    def is_private(self) -> bool:
        """Whether nobody at the home can read it."""
        return self.view.line.is_protected


def all_of(caller: Caller, *, at: datetime) -> list[Mine]:
    """Return every line that is a child's now, each opened if it never was; home first."""
    child = Child.objects.select_related("person").get(pk=caller.person_id)
    there = _there(child)
    if _open_missing(child, there, at):
        there = _there(child)
    today = set(_seats(child, at))
    return [_mine(c, at) for c in sorted(there, key=_order) if c.seat is None or c.seat in today]


def one_of(caller: Caller, conversation: UUID, *, at: datetime) -> Mine | None:
    """Return one of a child's lines, or None: for them there is no such thing."""
    view = seen.along(caller, conversation, at=at)
    if view is None or view.as_ is not As.CHILD:
        return None
    found = Conversation.objects.select_related("home", "seat__person").get(pk=conversation)
    return _mine(found, at)


def ties(child: int, *, at: datetime) -> Ties:
    """Return who is the child's keyworker or social worker now, by person. One query."""
    given = Relationship.objects.in_force(at).filter(child=child).select_related("person")
    rows: Any = given.annotate(as_what=allocated.as_what(at=at))
    return {
        row.person_id: (row.person, row.kind if row.kind == Tie.KEYWORKER else row.as_what)
        for row in rows.order_by("-kind", "from_on")
    }


def reviewers(child: int, *, at: datetime) -> list[Person]:
    """Return the child's independent reviewing officer, who reads along at the home. One query."""
    seats = Seat.objects.in_force(at).filter(child=child, kind__in=REVIEWS)
    return [seat.person for seat in seats.select_related("person")]


def _order(found: Conversation) -> tuple[int, bool, datetime]:
    """Put the home first, then the authority, then the reviewing officer and whoever else."""
    others = found.seat is not None and found.seat.kind not in REVIEWS
    return Lane.values.index(found.lane), others, found.opened_at


def _there(child: Child) -> list[Conversation]:
    rows = Conversation.objects.filter(child=child).select_related("home", "seat__person")
    return list(rows.order_by("opened_at", "id"))


def _open_missing(child: Child, there: list[Conversation], at: datetime) -> bool:
    """Open what a child should have and has not; say whether anything was."""
    homes, seats = {c.home_id for c in there}, {c.seat_id for c in there}
    stayed = whereabouts.stays([child.pk], on=day_of(at))[child.pk]
    # The last is where they live or lived: it stays open to them after they left.
    home = stayed[-1].home if stayed else None
    missing = 0
    if home is not None and home not in homes:
        conversations.with_home(child, Home.objects.get(pk=home), at=at)
        missing += 1
    for seat in (s for s in _seats(child, at) if s.pk not in seats):
        conversations.with_holder(seat, at=at)
        missing += 1
    if not any(c.lane == "authority" for c in there) and _has_social_worker(child, at):
        conversations.with_authority(child, at=at)
        missing += 1
    return missing > 0


def _seats(child: Child, at: datetime) -> list[Seat]:
    """Return whoever has a place now; if no reviewing officer has, the line of the last stays."""
    seats = Seat.objects.filter(child=child).select_related("person", "child")
    now = list(seats.in_force(at))
    if not any(seat.kind in REVIEWS for seat in now):
        now += (
            seats.filter(kind=SeatKind.IRO).exclude(second_agreed_at=None).order_by("-from_on")[:1]
        )
    return now


def _has_social_worker(child: Child, at: datetime) -> bool:
    held = Relationship.objects.in_force(at).filter(child=child, kind=Tie.ALLOCATED_WORKER)
    return bool(held.exists())


def _mine(found: Conversation, at: datetime) -> Mine:
    line = lines.of([found.id])[found.id]
    given = allocated.of_child(line.child, at=at).first() if found.lane == "authority" else None
    as_what = given.as_what if given is not None else ""
    return Mine(View(line, line.child, As.CHILD), found.home, found.seat, as_what)
