"""The rota: who works when, and who may be called."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Required, TypedDict, Unpack

from django.db.models import Exists, OuterRef, QuerySet

from clearline.registers.models import Duty, Home, Person, Post, Role, Shift
from clearline.registers.recorded import end, go_on, keep, refuse, verb

# How far ahead two workers look for a shift to swap.
AHEAD = timedelta(days=14)
_ON_ROTA = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)


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


@verb
def hand_over(shift: Shift, person: Person, *, by: Person, at: datetime) -> Shift:
    """Let somebody else work a shift, or what is left of it."""
    if person.pk == shift.person_id:
        raise refuse("It is theirs already.", field="person")
    _only_to_come(shift, at)
    end(shift, by=by, at=at)
    return _taken(shift, person, by=by, at=at)


@verb
def swap(one: Shift, other: Shift, *, by: Person, at: datetime) -> tuple[Shift, Shift]:
    """Let two workers of a home work each other's shift: both, or neither."""
    if one.home_id != other.home_id or one.person_id == other.person_id:
        raise refuse("Two workers of one home swap.", field="other")
    for shift in (one, other):
        _only_to_come(shift, at)
        end(shift, by=by, at=at)
    return (
        _taken(one, other.person, by=by, at=at),
        _taken(other, one.person, by=by, at=at),
    )


def _only_to_come(shift: Shift, at: datetime) -> None:
    if shift.cancelled_at is not None or shift.ends_at <= at:
        raise refuse("That shift is over, or off the rota.")


def _taken(shift: Shift, person: Person, *, by: Person, at: datetime) -> Shift:
    hours: Hours = {
        "starts_at": max(shift.starts_at, at),
        "ends_at": shift.ends_at,
        "duty": Duty(shift.duty),
    }
    return go_on(plan(person, shift.home, by=by, at=at, **hours))


def of_homes(homes: Collection[Home], *, at: datetime) -> QuerySet[Shift]:
    """Return what is on the rota of these homes, from now on."""
    found = Shift.objects.not_over(at).filter(home__in=homes).select_related("person", "home")
    return found.order_by("starts_at", "pk")


def of_person(person_id: int, *, at: datetime) -> QuerySet[Shift]:
    """Return what somebody works from now on, soonest first."""
    found = Shift.objects.not_over(at).filter(person=person_id).select_related("home")
    return found.order_by("starts_at", "pk")


def between(home: Home, first: datetime, last: datetime) -> list[Shift]:
    """Return who works at a home, or may be called, at any time between two moments."""
    found = Shift.objects.filter(home=home, cancelled_at=None)
    during = found.filter(starts_at__lt=last, ends_at__gt=first).select_related("person")
    return list(during.order_by("starts_at", "person__name", "pk"))


def running_at(home: Home, *, at: datetime) -> list[Shift]:
    """Return who works at a home at this moment, or may be called."""
    return between(home, at, at + timedelta(seconds=1))


def gaps(
    shifts: Iterable[Shift], first: datetime, last: datetime
) -> list[tuple[datetime, datetime]]:
    """Return when nobody is there between two moments; who is on call is elsewhere. Pure."""
    found, reached = [], first
    there = (s for s in shifts if s.duty != Duty.ON_CALL)
    for shift in sorted(there, key=lambda s: s.starts_at):
        if shift.starts_at > reached:
            found.append((reached, min(shift.starts_at, last)))
        reached = max(reached, shift.ends_at)
        if reached >= last:
            return found
    return [*found, (reached, last)]


def may_take(shift: Shift) -> QuerySet[Person]:
    """Return who works at the home and is on no other shift in these hours."""
    # An inspector has a post at the home too, and works no shift there.
    posts = Post.objects.filter(person=OuterRef("pk"), home=shift.home_id, role__in=_ON_ROTA)
    busy = Shift.objects.filter(person=OuterRef("pk"), cancelled_at=None)
    if shift.duty != Duty.ON_CALL:
        busy = busy.exclude(duty=Duty.ON_CALL)
    at_once = busy.filter(starts_at__lt=shift.ends_at, ends_at__gt=shift.starts_at)
    working = Person.objects.filter(Exists(posts.in_force(shift.starts_at)), ~Exists(at_once))
    return working.order_by("name", "pk")


def may_swap(shift: Shift, *, at: datetime, within: timedelta = AHEAD) -> list[Shift]:
    """Return the shifts of others at the home that somebody might work instead of this one."""
    soon = of_homes([shift.home], at=at).exclude(person=shift.person_id)
    soon = soon.filter(starts_at__lt=shift.starts_at + within)
    is_on_call = shift.duty == Duty.ON_CALL
    return [each for each in soon if (each.duty == Duty.ON_CALL) is is_on_call]


def _at_once(shift: Shift) -> QuerySet[Shift]:
    others = Shift.objects.filter(person=shift.person, cancelled_at=None)
    others = others.exclude(duty=Duty.ON_CALL)
    return others.filter(starts_at__lt=shift.ends_at, ends_at__gt=shift.starts_at)
