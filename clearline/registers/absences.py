"""When children who live in a home are not in the house."""

from datetime import datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Absence, Away, Child, Person, day_of
from clearline.registers.recorded import keep, refuse, set_once, verb
from clearline.registers.residences import lives_in_a_home


class Times(TypedDict, total=False):
    """Since when, if not now, and until when one expects them back."""

    since: datetime
    expected_until: datetime | None


@verb
def begin(child: Child, kind: Away, *, by: Person, at: datetime, **times: Unpack[Times]) -> Absence:
    """Say that a child has gone out, and why; a child who is missing is expected at no time."""
    if not lives_in_a_home(child, day_of(at)):
        raise refuse("Only a child who lives in a home is away from it.", field="child")
    since, until = times.get("since", at), times.get("expected_until")
    new = Absence(child=child, kind=kind, from_at=since, expected_until=until)
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
