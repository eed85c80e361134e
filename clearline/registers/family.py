"""A child's family, who of them may decide, and whom a court keeps away."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers import people
from clearline.registers.models import (
    Child,
    ContactOrder,
    FamilyTie,
    Kind,
    Person,
    Relation,
    day_of,
)
from clearline.registers.recorded import Days, end, go_on, keep, verb


class About(TypedDict, total=False):
    """What somebody is to a child, and from when."""

    relation: Relation
    holds_parental_responsibility: bool
    from_on: date
    until_on: date | None


@verb
def tie(
    child: Child, person: Person, *, by: Person, at: datetime, **about: Unpack[About]
) -> FamilyTie:
    """Say who somebody is to a child."""
    new = FamilyTie(child=child, person=person, **{"from_on": day_of(at), **about})
    return keep(new, by=by, at=at)


@verb
def join(child: Child, name: str, *, by: Person, at: datetime, **about: Unpack[About]) -> FamilyTie:
    """Write down somebody new, and who they are to a child."""
    person = go_on(people.add(name, Kind.FAMILY, by=by, at=at))
    return go_on(tie(child, person, **about, by=by, at=at))


@verb
def untie(tied: FamilyTie, *, on: date | None = None, by: Person, at: datetime) -> FamilyTie:
    """Say from which day on this is no longer so."""
    return end(tied, on=on, by=by, at=at)


class Order(Days, total=False):
    """What a court has ordered, and for how long."""

    reference: str


@verb
def keep_away(
    child: Child, person: Person, *, by: Person, at: datetime, **order: Unpack[Order]
) -> ContactOrder:
    """Take down a court's order that keeps a person away from a child."""
    new = ContactOrder(child=child, person=person, **{"from_on": day_of(at), **order})
    return keep(new, by=by, at=at)


@verb
def lift(order: ContactOrder, *, on: date | None = None, by: Person, at: datetime) -> ContactOrder:
    """Say from which day on an order no longer stands."""
    return end(order, on=on, by=by, at=at)
