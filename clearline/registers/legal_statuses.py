"""Under what law a child is looked after."""

from datetime import date, datetime
from typing import Unpack

from clearline.registers.models import Child, LegalCode, LegalStatus, Person, day_of
from clearline.registers.recorded import Days, end, keep, refuse, verb
from clearline.registers.stretches import overlap


@verb
def begin(
    child: Child, code: LegalCode | None, *, by: Person, at: datetime, **days: Unpack[Days]
) -> LegalStatus:
    """Begin a status (no code: not looked after); the one that was open ends on the same day."""
    new = LegalStatus(child=child, code=code, **{"from_on": day_of(at), **days})
    before = LegalStatus.objects.filter(child=child, ended_on=None, until_on=None)
    for still_open in before.filter(from_on__lte=new.from_on):
        end(still_open, on=new.from_on, by=by, at=at)
    if any(overlap(new, old) for old in LegalStatus.objects.filter(child=child)):
        raise refuse("The child has another legal status on some of these days.", field="from_on")
    return keep(new, by=by, at=at)


@verb
def stop(status: LegalStatus, *, on: date | None = None, by: Person, at: datetime) -> LegalStatus:
    """Say from which day on a status no longer holds, where no other follows."""
    return end(status, on=on, by=by, at=at)


def on(child: Child, day: date) -> LegalStatus | None:
    """Return the status of a child on a day, if one is known."""
    status: LegalStatus | None = LegalStatus.objects.filter(child=child).in_force_on(day).first()
    return status
