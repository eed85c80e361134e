"""What a worker is to a child: read for many pairs at once, and of several which one counts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from clearline.policy.terms import Relationship
from clearline.registers import models, whereabouts
from clearline.registers.models import REVIEWS, Role, day_of
from clearline.registers.whereabouts import Stay

Pair = tuple[int, int]

# Where somebody is several things to a child the nearest counts: of it most is asked.
NEAREST_FIRST = (
    Relationship.KEYWORKER,
    Relationship.REGISTERED_MANAGER,
    Relationship.HOME_STAFF,
    Relationship.ALLOCATED_WORKER,
    Relationship.IRO,
)

_BY_POST = {
    Role.RESIDENTIAL_WORKER: Relationship.HOME_STAFF,
    Role.DEPUTY_MANAGER: Relationship.HOME_STAFF,
    Role.REGISTERED_MANAGER: Relationship.REGISTERED_MANAGER,
}


def counts(ties: Iterable[Relationship]) -> Relationship:
    """Return the one that counts."""
    held = set(ties)
    return next((tie for tie in NEAREST_FIRST if tie in held), Relationship.NONE)


def between(
    pairs: Collection[Pair],
    *,
    at: datetime,
    stayed: Mapping[int, list[Stay]] | None = None,
) -> Mapping[Pair, Relationship]:
    """Return what each person is to the child they are paired with. Four queries at most.

    Staff of a home in which the child has lived are its staff to them also after they left:
    whether they may then be in contact is another question (L1).
    """
    persons, children = {person for person, _ in pairs}, {child for _, child in pairs}
    if stayed is None:
        stayed = whereabouts.stays(children, on=day_of(at))
    given = _given(persons, children, at)
    at_homes = _at_homes(persons, at)
    return {
        (person, child): counts(
            [
                *given[person, child],
                *(tie for stay in stayed[child] for tie in at_homes[person, stay.home]),
            ]
        )
        for person, child in pairs
    }


def _given(
    persons: Collection[int], children: Collection[int], at: datetime
) -> Mapping[Pair, list[Relationship]]:
    """Return what was given to a worker with one child: a relationship, or the IRO's seat."""
    found: dict[Pair, list[Relationship]] = defaultdict(list)
    whom = {"person__in": persons, "child__in": children}
    for row in models.Relationship.objects.filter(**whom).in_force(at):
        found[row.person_id, row.child_id].append(Relationship(row.kind))
    for seat in models.Seat.objects.filter(kind__in=REVIEWS, **whom).in_force(at):
        found[seat.person_id, seat.child_id].append(Relationship.IRO)
    return found


def _at_homes(persons: Collection[int], at: datetime) -> Mapping[Pair, list[Relationship]]:
    """Return what each person is to the children of each home in which they hold a post."""
    found: dict[Pair, list[Relationship]] = defaultdict(list)
    posts = models.Post.objects.filter(person__in=persons, role__in=_BY_POST).in_force(at)
    for post in posts:
        found[post.person_id, post.home_id].append(_BY_POST[Role(post.role)])
    return found
