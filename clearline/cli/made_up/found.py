"""The made-up people and places by the names that tests and stories call them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clearline.cli.made_up import clerk
from clearline.cli.made_up.roster import (
    ALDER_COURT,
    LARKFIELD,
    MEMBERS,
    NORTHMOOR,
    RELATIVES,
    WEST_COUNTY,
    YOUNG,
)
from clearline.registers.models import Child, Equipment, Home, Person, PlacingAuthority


@dataclass(frozen=True)
class _Staff:
    adele: Person
    priya: Person
    deepa: Person
    dawn: Person
    sam: Person
    joy: Person
    tom: Person
    graham: Person
    lena: Person
    marcus: Person
    nadia: Person
    sunita: Person
    helen: Person
    devi: Person
    fiona: Person
    ruth: Person
    owen: Person
    peter: Person
    joan: Person
    stella: Person


@dataclass(frozen=True)
class _Children:
    mia: Child
    callum: Child
    tobi: Child
    ellie_mae: Child
    amina: Child
    reece: Child
    nell: Child


@dataclass(frozen=True)
class _Family:
    karen: Person
    bisi: Person
    kunle: Person
    darren: Person


@dataclass(frozen=True)
class _Places:
    larkfield: Home
    alder_court: Home
    west_county: PlacingAuthority
    northmoor: PlacingAuthority


@dataclass(frozen=True)
class Cast(_Staff, _Children, _Family, _Places):
    """Everybody and every place, and the moment for which they were made up."""

    at: datetime

    def phone_of(self, person: Person) -> Equipment:
        """Return the work phone that somebody holds."""
        return Equipment.objects.get(issues__person=person, issues__returned_at=None)


def find(*, at: datetime) -> Cast:
    """Return the cast of a record that has been filled."""
    people = {person.name: person for person in Person.objects.all()}
    children = {
        each.person.name: each
        for each in Child.objects.select_related("person", "placing_authority")
    }
    found: dict[str, Any] = {
        **{member.key: people[member.name] for member in MEMBERS},
        **{each.key: children[each.name] for each in YOUNG},
        **{relative.key: people[relative.name] for relative in RELATIVES},
        "larkfield": clerk.home(LARKFIELD),
        "alder_court": clerk.home(ALDER_COURT),
        "west_county": clerk.authority(WEST_COUNTY),
        "northmoor": clerk.authority(NORTHMOOR),
    }
    return Cast(at=at, **found)
