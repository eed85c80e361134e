"""Who answers to whom, and so who is in the line of those who work with a child."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Unpack

from clearline.registers.models import (
    REVIEWS,
    AnswersTo,
    Child,
    Conflict,
    Person,
    Relationship,
    Seat,
    day_of,
)
from clearline.registers.recorded import Days, end, keep, refuse, verb


@verb
def begin(
    person: Person, to: Person, *, by: Person, at: datetime, **days: Unpack[Days]
) -> AnswersTo:
    """Say to whom somebody answers; nobody comes so into the line of a child whom they review."""
    new = AnswersTo(person=person, to=to, **{"from_on": day_of(at), **days})
    if person.pk in above([to.pk], at=at):
        raise refuse(f"{to} answers to {person} already.", field="to")
    below = _below(person.pk, at=at)
    theirs = Relationship.objects.filter(person__in=below).not_over(at).values("child")
    over = {to.pk, *above([to.pk], at=at)}
    _refuse_reviewers(over, theirs)
    return keep(new, by=by, at=at)


@verb
def stop(row: AnswersTo, *, on: date | None = None, by: Person, at: datetime) -> AnswersTo:
    """Say from which day on somebody no longer answers to another."""
    return end(row, on=on, by=by, at=at)


@verb
def conflict(
    person: Person, child: Child, reason: str, *, by: Person, at: datetime, **days: Unpack[Days]
) -> Conflict:
    """Say what stands between a worker and a child: from now on they do not review them."""
    new = Conflict(person=person, child=child, reason=reason, **{"from_on": day_of(at), **days})
    return keep(new, by=by, at=at)


@verb
def settle(row: Conflict, *, on: date | None = None, by: Person, at: datetime) -> Conflict:
    """Say that nothing stands between them any more; nobody says so of themselves."""
    if row.person == by:
        raise refuse("Somebody else must do this.")
    return end(row, on=on, by=by, at=at)


def above(people: Collection[int], *, at: datetime) -> set[int]:
    """Return everybody to whom these answer, however many steps away, now or to come."""
    return _walk(people, "person", "to", at=at)


def line_of(child: Child, *, at: datetime) -> set[int]:
    """Return who works with a child by being given to them, and everybody above those."""
    given = Relationship.objects.filter(child=child).not_over(at)
    workers = set(given.values_list("person", flat=True))
    return workers | above(workers, at=at)


def keep_apart(child: Child, person: Person, *, at: datetime) -> None:
    """Refuse to give a worker to a child whom they, or whom they answer to, review."""
    _refuse_reviewers({person.pk, *above([person.pk], at=at)}, [child.pk])


def _refuse_reviewers(people: Collection[int], children: Any) -> None:
    seats = Seat.objects.filter(person__in=people, child__in=children, kind__in=REVIEWS)
    found = seats.filter(ended_on=None).select_related("person", "child__person").first()
    if found is not None:
        raise refuse(
            f"{found.person} reviews {found.child}, and may not be in the line of those who"
            f" work with {found.child}."
        )


def _below(person: int, *, at: datetime) -> set[int]:
    return {person} | _walk([person], "to", "person", at=at)


def _walk(people: Collection[int], from_: str, to: str, *, at: datetime) -> set[int]:
    found: set[int] = set()
    edge = set(people)
    while edge:
        rows = AnswersTo.objects.filter(**{f"{from_}__in": edge}).not_over(at)
        edge = set(rows.values_list(to, flat=True)) - found
        found |= edge
    return found
