"""The plan for what comes after a child has left: begun by itself when the day is known."""

from datetime import datetime

from clearline.registers.models import (
    Child,
    MovingOn,
    Person,
    Post,
    Residence,
    Role,
    WouldStay,
    day_of,
)
from clearline.registers.recorded import end, keep, refuse, verb
from clearline.registers.stretches import A_DAY, last_day

_CARES = (Role.RESIDENTIAL_WORKER, Role.DEPUTY_MANAGER, Role.REGISTERED_MANAGER)


def foresee(stay: Residence, *, by: Person, at: datetime) -> None:
    """Begin the plan if it is now known when a child will leave. Only inside a verb.

    Who left before today is past planning for; another day puts a new plan in the old one's place.
    """
    last = last_day(stay)
    if last is None or last + A_DAY < day_of(at):
        return
    for before in MovingOn.objects.filter(child=stay.child, ended_on=None, until_on=None):
        end(before, by=by, at=at)
    new = MovingOn(child=stay.child, home=stay.home, leaves_on=last + A_DAY, from_on=day_of(at))
    keep(new, by=by, at=at)


@verb
def finish(plan: MovingOn, *, by: Person, at: datetime) -> MovingOn:
    """Say that all of it is seen to, or that the child stays."""
    return end(plan, by=by, at=at)


@verb
def would_stay(plan: MovingOn, *, wants: bool, by: Person, at: datetime) -> WouldStay:
    """Say whether one would like to stay in touch; only those who work at the home say so."""
    posts = Post.objects.in_force(at).filter(person=by, home=plan.home, role__in=_CARES)
    if not posts.exists():
        raise refuse("Only those who work at the home say so.")
    if not MovingOn.objects.in_force(at).filter(pk=plan.pk).exists():
        raise refuse("This plan is over. Look again.")
    return keep(WouldStay(plan=plan, person=by, wants=wants), by=by, at=at)


def of(child: Child, *, at: datetime) -> MovingOn | None:
    """Return the plan of a child, if there is one."""
    rows = MovingOn.objects.in_force(at).filter(child=child).select_related("home", "child__person")
    found: MovingOn | None = rows.order_by("-pk").first()
    return found


def everywhere(*, at: datetime) -> list[MovingOn]:
    """Return every plan that is not finished, the one with the nearest day first."""
    rows = MovingOn.objects.in_force(at).select_related("child__person", "home")
    return list(rows.order_by("leaves_on", "pk"))


def said_of(plan: MovingOn) -> list[WouldStay]:
    """Return what each last said of staying in touch, by name."""
    rows = WouldStay.objects.filter(plan=plan).select_related("person").order_by("pk")
    newest = {row.person_id: row for row in rows}
    return sorted(newest.values(), key=lambda row: (row.person.name, row.person_id))
