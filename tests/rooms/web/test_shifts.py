"""Workers see their own shifts and change them with one another; the manager agrees."""

import pytest

from clearline.cli.made_up import Cast
from clearline.registers.models import Shift, SwapAsk
from tests.rooms.registers.test_swaps import of
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def ask(home: Cast) -> SwapAsk:
    where = f"/shifts/{of(home, home.dawn).pk}/"
    answer = phone_of(home.dawn).post(where, {"to": home.joy.pk}, follow=True)
    assert "You work it until it is agreed." in words_on(answer)
    return SwapAsk.objects.get()


def test_each_sees_their_own_shifts_and_who_is_on(home: Cast) -> None:
    shown = words_on(phone_of(home.dawn).get("/shifts/"))
    assert "Larkfield House, now: " in shown
    assert "On call: Priya Nair." in shown
    assert "Tuesday 24 November, 7:00 am to 10:30 pm" in shown
    assert "You are not on the rota." in words_on(phone_of(home.joy).get("/shifts/"))


def test_a_worker_asks_the_other_says_yes_and_the_manager_agrees(home: Cast) -> None:
    swap = ask(home)
    joy, priya = phone_of(home.joy), phone_of(home.priya)
    assert "Dawn Pryce asked you to work" in words_on(joy.get("/shifts/"))
    assert "Swaps for you to agree to" not in words_on(priya.get("/rota/"))
    joy.post(f"/shifts/swaps/{swap.pk}/", {"act": "yes"})

    waiting = words_on(priya.get("/rota/"))
    assert "Joy Penhale works for Dawn Pryce" in waiting
    done = priya.post(f"/rota/swaps/{swap.pk}/", {"act": "agree"}, follow=True)
    assert "Agreed. It is on the rota" in words_on(done)
    assert Shift.objects.filter(person=home.joy, cancelled_at=None).count() == 1
    assert "Agreed by Priya Nair" in words_on(phone_of(home.dawn).get("/shifts/"))


def test_a_no_leaves_the_rota_as_it_was(home: Cast) -> None:
    swap = ask(home)
    told = phone_of(home.joy).post(f"/shifts/swaps/{swap.pk}/", {"act": "no"}, follow=True)
    assert "Everybody works what they had." in words_on(told)
    assert not Shift.objects.filter(person=home.joy).exists()


def test_nobody_answers_what_is_not_theirs(home: Cast) -> None:
    swap = ask(home)
    assert phone_of(home.sam).post(f"/shifts/swaps/{swap.pk}/", {"act": "yes"}).status_code == 404
    unsure = phone_of(home.dawn).post(f"/shifts/swaps/{swap.pk}/", {"act": "yes"})
    assert (unsure.status_code, "Only who was asked" in words_on(unsure)) == (422, True)
    assert phone_of(home.priya).post(f"/rota/swaps/{swap.pk}/").status_code == 404
    phone_of(home.joy).post(f"/shifts/swaps/{swap.pk}/", {"act": "yes"})
    assert phone_of(home.peter).post(f"/rota/swaps/{swap.pk}/").status_code == 404


def test_a_shift_of_somebody_elses_is_not_there_to_be_changed(home: Cast) -> None:
    assert phone_of(home.dawn).get(f"/shifts/{of(home, home.sam).pk}/").status_code == 404
    nobody = phone_of(home.dawn).post(f"/shifts/{of(home, home.dawn).pk}/", {"to": home.joan.pk})
    assert "Choose whom you ask." in words_on(nobody)
