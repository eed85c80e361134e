"""Places in a child's private line, given by the placing authority, two people of it together."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Child, Person, Post, Seat, SeatKind, day_of
from clearline.registers.recorded import end, keep, refuse, set_once, verb


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
    told = {"from_on": day_of(at), **about}
    return keep(Seat(child=child, person=person, agreed_by=by, **told), by=by, at=at)


@verb
def second(seat: Seat, *, by: Person, at: datetime) -> Seat:
    """Agree to a seat as the second of two: from now on it counts."""
    _only_the_authority(seat.child, by, at)
    return set_once(seat, second_agreed_by=by, second_agreed_at=at)


@verb
def stop(seat: Seat, *, on: date | None = None, by: Person, at: datetime) -> Seat:
    """Say from which day on somebody no longer has a place; one person is enough for it."""
    _only_the_authority(seat.child, by, at)
    return end(seat, on=on, by=by, at=at)


def _only_the_authority(child: Child, by: Person, at: datetime) -> None:
    """Refuse anybody who is not of the placing authority, or who works in a home as well."""
    posts = Post.objects.filter(person=by).in_force(at)
    of_it = posts.filter(authority=child.placing_authority_id, authority__isnull=False)
    if not of_it.exists() or posts.exclude(home=None).exists():
        raise refuse("Only the authority that placed the child may do this.")
