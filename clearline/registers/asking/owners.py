"""Who sees to something about a child: no task is anybody's."""

from datetime import datetime

from clearline.registers.models import Child, Person, Post, Relationship, Residence, Role, Tie

_ANSWER = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL)


def manager(child: Child, *, at: datetime) -> Person:
    """Return who answers for the child's home: the manager, the deputy, or whoever is above."""
    last = Residence.objects.filter(child=child).order_by("-from_on", "-pk").first()
    posts = Post.objects.in_force(at).filter(role__in=_ANSWER).select_related("person")
    here = [p for p in posts if p.home_id in {None, last.home_id if last else None}]
    ranked = sorted(here, key=lambda post: (_ANSWER.index(Role(post.role)), post.pk))
    if ranked:
        return Person.objects.get(pk=ranked[0].person_id)
    return Person.objects.get(pk=child.recorded_by_id)


def social_worker(child: Child, *, at: datetime) -> Person:
    """Return the child's social worker or personal adviser, or who answers for the home."""
    return _given(child, Tie.ALLOCATED_WORKER, at) or manager(child, at=at)


def keyworker(child: Child, *, at: datetime) -> Person:
    """Return the child's keyworker, or who answers for the home."""
    return _given(child, Tie.KEYWORKER, at) or manager(child, at=at)


def _given(child: Child, kind: Tie, at: datetime) -> Person | None:
    ties = Relationship.objects.filter(child=child, kind=kind).in_force(at)
    newest = ties.select_related("person").order_by("-from_on", "-pk").first()
    return newest.person if newest else None
