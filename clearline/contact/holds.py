"""Held messages: who has them, by when, and how they are let go, turned down or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from clearline.contact import afresh, written
from clearline.contact.draft import is_blank
from clearline.contact.models import Event, Hold, TurningDown
from clearline.ledger import sequence
from clearline.policy.decision import Outcome
from clearline.registers.models import REVIEWS, Person, Post, Role, Seat

# How long one person has a held message before the next has it too (contracts: holds have a clock).
TURN = timedelta(hours=4)
TURN_IN_CRISIS = timedelta(minutes=15)

# Who has it first, and who after that. Nobody is passed over for good: the last keeps it.
LADDER = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


class Refusal(StrEnum):
    """Why somebody could not decide on a held message."""

    UNKNOWN = "unknown"
    DECIDED_ALREADY = "decided_already"
    YOUR_OWN = "your_own"
    NOT_YOURS_TO_DECIDE = "not_yours_to_decide"
    NO_REASON = "no_reason"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has a held message now, and until when; empty names mean that the post is vacant."""

    who: tuple[Person, ...]
    role: Role
    until: datetime
    then: Role | None
    deciders: frozenset[int] = (
        frozenset()
    )  # whoever may decide at any time, whose turn it is or not


def turn_of(hold: Hold, *, at: datetime) -> Turn:
    """Say who has a held message. A post that nobody holds is passed over, and so is the writer."""
    return turns_of([hold], at=at)[hold.pk]


def turns_of(held: Sequence[Hold], *, at: datetime) -> dict[int, Turn]:
    """Say who has each of these, by the key of the hold. Two queries, however many they are."""
    deciders = _deciders(held, at)
    return {hold.pk: _turn(hold, deciders, at) for hold in held}


def _turn(hold: Hold, deciders: "_Deciders", at: datetime) -> Turn:
    span = TURN_IN_CRISIS if hold.in_crisis else TURN
    rungs = [(role, who) for role, who in _ladder(hold, deciders) if who]
    everybody = frozenset(person.pk for _, who in rungs for person in who)
    if not rungs:
        return Turn((), LADDER[-1], hold.placed_at + span, None)
    turns_gone = int((at - hold.placed_at) / span)
    index = min(turns_gone, len(rungs) - 1)
    role, who = rungs[index]
    then = rungs[index + 1][0] if index + 1 < len(rungs) else None
    return Turn(who, role, hold.placed_at + span * (turns_gone + 1), then, everybody)


@dataclass(frozen=True, slots=True)
class _Deciders:
    """Who holds the posts that decide, and who reviews the children of the authority's lines."""

    posts: Sequence[Post]
    seats: Sequence[Seat]


def _deciders(held: Sequence[Hold], at: datetime) -> _Deciders:
    lines = [hold.message.conversation for hold in held]
    reviewed = [line.child_id for line in lines if line.home_id is None]
    posts = Post.objects.in_force(at).filter(role__in=LADDER).select_related("person")
    seats = Seat.objects.in_force(at).filter(child__in=reviewed, kind__in=REVIEWS)
    return _Deciders(
        list(posts) if len(reviewed) < len(lines) else [],
        list(seats.select_related("person")) if reviewed else [],
    )


def _ladder(hold: Hold, deciders: _Deciders) -> list[tuple[Role, tuple[Person, ...]]]:
    """Return who may decide, role by role: the home's own; of the authority's line its reviewer."""
    line = hold.message.conversation
    writer = hold.message.author_id
    if line.home_id is None:
        reviewers = [seat.person for seat in deciders.seats if seat.child_id == line.child_id]
        return [(Role.REVIEWING_OFFICER, tuple(p for p in reviewers if p.pk != writer))]
    homes = {line.home_id, None}
    here = [p for p in deciders.posts if p.home_id in homes and p.person_id != writer]
    return [(role, tuple(p.person for p in here if p.role == role)) for role in LADDER]


def waiting(homes: set[int]) -> QuerySet[Hold]:
    """Return what somebody has yet to decide on at some homes, the oldest first."""
    # A sum has no index: few holds are open anywhere, and a home has years of messages.
    rows = waiting_anywhere().alias(home=F("message__conversation__home") + 0)
    return rows.filter(home__in=homes).select_related(
        "message__conversation__child__person", "message__author"
    )


def waiting_anywhere() -> QuerySet[Hold]:
    """Return what somebody has yet to decide on, the oldest first."""
    standing = TurningDown.objects.standing().filter(hold=OuterRef("pk"))
    rows = Hold.objects.filter(~Exists(standing), ended_at=None)
    return rows.select_related("message__conversation").order_by("placed_at", "pk")


def release(message: UUID, *, by: Person, reason: str, at: datetime) -> Outcome | Refusal:
    """Let a held message go, and decide it afresh: it is sent, or something new stops it."""
    return _decide(message, Event.Kind.RELEASED, by=by, reason=reason, at=at)


def turn_down(message: UUID, *, by: Person, reason: str, at: datetime) -> Outcome | Refusal:
    """Refuse a held message for good; its writer reads why. Pages begin it: see `refusals`."""
    return _decide(message, Event.Kind.TURNED_DOWN, by=by, reason=reason, at=at)


_ENDING = {
    Event.Kind.RELEASED: Hold.Ending.RELEASED,
    Event.Kind.TURNED_DOWN: Hold.Ending.TURNED_DOWN,
    Event.Kind.WITHDRAWN: Hold.Ending.WITHDRAWN,
}


def _decide(
    message: UUID, kind: Event.Kind, *, by: Person, reason: str, at: datetime
) -> Outcome | Refusal:
    """End the hold and what follows from that, together; of two who try at once one is told no."""
    with transaction.atomic(), sequence.head() as head:
        hold = to_decide(message, by=by, reason=reason, at=at)
        if isinstance(hold, Refusal):
            return hold
        page = written.Page(head, at)
        end(hold, kind, page, by=by.pk, reason=reason)
        outcome = Outcome.REFUSE
        if kind is Event.Kind.RELEASED:
            outcome = afresh.decide_again(hold.message, page)
        page.write()
    return outcome


def to_decide(message: UUID, *, by: Person, reason: str, at: datetime) -> Hold | Refusal:
    """Return the open hold on which this person may decide now, or why not. Under the head."""
    hold = _open_hold(message)
    if hold is None:
        return Refusal.UNKNOWN if _is_unknown(message) else Refusal.DECIDED_ALREADY
    return _refusal(hold, by, reason, at) or hold


def _is_unknown(message: UUID) -> bool:
    return not Hold.objects.filter(message=message).exists()


def end(hold: Hold, kind: Event.Kind, page: written.Page, *, by: int, reason: str) -> None:
    """End a hold as somebody decided, and let the writer know of it."""
    afresh.end_hold(hold, _ENDING[kind], page, by=by, reason=reason)
    page.event(kind, (hold.message_id, hold.message.conversation_id), by=by, reason=reason)


def withdraw(message: UUID, *, by: Person, at: datetime) -> Refusal | None:
    """Let a writer take back what still waits. It stays in the record as taken back."""
    with transaction.atomic(), sequence.head() as head:
        page = written.Page(head, at)
        hold = _open_hold(message)
        if hold is None:
            return Refusal.DECIDED_ALREADY
        if hold.message.author_id != by.pk:
            return Refusal.NOT_YOURS_TO_DECIDE
        end(hold, Event.Kind.WITHDRAWN, page, by=by.pk, reason="")
        page.write()
    return None


def _open_hold(message: UUID) -> Hold | None:
    waiting = Hold.objects.filter(message=message, ended_at=None)
    return waiting.select_related("message__conversation").first()


def _refusal(hold: Hold, by: Person, reason: str, at: datetime) -> Refusal | None:
    """Say why this person may not decide on this hold now."""
    if hold.message.author_id == by.pk:
        return Refusal.YOUR_OWN
    # Whoever is on the ladder may decide at any time; the clock says only whose turn it is.
    if by.pk not in {
        person.pk for _, who in _ladder(hold, _deciders([hold], at)) for person in who
    }:
        return Refusal.NOT_YOURS_TO_DECIDE
    if TurningDown.objects.standing().filter(hold=hold).exists():
        return Refusal.DECIDED_ALREADY
    return Refusal.NO_REASON if is_blank(reason) else None
