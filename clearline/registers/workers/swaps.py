"""Changing shifts among workers: asked by one, accepted by the other, agreed by the manager."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from clearline.registers import shifts
from clearline.registers.models import Home, Person, Shift, SwapAsk
from clearline.registers.recorded import end, go_on, keep, refuse, set_once, verb


@verb
def ask(
    shift: Shift, to: Person, *, other: Shift | None = None, by: Person, at: datetime
) -> SwapAsk:
    """Ask somebody of the home to work a shift of one's own, for one of theirs or for none."""
    if shift.person_id != by.pk:
        raise refuse("This is somebody else’s shift.", field="shift")
    if not _is_to_come(shift, at):
        raise refuse("That shift has begun, is over, or is off the rota.", field="shift")
    if other is None and not shifts.may_take(shift).filter(pk=to.pk).exists():
        raise refuse("They are on another shift in these hours.", field="to")
    if other is not None and not _is_theirs(other, to, shift, at):
        raise refuse("That shift cannot be had for it any more. Look again.", field="other")
    return keep(SwapAsk(shift=shift, to=to, other=other), by=by, at=at)


@verb
def accept(swap: SwapAsk, *, by: Person, at: datetime) -> SwapAsk:
    """Say yes, as who was asked; it changes nothing until the manager agrees."""
    if by.pk != swap.to_id:
        raise refuse("Only who was asked says yes.")
    _still_open(swap, at)
    return set_once(swap, accepted_at=at, accepted_by=by)


@verb
def agree(swap: SwapAsk, *, by: Person, at: datetime) -> SwapAsk:
    """Agree, as who answers for the home and is neither of the two: the rota changes now."""
    if by.pk in {swap.to_id, swap.recorded_by_id}:
        raise refuse("Somebody else must agree to it.")
    if swap.accepted_at is None:
        raise refuse("Who was asked has not said yes yet.")
    _still_open(swap, at)
    if swap.other is None:
        go_on(shifts.hand_over(swap.shift, swap.to, by=by, at=at))
    else:
        go_on(shifts.swap(swap.shift, swap.other, by=by, at=at))
    return set_once(swap, agreed_at=at, agreed_by=by)


@verb
def stop(swap: SwapAsk, *, by: Person, at: datetime) -> SwapAsk:
    """Say no, as who was asked or who agrees; or take it back, as who asked."""
    if swap.agreed_at is not None:
        raise refuse("It has been agreed, and is on the rota.")
    return end(swap, by=by, at=at)


def _still_open(swap: SwapAsk, at: datetime) -> None:
    if swap.ended_at is not None or swap.agreed_at is not None:
        raise refuse("This is not asked any more.")
    if not all(_is_to_come(shift, at) for shift in (swap.shift, swap.other) if shift):
        raise refuse("One of the shifts has begun, is over, or is off the rota.")


def _is_to_come(shift: Shift, at: datetime) -> bool:
    return shift.cancelled_at is None and shift.starts_at > at


def _is_theirs(other: Shift, to: Person, shift: Shift, at: datetime) -> bool:
    is_theirs = other.person_id == to.pk and _is_to_come(other, at)
    return is_theirs and other in shifts.may_swap(shift, at=at)


def open_(*, at: datetime) -> QuerySet[SwapAsk]:
    """Return what is still asked, of shifts that have not begun, soonest first."""
    rows = SwapAsk.objects.filter(ended_at=None, agreed_at=None, shift__cancelled_at=None)
    still = rows.filter(Q(other=None) | Q(other__cancelled_at=None, other__starts_at__gt=at))
    found = still.filter(shift__starts_at__gt=at).order_by("shift__starts_at", "pk")
    return found.select_related(
        "shift__home", "shift__person", "other__person", "to", "recorded_by", "accepted_by"
    )


def of_person(person_id: int, *, at: datetime) -> QuerySet[SwapAsk]:
    """Return what somebody asked or is asked."""
    return open_(at=at).filter(Q(to=person_id) | Q(recorded_by=person_id))


def asked_of(person_id: int, *, at: datetime) -> QuerySet[SwapAsk]:
    """Return what somebody has still to answer."""
    return open_(at=at).filter(to=person_id, accepted_at=None)


def to_agree(homes: Collection[Home], *, at: datetime) -> QuerySet[SwapAsk]:
    """Return what both have said yes to, at these homes."""
    return open_(at=at).filter(shift__home__in=homes, accepted_at__isnull=False)


def last_of(person_id: int, *, most: int) -> list[SwapAsk]:
    """Return what became of what somebody asked or was asked, newest first."""
    rows = SwapAsk.objects.filter(Q(to=person_id) | Q(recorded_by=person_id))
    over = rows.exclude(agreed_at=None, ended_at=None).order_by("-pk")
    both = over.select_related("shift__home", "other", "to", "recorded_by", "agreed_by", "ended_by")
    return list(both[:most])
