"""Who holds which post, and who was given to which child."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import (
    REVIEWERS,
    Child,
    Home,
    Person,
    PlacingAuthority,
    Post,
    Rejoining,
    Relationship,
    Role,
    StaffMember,
    Tie,
    day_of,
)
from clearline.registers.recorded import Days, end, keep, refuse, verb
from clearline.registers.vetting import management, reviewing


class Place(TypedDict, total=False):
    """Where a post is, and for how long; at neither place it is for the whole organisation."""

    home: Home | None
    authority: PlacingAuthority | None
    from_on: date
    until_on: date | None


# They come to look, and go again.
FOR_A_TIME = (Role.INDEPENDENT_PERSON, Role.INSPECTOR)


@verb
def appoint(
    person: Person, role: Role, *, by: Person, at: datetime, **place: Unpack[Place]
) -> Post:
    """Give somebody a post; with a last day it ends by itself."""
    new = Post(person=person, role=role, **{"from_on": day_of(at), **place})
    if role in FOR_A_TIME and new.until_on is None:
        raise refuse("Say until which day: who comes to look has it for a time.", field="until_on")
    if role in REVIEWERS:
        found = reviewing.standing(person, on=max(new.from_on, day_of(at)))
        if not found.is_fit:
            raise refuse(found.why_not, field="role")
    return keep(new, by=by, at=at)


@verb
def stop(post: Post, *, on: date | None = None, by: Person, at: datetime) -> Post:
    """Say from which day on somebody no longer holds a post."""
    return end(post, on=on, by=by, at=at)


@verb
def give(
    child: Child, person: Person, kind: Tie, *, by: Person, at: datetime, **days: Unpack[Days]
) -> Relationship:
    """Give a worker to a child, as keyworker or as allocated worker."""
    new = Relationship(child=child, person=person, kind=kind, **{"from_on": day_of(at), **days})
    tables = (StaffMember, Rejoining)
    works = (table.objects.filter(person=person, left_on=None) for table in tables)
    if not any(stretch.exists() for stretch in works):
        raise refuse("They do not work here.", field="person")
    management.keep_apart(child, person, at=at)
    return keep(new, by=by, at=at)


@verb
def take_back(
    relationship: Relationship, *, on: date | None = None, by: Person, at: datetime
) -> Relationship:
    """Say from which day on a worker is no longer this to the child."""
    return end(relationship, on=on, by=by, at=at)
