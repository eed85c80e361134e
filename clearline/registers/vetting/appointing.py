"""Making somebody a reviewing officer in one go: who they are, what was seen, and their post."""

from datetime import date, datetime
from typing import Required, TypedDict, Unpack

from clearline.registers import people, posts, staff
from clearline.registers.models import (
    CheckKind,
    Gender,
    Kind,
    Person,
    PlacingAuthority,
    Role,
    day_of,
)
from clearline.registers.recorded import go_on, verb
from clearline.registers.vetting import checks


class Officer(TypedDict, total=False):
    """What has to be on record of a reviewing officer (I1)."""

    known_as: str
    gender: Gender | str
    role: Required[Role]
    authority: Required[PlacingAuthority]
    number: Required[str]
    registered_until: Required[date]
    qualification: Required[str]
    awarded_on: Required[date]
    skills: Required[str]
    skills_until: Required[date]


@verb
def appoint(name: str, *, by: Person, at: datetime, **told: Unpack[Officer]) -> Person:
    """Write down a reviewing officer with all that makes them one, or nothing of it."""
    about: people.About = {
        "known_as": told.get("known_as", ""),
        "gender": told.get("gender", ""),
    }
    person = go_on(people.add(name, Kind.STAFF, by=by, at=at, **about))
    go_on(staff.start(person, on=day_of(at), by=by, at=at))
    seen: dict[CheckKind, checks.Seen] = {
        CheckKind.REGISTRATION: {
            "reference": told["number"],
            "issued_by": "Social Work England",
            "until_on": told["registered_until"],
        },
        CheckKind.QUALIFICATION: {
            "reference": told["qualification"],
            "issued_by": told["qualification"],
            "awarded_on": told["awarded_on"],
        },
        CheckKind.SKILLS: {
            "reference": told["skills"],
            "issued_by": told["authority"].name,
            "until_on": told["skills_until"],
        },
    }
    for kind, each in seen.items():
        go_on(checks.make(person, kind, by=by, at=at, **each))
    go_on(posts.appoint(person, told["role"], authority=told["authority"], by=by, at=at))
    return person
