"""Every human of whom something is recorded, and what they are called."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Gender, Kind, Naming, Person
from clearline.registers.recorded import keep, keep_newest, verb


class About(TypedDict, total=False):
    """What else may be known of somebody."""

    known_as: str
    gender: Gender | str


@verb
def add(
    name: str, kind: Kind, *, by: Person | None, at: datetime, **about: Unpack[About]
) -> Person:
    """Write down somebody new. The first person of an organisation is written down by nobody."""
    return put(Person(name=name, kind=kind, **about), by=by, at=at)


@verb
def rename(
    person: Person, name: str, *, by: Person, at: datetime, **about: Unpack[About]
) -> Person:
    """Say what somebody is called from now on; what they were called before is kept."""
    told: About = {"known_as": person.known_as, "gender": person.gender, **about}
    return keep_newest(Naming(person=person, name=name, **told), of=person, by=by, at=at)


def one(key: int) -> Person:
    """Return somebody who is known to be there, as the one who does something."""
    return Person.objects.get(pk=key)


def all_of(keys: Iterable[int]) -> list[Person]:
    """Return these, by name."""
    return list(Person.objects.filter(pk__in=keys).order_by("name", "pk"))


def put(person: Person, *, by: Person | None, at: datetime) -> Person:
    """Write down a person and their first naming. Only inside a verb."""
    keep(person, by=by, at=at)
    named = Naming(person=person, name=person.name, known_as=person.known_as, gender=person.gender)
    keep(named, by=by, at=at)
    return person
