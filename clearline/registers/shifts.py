"""The rota: who works when, and who may be called."""

from datetime import datetime
from typing import Required, TypedDict, Unpack

from django.db.models import QuerySet

from clearline.registers.models import Duty, Home, Person, Post, Shift
from clearline.registers.recorded import end, keep, refuse, verb


class Hours(TypedDict, total=False):
    """From when until when, and how."""

    starts_at: Required[datetime]
    ends_at: Required[datetime]
    duty: Duty


@verb
def plan(person: Person, home: Home, *, by: Person, at: datetime, **hours: Unpack[Hours]) -> Shift:
    """Put somebody with a post at the home on its rota."""
    new = Shift(person=person, home=home, **hours)
    if not Post.objects.filter(person=person, home=home).in_force(new.starts_at).exists():
        raise refuse("They have no post at this home on that day.", field="person")
    if new.duty != Duty.ON_CALL and _at_once(new).exists():
        raise refuse("They are on another shift in these hours.", field="starts_at")
    return keep(new, by=by, at=at)


@verb
def cancel(shift: Shift, *, by: Person, at: datetime) -> Shift:
    """Take a shift off the rota, also while it is being worked."""
    return end(shift, by=by, at=at)


def _at_once(shift: Shift) -> QuerySet[Shift]:
    others = Shift.objects.filter(person=shift.person, cancelled_at=None)
    others = others.exclude(duty=Duty.ON_CALL)
    return others.filter(starts_at__lt=shift.ends_at, ends_at__gt=shift.starts_at)
