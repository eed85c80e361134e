"""What the authority's worker is to a child: their social worker, or a personal adviser."""

from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When

from clearline.registers.models import Post, Relationship, Role, Tie

SOCIAL_WORKER = Tie.ALLOCATED_WORKER.value
PERSONAL_ADVISER = Role.PERSONAL_ADVISER.value


def as_what(*, at: datetime) -> Case:
    """Return, for rows of who was given to whom, what each is by the post that they hold."""
    held = Post.objects.in_force(at).filter(person=OuterRef("person"))
    advises = held.filter(role=Role.PERSONAL_ADVISER)
    does_both = held.filter(role=Role.SOCIAL_WORKER)
    return Case(
        When(Exists(advises) & ~Exists(does_both), then=Value(PERSONAL_ADVISER)),
        default=Value(SOCIAL_WORKER),
        output_field=CharField(),
    )


def of_child(child: int, *, at: datetime) -> QuerySet[Any]:
    """Return who was given to a child by the authority, each with `as_what`."""
    ties = Relationship.objects.in_force(at).filter(child=child, kind=Tie.ALLOCATED_WORKER)
    found: QuerySet[Any] = ties.annotate(as_what=as_what(at=at))
    return found
