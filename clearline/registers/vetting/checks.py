"""What somebody has seen of another with their own eyes: certificates, references, registration."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Check, CheckKind, Person, day_of
from clearline.registers.recorded import end, keep, refuse, verb


class Seen(TypedDict, total=False):
    """What was seen, from whom it comes, and until when it is in date."""

    reference: str
    issued_by: str
    awarded_on: date | None
    from_on: date
    until_on: date | None


@verb
def make(
    person: Person, kind: CheckKind, *, by: Person, at: datetime, **seen: Unpack[Seen]
) -> Check:
    """Write down what one has seen; nobody checks themselves."""
    if person == by:
        raise refuse("Somebody else must check it.")
    new = Check(person=person, kind=kind, **{"from_on": day_of(at), **seen})
    if new.from_on > day_of(at):
        raise refuse("It is seen when it is seen: this is still to come.", field="from_on")
    return keep(new, by=by, at=at)


@verb
def stop(check: Check, *, on: date | None = None, by: Person, at: datetime) -> Check:
    """Say from which day on it no longer holds; with it go the places that stand on it."""
    return end(check, on=on, by=by, at=at)
