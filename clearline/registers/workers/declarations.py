"""What each worker declares once a year: where they are online, and whom here they know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min, QuerySet

from clearline.registers import organisation
from clearline.registers.library import reading
from clearline.registers.models import Declaration, Person, Post, day_of
from clearline.registers.recorded import keep, refuse, verb

# How long before the year is over somebody is reminded.
REMINDED = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Due:
    """How it stands with somebody: what they last declared, and by when they do again."""

    person: int
    last: Declaration | None
    on: date

    def is_late(self, at: datetime) -> bool:
        """Say whether it should have been declared before today."""
        return self.on < day_of(at)

    def is_near(self, at: datetime) -> bool:
        """Say whether it is time to be reminded, or past it."""
        return self.on <= day_of(at) + REMINDED


@verb
def declare(online: str, knows: str, *, by: Person, at: datetime) -> Declaration:
    """Declare for oneself; nobody does so for another, and nothing said before is overwritten."""
    if not reading.works_here(by, at=at):
        raise refuse("Only those who work here declare.")
    return keep(Declaration(person=by, online=online, knows=knows), by=by, at=at)


def due(person: Person, *, at: datetime) -> Due | None:
    """Return how it stands with somebody; None of whom it is not asked."""
    return due_of([person], at=at).get(person.pk)


def near(person: Person, *, at: datetime) -> Due | None:
    """Return how it stands with somebody who is to be reminded; one query where nobody is."""
    last = of(person.pk).first()
    if last is not None and not Due(person.pk, last, _day(last, day_of(at))).is_near(at):
        return None
    found = due(person, at=at)
    return found if found is not None and found.is_near(at) else None


def due_of(people: Collection[Person], *, at: datetime) -> dict[int, Due]:
    """Return how it stands with each of these who holds a post and works here. Two queries."""
    keys = [person.pk for person in people]
    # Who only comes to look holds a post, and does not work here; who leaves holds none.
    held = Post.objects.in_force(at).filter(person__in=keys, person__staff_member__isnull=False)
    since = held.values_list("person").annotate(Min("from_on"))
    said = Declaration.objects.filter(person__in=keys).order_by("recorded_at", "pk")
    last = {row.person_id: row for row in said}
    grace = timedelta(days=organisation.policy(at).acknowledgement_grace_days)
    return {
        key: Due(key, last.get(key), _day(last.get(key), first + grace)) for key, first in since
    }


def _day(last: Declaration | None, first: date) -> date:
    return first if last is None else _a_year_after(day_of(last.recorded_at))


def _a_year_after(day: date) -> date:
    # From 29 February it is 28 February: no year is longer than a year.
    short = min(day.day, 28) if day.month == 2 else day.day  # noqa: PLR2004 - February
    return day.replace(year=day.year + 1, day=short)


def late(people: Collection[Person], *, at: datetime) -> list[tuple[Person, Due]]:
    """Return who of these should have declared by now, who is late longest first."""
    names = {person.pk: person for person in people}
    found = (each for each in due_of(people, at=at).values() if each.is_late(at))
    return [(names[each.person], each) for each in sorted(found, key=lambda due: due.on)]


def of(person_id: int) -> QuerySet[Declaration]:
    """Return all that somebody ever declared, newest first."""
    return Declaration.objects.filter(person=person_id).order_by("-recorded_at", "-pk")
