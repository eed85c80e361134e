"""When children who live in a home are not in the house."""

from datetime import datetime

from clearline.registers.models import Absence, Away, Child, Person, day_of
from clearline.registers.recorded import keep, refuse, set_once, verb
from clearline.registers.residences import lives_in_a_home


@verb
def begin(
    child: Child,
    kind: Away,
    *,
    expected_until: datetime | None = None,
    by: Person,
    at: datetime,
) -> Absence:
    """Say that a child has gone out, and why; a child who is missing is expected at no time."""
    if not lives_in_a_home(child, day_of(at)):
        raise refuse("Only a child who lives in a home is away from it.", field="child")
    new = Absence(child=child, kind=kind, from_at=at, expected_until=expected_until)
    return keep(new, by=by, at=at)


@verb
def come_back(
    absence: Absence, *, returned_at: datetime | None = None, by: Person, at: datetime
) -> Absence:
    """Say that a child is back: now, or since a moment that has passed."""
    if returned_at is not None and returned_at > at:
        raise refuse(
            "They are back when they are back: this is still to come.", field="returned_at"
        )
    return set_once(absence, returned_at=returned_at or at, returned_by=by)
