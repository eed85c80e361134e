"""The children and young people themselves."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers import people
from clearline.registers.models import Child, Gender, Kind, Particulars, Person, PlacingAuthority
from clearline.registers.recorded import keep, keep_newest, verb


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
