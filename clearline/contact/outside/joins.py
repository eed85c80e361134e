"""Numbers that somebody says are a child's or their family's: said, made sure, or taken back."""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from clearline.contact import kept
from clearline.contact.models import Joining, Message, Unplaced
from clearline.contact.outside import arrivals, numbers, stops
from clearline.ledger import sequence
from clearline.registers import people
from clearline.registers.models import Child, Kind, Person
from clearline.registers.recorded import sure

SILENCE = timedelta(days=90)
How = Joining.Confirmed


class Refusal(StrEnum):
    """Why it was not written down."""

    NO_NUMBER = "no_number"
    SOMEBODY_ELSES = "somebody_elses"
    YOUR_OWN = "your_own"
    NOT_THEIRS = "not_theirs"
    GONE = "gone"


def join(
    address: str, child: Child, person: Person, *, by: Person, at: datetime
) -> Joining | Refusal:
    """Say that a number is this child's, or of this person of their family.

    What has come from it stands with the child from now on.
    """
    number = numbers.normal(address)
    if not number:
        return Refusal.NO_NUMBER
    with transaction.atomic(), sequence.head():
        there = Joining.objects.filter(channel="sms", address=number, ended_at=None).first()
        if there is not None:
            if there.person_id != person.pk or there.child_id != child.pk:
                return Refusal.SOMEBODY_ELSES
            arrivals.place(number, there, by=by, at=at)
            return there
        made = Joining.objects.create(
            channel="sms", address=number, child=child, person=person, said_at=at, said_by=by
        )
        sequence.append([kept.JOINING.entry(made)])
        arrivals.place(number, made, by=by, at=at)
    return made


def join_for(address: str, child: int, *, family: bool, by: int, at: datetime) -> Joining | Refusal:
    """Say that a number is a child's, or somebody's of their family who is not named yet."""
    found = Child.objects.select_related("person").get(pk=child)
    me = Person.objects.get(pk=by)
    with transaction.atomic():
        person = found.person
        if family:
            number = numbers.shown(numbers.normal(address))
            person = sure(people.add(f"Somebody at {number}", Kind.FAMILY, by=me, at=at))
        return join(address, found, person, by=me, at=at)


def child_of(joining: int) -> int | None:
    """Return whose child a number is said to belong to."""
    rows = Joining.objects.filter(pk=joining, ended_at=None)
    return rows.values_list("child", flat=True).first()


def confirm(joining: int, how: How, *, by: Person, at: datetime) -> Joining | Refusal:
    """Make a number sure: by the child in the app, by seeing it, or by a second person."""
    with transaction.atomic(), sequence.head():
        row = Joining.objects.filter(pk=joining, ended_at=None, confirmed_at=None).first()
        if row is None:
            return Refusal.GONE
        if how is How.SECOND and row.said_by_id == by.pk:
            return Refusal.YOUR_OWN
        if how is How.IN_APP and row.child_id != by.pk:
            return Refusal.NOT_THEIRS
        row.confirmed_at, row.confirmed_by, row.confirmed_how = at, by, how
        row.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_how"])
        sequence.append([kept.JOINING_CONFIRMED.entry(row)])
    return row


def wrong_person(joining: int, *, by: Person, at: datetime) -> bool:
    """Say that a number is somebody else's: nothing goes there any more."""
    with transaction.atomic(), sequence.head():
        row = Joining.objects.filter(pk=joining, ended_at=None).first()
        return row is not None and stops.end(row, Joining.Ending.WRONG_PERSON, by=by, at=at)


def lapse(*, at: datetime) -> int:
    """Let numbers be nobody's again from which nothing has come for 90 days."""
    since = at - SILENCE
    texts = Message.objects.filter(
        conversation__child=OuterRef("child"),
        author=OuterRef("person"),
        channel=OuterRef("channel"),
        written_at__gt=since,
    )
    came = Unplaced.objects.filter(address=OuterRef("address"), came_at__gt=since)
    silent = Joining.objects.filter(ended_at=None, said_at__lte=since).exclude(
        Exists(texts) | Exists(came)
    )
    ended = 0
    for row in silent.exclude(confirmed_at__gt=since):
        with transaction.atomic(), sequence.head():
            ended += stops.end(row, Joining.Ending.SILENCE, by=None, at=at)
    return ended


def of_children(children: Collection[int]) -> QuerySet[Joining]:
    """Return the numbers that are said to be these children's or their families', newest first."""
    rows = Joining.objects.filter(child__in=children, ended_at=None)
    named = rows.select_related("child__person", "person", "said_by", "confirmed_by")
    return named.order_by("-said_at", "-pk")


def to_confirm(child: int) -> Joining | None:
    """Return a number that somebody says is this child's own, and that they may say is theirs."""
    rows = of_children([child]).filter(person=F("child"), confirmed_at=None)
    return rows.first()
