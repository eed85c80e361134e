"""The children and young people themselves."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers import legal_statuses, people, residences
from clearline.registers.models import (
    Child,
    Gender,
    Home,
    Kind,
    LegalCode,
    Particulars,
    Person,
    PlacingAuthority,
    day_of,
)
from clearline.registers.recorded import go_on, keep, keep_newest, verb


class About(TypedDict, total=False):
    """What else may be known of a child."""

    known_as: str
    gender: Gender | str
    date_of_birth: date | None
    placing_authority: PlacingAuthority | None


@verb
def add(name: str, *, by: Person, at: datetime, **about: Unpack[About]) -> Child:
    """Write down a child. Where they live, and under what law, are facts of their own."""
    named = {part: about.pop(part) for part in ("known_as", "gender") if part in about}
    person = people.put(Person(name=name, kind=Kind.CHILD, **named), by=by, at=at)
    child = keep(Child(person=person, **about), by=by, at=at)
    keep(Particulars(child=child, **about), by=by, at=at)
    return child


class Coming(About, total=False):
    """What is known of a child who comes to live in a home."""

    from_on: date
    code: LegalCode | None


@verb
def admit(name: str, home: Home, *, by: Person, at: datetime, **coming: Unpack[Coming]) -> Child:
    """Write down a child who comes to live in a home, under what law if that is known."""
    known: About = {
        "known_as": coming.get("known_as", ""),
        "gender": coming.get("gender", ""),
        "date_of_birth": coming.get("date_of_birth"),
        "placing_authority": coming.get("placing_authority"),
    }
    from_on = coming.get("from_on", day_of(at))
    child = go_on(add(name, **known, by=by, at=at))
    go_on(residences.begin(child, home, from_on=from_on, by=by, at=at))
    if "code" in coming:
        go_on(legal_statuses.begin(child, coming["code"], from_on=from_on, by=by, at=at))
    return child


class Particular(TypedDict, total=False):
    """What is known better than before."""

    date_of_birth: date | None
    placing_authority: PlacingAuthority | None


@verb
def describe(child: Child, *, by: Person, at: datetime, **known: Unpack[Particular]) -> Child:
    """Say when a child was born or who placed them, as it is known now; what was before is kept."""
    told: Particular = {
        "date_of_birth": child.date_of_birth,
        "placing_authority": child.placing_authority,
        **known,
    }
    return keep_newest(Particulars(child=child, **told), of=child, by=by, at=at)


def one(key: int) -> Child:
    """Return a child who is known to be there."""
    return Child.objects.select_related("person").get(pk=key)
