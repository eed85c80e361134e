"""Who is around a line: each by name and as what, for the strip above it and the names in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from clearline.access.caller import Caller
from clearline.contact import allocated
from clearline.contact.lines import Line
from clearline.registers.models import (
    REVIEWS,
    Person,
    Post,
    Relationship,
    Role,
    Seat,
    SeatKind,
    Tie,
)

# Of somebody who is several things the first counts. A keyworker reads as staff of the home.
NEAREST_FIRST = (
    Role.REGISTERED_MANAGER.value,
    Role.DEPUTY_MANAGER.value,
    Role.RESPONSIBLE_INDIVIDUAL.value,
    Tie.KEYWORKER.value,
    allocated.SOCIAL_WORKER,
    allocated.PERSONAL_ADVISER,
    *SeatKind.values,
    Role.RESIDENTIAL_WORKER.value,
    Role.SAFEGUARDING_LEAD.value,
    Role.INSPECTOR.value,
)
_EVERYWHERE = (Role.RESPONSIBLE_INDIVIDUAL, Role.SAFEGUARDING_LEAD)
_OF_A_HOME = (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESIDENTIAL_WORKER)


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody who can read a line beside the child, and as what."""

    id: int
    name: str
    role: str


def of(line: Line, *, at: datetime) -> list[Around]:
    """Return who can read a line beside the child, the nearest first. One query.

    Whom this names is whom `seen.onlookers` names, which the child's pages ask.
    """
    found: dict[int, Around] = {}
    rows = sorted(_rows(line, at), key=lambda row: (NEAREST_FIRST.index(row[2]), row[1], row[0]))
    for person, name, role in rows:
        found.setdefault(person, Around(person, name, role))
    return list(found.values())


def person_of(caller: Caller) -> Person:
    """Return the caller as a person, for a verb that asks who does it."""
    return Person.objects.get(pk=caller.person_id)


def _rows(line: Line, at: datetime) -> Iterable[tuple[int, str, str]]:
    seats = Seat.objects.in_force(at)
    if line.is_protected:
        parts = [_named(seats.filter(pk=line.seat), "kind")]
    else:
        parts = [
            _named(seats.filter(child=line.child, kind__in=REVIEWS), "kind"),
            _named(allocated.of_child(line.child, at=at), "as_what"),
        ]
        if line.home is not None:
            parts += [_named(_posts(line.home, at), "role"), _named(_keyworkers(line, at), "kind")]
    first, *more = parts
    for person, known_as, name, role in first.union(*more, all=True):
        yield person, known_as or name, role


def _posts(home: int, at: datetime) -> QuerySet[Post]:
    everywhere = Q(home=None, role__in=_EVERYWHERE)
    here = Q(home=home, role__in=(*_OF_A_HOME, *_EVERYWHERE, Role.INSPECTOR))
    posts: QuerySet[Post] = Post.objects.in_force(at).filter(here | everywhere)
    return posts


def _keyworkers(line: Line, at: datetime) -> QuerySet[Relationship]:
    # Only of the home that the line is of: to be a keyworker alone opens no line.
    works_here = Q(person__posts__in=_posts(line.home or 0, at))
    ties = Relationship.objects.in_force(at).filter(works_here, child=line.child)
    found: QuerySet[Relationship] = ties.filter(kind=Tie.KEYWORKER)
    return found


def _named(rows: QuerySet[Any], role: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list("person_id", "person__known_as", "person__name", F(role))
