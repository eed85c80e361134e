"""Who works here, from when until when; what stands in the way of their being in contact."""

from datetime import date, datetime
from typing import Required, Unpack

from clearline.registers import people, posts
from clearline.registers.models import (
    Acknowledgement,
    AnswersTo,
    Document,
    Gender,
    Home,
    Kind,
    Person,
    Post,
    Rejoining,
    Relationship,
    Restriction,
    Role,
    Seat,
    Shift,
    StaffMember,
    day_of,
)
from clearline.registers.recorded import Days, end, go_on, keep, refuse, verb

# What somebody leaves: the work that they once began, or that for which they came back.
Work = StaffMember | Rejoining


@verb
def start(person: Person, *, on: date, by: Person, at: datetime) -> StaffMember:
    """Say from which day on somebody works for children."""
    return keep(StaffMember(person=person, started_on=on), by=by, at=at)


class Employed(Days, total=False):
    """In which role and home somebody works, and for how long."""

    gender: Gender | str
    role: Required[Role]
    home: Home


@verb
def employ(name: str, *, by: Person, at: datetime, **place: Unpack[Employed]) -> Person:
    """Write down somebody new with their post; with a last day they are gone by themselves."""
    person = go_on(people.add(name, Kind.STAFF, gender=place.get("gender", ""), by=by, at=at))
    from_on = place.get("from_on", day_of(at))
    go_on(start(person, on=from_on, by=by, at=at))
    held: posts.Place = {
        "home": place.get("home"),
        "from_on": from_on,
        "until_on": place.get("until_on"),
    }
    go_on(posts.appoint(person, place["role"], **held, by=by, at=at))
    return person


@verb
def rejoin(person: Person, *, on: date, by: Person, at: datetime) -> Rejoining:
    """Say from which day on somebody who had left works here again."""
    before = newest(person)
    if before is None:
        raise refuse("They have never worked here.")
    if before.left_on is None or before.left_on > on:
        raise refuse("They have not left by then.", field="from_on")
    return keep(Rejoining(person=person, started_on=on), by=by, at=at)


@verb
def come_back(person: Person, *, by: Person, at: datetime, **place: Unpack[Employed]) -> Rejoining:
    """Write down that somebody who had left works here again, with the post that they have now.

    Posts, children and ways to sign in of before stay ended: what they have now is given anew.
    """
    on = place.get("from_on", day_of(at))
    again = go_on(rejoin(person, on=on, by=by, at=at))
    held: posts.Place = {
        "home": place.get("home"),
        "from_on": on,
        "until_on": place.get("until_on"),
    }
    go_on(posts.appoint(person, place["role"], **held, by=by, at=at))
    return again


def newest(person: Person) -> Work | None:
    """Return the newest stretch for which somebody has worked here, over or not."""
    again = Rejoining.objects.filter(person=person).order_by("-started_on", "-pk").first()
    return again or StaffMember.objects.filter(person=person).first()


def has_ever_left(person: Person, *, at: datetime) -> bool:
    """Say whether somebody has left by now, whether or not they came back."""
    return StaffMember.objects.filter(person=person, left_on__lte=day_of(at)).exists()


@verb
def leave(member: Work, *, on: date, by: Person, at: datetime) -> Work:
    """Say from which day on they do not: posts, relationships, places and shifts end with it."""
    for facts in (Post.objects, Relationship.objects, Seat.objects, AnswersTo.objects):
        for row in facts.filter(person=member.person_id, ended_on=None):
            # What was to begin later never does.
            end(row, on=max(on, row.from_on), by=by, at=at)
    still = Shift.objects.filter(person=member.person_id, cancelled_at=None, ends_at__gt=at)
    for shift in still.filter(starts_at__date__gte=on):
        end(shift, by=by, at=at)
    return end(member, on=on, by=by, at=at)


@verb
def acknowledge(document: Document, version: str, *, by: Person, at: datetime) -> Acknowledgement:
    """Say that one has read a version of a document. Nobody says so for another.

    What is read on a page is said by `library.reading`, of the version that counts.
    """
    new = Acknowledgement(person=by, document=document, version=version, at=at)
    return keep(new, by=by, at=at)


@verb
def restrict(person: Person, reason: str, *, by: Person, at: datetime) -> Restriction:
    """Keep a worker out of contact for now."""
    if person == by:
        raise refuse("Somebody else must do this.", field="person")
    return keep(Restriction(person=person, reason=reason, from_at=at), by=by, at=at)


@verb
def lift(restriction: Restriction, *, by: Person, at: datetime) -> Restriction:
    """Let a worker be in contact again."""
    if restriction.person == by:
        raise refuse("Somebody else must do this.", field="person")
    return end(restriction, by=by, at=at)
