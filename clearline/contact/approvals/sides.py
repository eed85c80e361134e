"""Which two people answer for one young person, and who stands in where one cannot."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from clearline.contact.approvals import known as behind
from clearline.contact.approvals.known import OF_AUTHORITY, Known
from clearline.contact.models import Side
from clearline.registers.models import (
    Child,
    Conflict,
    Home,
    Person,
    Post,
    Residence,
    Role,
)


@dataclass(frozen=True, slots=True)
class Answerer:
    """One of the two, in which role, and why it is they where it is not the usual one."""

    person: Person
    as_: Side
    why: str = ""


@dataclass(frozen=True, slots=True)
class Two:
    """Who answers for the home, and who for the authority, or who may be named to stand in."""

    home: Home | None
    first: Answerer | None
    second: Answerer | None
    may_stand_in: tuple[Answerer, ...] = ()


def of(child: Child, *, without: Collection[int], at: datetime) -> Two:
    """Return the two. Whoever asks and whoever would be in contact is never one of them."""
    known = behind.of([child.pk], at=at)
    conflicted = Conflict.objects.in_force(at).filter(child=child).values_list("person", flat=True)
    out = {*without, *conflicted}
    home = last_home(child)
    first = _first(home, known, out) if home else None
    also_out = out | ({first.person.pk} if first else set())
    second = _allocated(child, known, also_out)
    stand_in = () if second else tuple(_substitutes(child, home, known, also_out))
    return Two(home, first, second, stand_in)


def last_home(child: Child) -> Home | None:
    """Return the home in which a child lives, or lived last."""
    rows = Residence.objects.filter(child=child).select_related("home")
    last = rows.order_by("-from_on", "-pk").first()
    return last.home if last else None


def _first(home: Home, known: Known, out: Collection[int]) -> Answerer | None:
    managers = [p for p in known.posts if _manages(p, home)]
    for post in managers:
        if post.person_id not in out:
            return Answerer(post.person, Side.REGISTERED_MANAGER)
    why = "in place of the registered manager, who asks, is named or is too near"
    if not managers:
        why = "because the home has no registered manager"
    for post in known.posts:
        if _is_responsible(post, home) and post.person_id not in out:
            return Answerer(post.person, Side.RESPONSIBLE_INDIVIDUAL, why)
    return None


def _allocated(child: Child, known: Known, out: Collection[int]) -> Answerer | None:
    works = {post.person_id for post in known.posts if post.role in OF_AUTHORITY}
    for tie in known.given.get(child.pk, ()):
        if tie.person_id in works and tie.person_id not in out:
            return Answerer(tie.person, Side.ALLOCATED_WORKER)
    return None


def _substitutes(
    child: Child, home: Home | None, known: Known, out: Collection[int]
) -> Iterable[Answerer]:
    """Return who may be named: of the authority, or where it has nobody here whoever is above."""
    authority = known.authorities.get(child.pk)
    theirs = [p for p in known.posts if authority and _works_at(p, authority)]
    above = [p for p in known.posts if home is not None and _is_responsible(p, home)]
    free = [p for p in theirs if p.person_id not in out]
    free = free or [p for p in above if p.person_id not in out]
    once = {post.person_id: post.person for post in free}
    why = "in place of an allocated worker"
    return [Answerer(person, Side.SUBSTITUTE, why) for person in once.values()]


def _manages(post: Post, home: Home) -> bool:
    return post.role == Role.REGISTERED_MANAGER and post.home_id == home.pk


def _is_responsible(post: Post, home: Home) -> bool:
    return post.role == Role.RESPONSIBLE_INDIVIDUAL and post.home_id in {None, home.pk}


def _works_at(post: Post, authority: int) -> bool:
    return post.role in OF_AUTHORITY and post.authority_id == authority
