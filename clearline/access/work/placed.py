"""What the authority that placed a child keeps: who has a place with them, and who reviews."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearline.access.caller import Caller
from clearline.registers.models import (
    Child,
    Person,
    PlacingAuthority,
    Post,
    Relationship,
    Role,
    Seat,
    Tie,
)

WORKS_FOR_IT = (Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER)


def authorities_of(caller: Caller) -> QuerySet[PlacingAuthority]:
    """Return the authorities for which the caller works with children."""
    found = (s.authority_id for s in caller.standings if s.role in WORKS_FOR_IT)
    keys = [key for key in found if key is not None]
    return PlacingAuthority.objects.filter(pk__in=keys).order_by("name")


def children_of(caller: Caller, *, at: datetime) -> QuerySet[Child]:
    """Return the children whose private line the caller sees to.

    Their own, those who have nobody, and those for whom they have agreed, or somebody has still
    to agree as the second.
    """
    given = Relationship.objects.filter(child=OuterRef("pk"), kind=Tie.ALLOCATED_WORKER)
    given = given.in_force(at)
    me = caller.person_id
    agreed = Q(second_agreed_at=None) | Q(agreed_by=me) | Q(second_agreed_by=me)
    seats = Seat.objects.filter(agreed, child=OuterRef("pk")).not_over(at)
    theirs = Child.objects.filter(placing_authority__in=authorities_of(caller))
    found = theirs.filter(Exists(given.filter(person=me)) | ~Exists(given) | Q(Exists(seats)))
    return found.select_related("person", "placing_authority").order_by("person__name")


def colleagues_of(caller: Caller, *, at: datetime) -> QuerySet[Person]:
    """Return who holds a post at the caller's authorities, but for the caller themselves."""
    held = Post.objects.filter(person=OuterRef("pk"), authority__in=authorities_of(caller))
    people = Person.objects.filter(Exists(held.not_over(at))).exclude(pk=caller.person_id)
    return people.order_by("name")
