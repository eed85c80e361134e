"""A swap is asked by one, accepted by the other and agreed by a third: then the rota changes."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers import shifts
from clearline.registers.models import Duty, Person, Shift, SwapAsk
from clearline.registers.recorded import Unkept, sure
from clearline.registers.workers import swaps

HOUR = timedelta(hours=1)


def of(home: Cast, person: Person) -> Shift:
    """Return a day shift of somebody's that begins tomorrow or later."""
    later = home.at + timedelta(days=1)
    found = Shift.objects.filter(person=person, starts_at__gt=later, cancelled_at=None)
    shift = found.filter(duty=Duty.SHIFT).order_by("starts_at").first()
    assert shift
    return shift


def asked(home: Cast) -> SwapAsk:
    """Let Dawn ask Joy to take a shift."""
    return sure(swaps.ask(of(home, home.dawn), home.joy, by=home.dawn, at=home.at))


def accepted(home: Cast) -> SwapAsk:
    return sure(swaps.accept(asked(home), by=home.joy, at=home.at))


def test_what_both_want_is_on_the_rota_once_the_manager_agrees(home: Cast) -> None:
    swap = accepted(home)
    shift = swap.shift
    assert list(swaps.to_agree([home.larkfield], at=home.at)) == [swap]
    sure(swaps.agree(swap, by=home.priya, at=home.at))

    assert Shift.objects.get(person=home.joy, cancelled_at=None).starts_at == shift.starts_at
    shift.refresh_from_db()
    assert shift.cancelled_by == home.priya
    assert list(swaps.open_(at=home.at)) == []
    assert swaps.last_of(home.dawn.pk, most=5) == [swap]
    assert verify().wrong is None


def test_two_shifts_are_swapped_both_or_neither(home: Cast) -> None:
    one = of(home, home.dawn)
    two_days_on = one.starts_at + timedelta(days=20)
    hours: shifts.Hours = {"starts_at": two_days_on, "ends_at": two_days_on + 8 * HOUR}
    other = sure(shifts.plan(home.joy, home.larkfield, by=home.priya, at=home.at, **hours))
    refused = swaps.ask(one, home.joy, other=other, by=home.dawn, at=home.at)
    assert "cannot be had" in str(refused)

    sooner = one.ends_at - HOUR
    sure(shifts.cancel(other, by=home.priya, at=home.at))
    for mine in Shift.objects.filter(person=home.dawn, starts_at__gt=one.starts_at):
        sure(shifts.cancel(mine, by=home.priya, at=home.at))
    hours = {"starts_at": sooner + 12 * HOUR, "ends_at": sooner + 20 * HOUR}
    other = sure(shifts.plan(home.joy, home.larkfield, by=home.priya, at=home.at, **hours))
    swap = sure(swaps.ask(one, home.joy, other=other, by=home.dawn, at=home.at))
    sure(swaps.accept(swap, by=home.joy, at=home.at))
    sure(swaps.agree(SwapAsk.objects.get(pk=swap.pk), by=home.priya, at=home.at))
    still = Shift.objects.filter(cancelled_at=None)
    assert still.get(person=home.joy).starts_at == one.starts_at
    assert still.filter(person=home.dawn, starts_at=other.starts_at).exists()


@pytest.mark.parametrize("who", ["dawn", "joy"])
def test_neither_of_the_two_agrees_for_the_manager(home: Cast, who: str) -> None:
    answer = swaps.agree(accepted(home), by=getattr(home, who), at=home.at)
    assert str(answer) == "Somebody else must agree to it."


def test_nobody_agrees_before_who_was_asked_has_said_yes(home: Cast) -> None:
    swap = asked(home)
    assert "not said yes yet" in str(swaps.agree(swap, by=home.priya, at=home.at))
    assert "Only who was asked" in str(swaps.accept(swap, by=home.sam, at=home.at))
    assert list(swaps.to_agree([home.larkfield], at=home.at)) == []


def test_only_a_shift_of_ones_own_that_has_not_begun_is_asked_away(home: Cast) -> None:
    sams = of(home, home.sam)
    assert "somebody else’s" in str(swaps.ask(sams, home.joy, by=home.dawn, at=home.at))
    own = of(home, home.dawn)
    begun = swaps.ask(own, home.joy, by=home.dawn, at=own.starts_at)
    assert "That shift has begun" in str(begun)
    busy = swaps.ask(own, home.sam, by=home.dawn, at=home.at)
    assert str(busy) == "They are on another shift in these hours."


def test_it_is_asked_once_and_again_after_a_no(home: Cast) -> None:
    swap = asked(home)
    twice = swaps.ask(swap.shift, home.joy, by=home.dawn, at=home.at)
    assert isinstance(twice, Unkept)
    sure(swaps.stop(swap, by=home.joy, at=home.at))
    assert isinstance(swaps.accept(SwapAsk.objects.get(), by=home.joy, at=home.at), Unkept)
    asked(home)


def test_what_has_been_agreed_is_not_taken_back(home: Cast) -> None:
    swap = sure(swaps.agree(accepted(home), by=home.priya, at=home.at))
    assert "has been agreed" in str(swaps.stop(swap, by=home.dawn, at=home.at))


def test_what_has_begun_by_then_is_not_asked_any_more(home: Cast) -> None:
    swap = accepted(home)
    late = swap.shift.starts_at
    assert list(swaps.open_(at=late)) == []
    assert "has begun" in str(swaps.agree(swap, by=home.priya, at=late))


def test_where_the_other_has_become_busy_nothing_changes(home: Cast) -> None:
    swap = accepted(home)
    hours: shifts.Hours = {"starts_at": swap.shift.starts_at, "ends_at": swap.shift.ends_at}
    sure(shifts.plan(home.joy, home.larkfield, by=home.priya, at=home.at, **hours))
    assert "on another shift" in str(swaps.agree(swap, by=home.priya, at=home.at))
    swap.shift.refresh_from_db()
    swap.refresh_from_db()
    assert (swap.shift.cancelled_at, swap.agreed_at) == (None, None)
