"""Places in a child's private line, given by the placing authority, two people of it together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict, Unpack

from django.db.models import QuerySet

from clearline.registers import people
from clearline.registers.models import (
    REVIEWS,
    Child,
    Kind,
    Person,
    PlacingAuthority,
    Post,
    Role,
    Seat,
    SeatKind,
    day_of,
)
from clearline.registers.recorded import end, go_on, keep, refuse, set_once, verb
from clearline.registers.vetting import reviewing


class About(TypedDict, total=False):
    """Whom they come from, by what reference, and for how long."""

    kind: SeatKind
    organisation: str
    reference: str
    from_on: date
    until_on: date | None


@verb
def propose(
    child: Child, person: Person, *, by: Person, at: datetime, **about: Unpack[About]
) -> Seat:
    """Agree to a seat as the first of two; until somebody seconds it, it does not count."""
    _only_the_authority(child, by, at)
    if Post.objects.filter(person=person).exclude(home=None).in_force(at).exists():
        raise refuse("Staff of a home have no place in the private line.", field="person")
    seat = Seat(child=child, person=person, agreed_by=by, **{"from_on": day_of(at), **about})
    if seat.kind in REVIEWS and (says := reviewing.why_not(person, child, at=at)):
        raise refuse(says, field="person")
    return keep(seat, by=by, at=at)


class Admitted(About, total=False):
    """Whom: somebody who is known, or the name of somebody new."""

    person: Person | None
    name: str


@verb
def admit(child: Child, *, by: Person, at: datetime, **admitted: Unpack[Admitted]) -> Seat:
    """Agree to a seat for somebody who is known, or for somebody new from outside."""
    person, name = admitted.pop("person", None), admitted.pop("name", "").strip()
    if (person is None) == (not name):
        raise refuse("Choose somebody, or write down a new name: one of the two.", field="person")
    if person is None:
        if admitted.get("kind") in REVIEWS:
            raise refuse("A reviewing officer is first written down as one.", field="name")
        person = go_on(people.add(name, Kind.COUNTERPART, by=by, at=at))
    about: About = {
        "kind": admitted["kind"],
        "organisation": admitted["organisation"],
        "reference": admitted["reference"],
        "from_on": admitted.get("from_on", day_of(at)),
        "until_on": admitted.get("until_on"),
    }
    return go_on(propose(child, person, by=by, at=at, **about))


@verb
def second(seat: Seat, *, by: Person, at: datetime) -> Seat:
    """Agree to a seat as the second of two: from now on it counts.

    With a reviewing officer the two agree to whoever has the duty at the authority, who stands in
    should the officer's standing lapse.
    """
    _only_the_authority(seat.child, by, at)
    if seat.kind in REVIEWS and (says := reviewing.why_not(seat.person, seat.child, at=at)):
        raise refuse(says)
    agreed = set_once(seat, second_agreed_by=by, second_agreed_at=at)
    if seat.kind == SeatKind.IRO:
        _stand_ins(agreed, by=by, at=at)
    return agreed


@verb
def stop(seat: Seat, *, on: date | None = None, by: Person, at: datetime) -> Seat:
    """Say from which day on somebody no longer has a place; one person is enough for it."""
    _only_the_authority(seat.child, by, at)
    return end(seat, on=on, by=by, at=at)


@verb
def stand_in(reviewed: Seat, *, at: datetime) -> list[Seat]:
    """Let who has the duty now stand in too, as the two agreed when they gave the seat."""
    if reviewed.second_agreed_by is None:
        raise refuse("Nobody has seconded this.")
    return _stand_ins(reviewed, by=reviewed.second_agreed_by, at=at)


def _stand_ins(reviewed: Seat, *, by: Person, at: datetime) -> list[Seat]:
    """Give a place to each who has the duty at the authority and none yet. Only inside a verb."""
    child, agreed = reviewed.child, {reviewed.agreed_by_id, by.pk}
    authority = child.placing_authority
    if authority is None:
        return []
    return [
        keep(_duty_seat(reviewed, person, authority, by=by, at=at), by=by, at=at)
        for person in _on_duty(authority, at)
        if person.pk not in agreed
        and not _has_duty_seat(child, person)
        and not reviewing.why_not(person, child, at=at)
    ]


def _duty_seat(
    reviewed: Seat, person: Person, authority: PlacingAuthority, *, by: Person, at: datetime
) -> Seat:
    return Seat(
        child=reviewed.child,
        person=person,
        kind=SeatKind.DUTY_IRO,
        organisation=authority.name,
        reference=f"Has the duty, and stands in for {reviewed.person.name}",
        from_on=day_of(at),
        agreed_by=reviewed.agreed_by,
        second_agreed_by=by,
        second_agreed_at=at,
    )


def _has_duty_seat(child: Child, person: Person) -> bool:
    seats = Seat.objects.filter(child=child, person=person, kind=SeatKind.DUTY_IRO)
    return seats.filter(ended_on=None).exists()


def _on_duty(authority: PlacingAuthority, at: datetime) -> Iterator[Person]:
    posts = Post.objects.filter(authority=authority, role=Role.DUTY_REVIEWING_OFFICER)
    for post in posts.in_force(at).select_related("person").order_by("pk"):
        yield post.person


def _only_the_authority(child: Child, by: Person, at: datetime) -> None:
    """Refuse anybody who is not of the placing authority, or who works in a home as well."""
    posts = Post.objects.filter(person=by).in_force(at)
    of_it = posts.filter(authority=child.placing_authority_id, authority__isnull=False)
    if not of_it.exists() or posts.exclude(home=None).exists():
        raise refuse("Only the authority that placed the child may do this.")


@dataclass(frozen=True, slots=True)
class CheckedBy:
    """Who of the authority looked at somebody before they got their place, and on what."""

    person: Person
    kind: SeatKind
    organisation: str
    reference: str
    first: Person
    second: Person
    since: date
    until: date | None
    # Who is stood in for, by whoever has the duty.
    instead_of: Person | None = None


def checked(child: Child, *, at: datetime) -> list[CheckedBy]:
    """Return who has a place in a child's private line now, and who checked: for the child."""
    rows = _with_people(Seat.objects.filter(child=child).in_force(at))
    lapsed = lapsed_reviewer(child, at=at)
    return [
        CheckedBy(
            row.person,
            SeatKind(row.kind),
            row.organisation,
            row.reference,
            row.agreed_by,
            row.second_agreed_by or row.agreed_by,
            row.from_on,
            row.until_on,
            lapsed.person if lapsed and row.kind == SeatKind.DUTY_IRO else None,
        )
        for row in rows
    ]


def lapsed_reviewer(child: Child, *, at: datetime) -> Seat | None:
    """Return the newest agreed seat of a reviewing officer that counts no more, if none counts."""
    agreed = Seat.objects.filter(child=child, kind=SeatKind.IRO)
    if agreed.in_force(at).exists():
        return None
    newest = agreed.exclude(second_agreed_at=None).filter(from_on__lte=day_of(at))
    return newest.select_related("person", "child__person").order_by("from_on", "pk").last()


def of_child(child: Child) -> QuerySet[Seat]:
    """Return every seat that was ever given or proposed for a child, newest first."""
    return _with_people(Seat.objects.filter(child=child)).order_by("-from_on", "-pk")


def _with_people(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    return seats.select_related("person", "agreed_by", "second_agreed_by", "child__person")
