"""Where children live."""

from datetime import date, datetime
from typing import Unpack

from clearline.registers.leaving import moving_on
from clearline.registers.models import Child, Home, Person, Residence, day_of
from clearline.registers.recorded import Days, end, keep, refuse, verb
from clearline.registers.stretches import holds_on, overlap


@verb
def begin(child: Child, home: Home, *, by: Person, at: datetime, **days: Unpack[Days]) -> Residence:
    """Admit a child to a home; where they lived until now ends on the same day."""
    new = Residence(child=child, home=home, **{"from_on": day_of(at), **days})
    if home.opened_on > new.from_on or (home.closed_on and home.closed_on <= new.from_on):
        raise refuse("The home is not open on that day.", field="home")
    before = Residence.objects.filter(child=child, ended_on=None, until_on=None)
    for still_open in before.filter(from_on__lte=new.from_on):
        end(still_open, on=new.from_on, by=by, at=at)
    if any(overlap(new, old) for old in Residence.objects.filter(child=child)):
        raise refuse("The child lives elsewhere on some of these days.", field="from_on")
    kept = keep(new, by=by, at=at)
    moving_on.foresee(kept, by=by, at=at)
    return kept


@verb
def stop(residence: Residence, *, on: date | None = None, by: Person, at: datetime) -> Residence:
    """Say from which day on a child no longer lives there; what comes after is begun with it."""
    ended = end(residence, on=on, by=by, at=at)
    moving_on.foresee(ended, by=by, at=at)
    return ended


def lives_in_a_home(child: Child, day: date) -> bool:
    """Say whether a child lives in one of the homes on a day."""
    return any(holds_on(row, day) for row in Residence.objects.filter(child=child))
