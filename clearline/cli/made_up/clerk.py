"""Somebody who writes the made-up organisation down, through the same verbs as everybody."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Self, TypeVar

from clearline.registers.models import Child, Home, Person, PlacingAuthority, day_of
from clearline.registers.recorded import Unkept, sure

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Clerk:
    """Who writes, when, and from which moment they count."""

    by: Person
    wrote_at: datetime
    now: datetime

    def writes(self, verb: Callable[..., Kept | Unkept], *what: Any, **more: Any) -> Kept:
        """Have a verb keep something that must not be refused."""
        return sure(verb(*what, **{"by": self.by, "at": self.wrote_at, **more}))

    def as_(self, by: Person, *, at: datetime | None = None) -> Self:
        """Return somebody else who writes."""
        return replace(self, by=by, wrote_at=at or self.wrote_at)

    def day(self, days: int) -> date:
        """Return the day that is so many days from today."""
        return day_of(self.now) + timedelta(days=days)

    def born(self, years: int, *, days_ago: int) -> date:
        """Return the birthday of somebody who turned so many years old so many days ago."""
        then = self.day(-days_ago)
        return then.replace(year=then.year - years, day=min(then.day, 28))


def person(name: str) -> Person:
    """Return one of the made-up people by name: each is there once."""
    return Person.objects.get(name=name)


def child(name: str) -> Child:
    """Return one of the made-up children by name."""
    return Child.objects.select_related("person", "placing_authority").get(person__name=name)


def home(short_name: str) -> Home:
    """Return one of the made-up homes."""
    return Home.objects.get(short_name=short_name)


def authority(name: str) -> PlacingAuthority:
    """Return one of the made-up authorities."""
    return PlacingAuthority.objects.get(name=name)
