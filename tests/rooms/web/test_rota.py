"""The week of a home: seen and changed by who answers for it, and by nobody else."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import shifts
from clearline.registers.models import Duty, Shift
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)


def of(home: Cast, who: str) -> Shift:
    """Return a shift of somebody's that begins tomorrow or later."""
    later = TEATIME + timedelta(days=1)
    found = Shift.objects.filter(person__name=who, starts_at__gt=later, cancelled_at=None)
    shift = found.filter(duty=Duty.SHIFT).order_by("starts_at").first()
    assert shift
    return shift


def test_the_week_shows_who_is_on_and_who_may_be_called(home: Cast) -> None:
    shown = words_on(phone_of(home.priya).get("/rota/"))

    assert "23 November 2026 to 29 November 2026" in shown
    assert "On now: " in shown
    assert "Dawn Pryce" in shown
    assert "On call: Priya Nair" in shown
    assert "Until 7:00 am" in shown
    assert "Joan" not in shown


def test_when_nobody_is_there_is_said(home: Cast) -> None:
    monday = TEATIME.date() + timedelta(days=21)
    page = phone_of(home.priya)
    starts = TEATIME + timedelta(days=21) - 10 * HOUR
    hours: shifts.Hours = {"starts_at": starts, "ends_at": starts + 8 * HOUR}
    sure(shifts.plan(home.dawn, home.larkfield, by=home.priya, at=TEATIME, **hours))

    shown = words_on(page.get(f"/rota/?week={monday}"))

    assert "Nobody from 12:00 am to 6:30 am" in shown
    assert "Nobody from 2:30 pm to midnight" in shown


@pytest.mark.parametrize("asked", ["", "soon", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_any_week_that_is_asked_for_gets_an_answer(asked: str, home: Cast) -> None:
    assert phone_of(home.priya).get(f"/rota/?week={asked}&home=x").status_code == 200


def test_the_manager_agrees_to_a_swap_by_making_it(home: Cast) -> None:
    one, other = of(home, "Dawn Pryce"), of(home, "Sam Oyelaran")
    assert one.starts_at == other.starts_at
    tomorrow = of(home, "Sam Oyelaran").starts_at + timedelta(days=1)
    sams = Shift.objects.get(person=home.sam, starts_at=tomorrow, cancelled_at=None)
    page = phone_of(home.priya)

    # Both are on at both times, so neither can take the other's.
    refused = page.post(f"/rota/{one.pk}/", {"other": sams.pk})
    assert refused.status_code == 422
    assert "on another shift in these hours" in words_on(refused)
    given = page.post(f"/rota/{one.pk}/", {"to": home.joy.pk})

    assert given["Location"].endswith("&done=given")
    assert "who had it before is kept" in words_on(page.get(given["Location"]))
    joys = of(home, "Joy Penhale")
    done = page.post(f"/rota/{joys.pk}/", {"other": sams.pk}, follow=True)
    assert "on another shift" in words_on(done)
    sure(shifts.cancel(other, by=home.priya, at=TEATIME))
    done = page.post(f"/rota/{joys.pk}/", {"other": sams.pk}, follow=True)
    assert "Swapped." in words_on(done)
    assert of(home, "Joy Penhale").starts_at == tomorrow


def test_nothing_chosen_changes_nothing(home: Cast) -> None:
    one = of(home, "Dawn Pryce")

    answer = phone_of(home.priya).post(f"/rota/{one.pk}/", {"to": home.joan.pk})

    assert (answer.status_code, "Choose who works it" in words_on(answer)) == (422, True)
    one.refresh_from_db()
    assert one.cancelled_at is None


def test_another_homes_shift_and_one_that_is_over_are_not_there(home: Cast) -> None:
    one = of(home, "Dawn Pryce")
    over = Shift.objects.filter(person=home.dawn, ends_at__lt=TEATIME).latest("ends_at")

    assert phone_of(home.peter).get(f"/rota/{one.pk}/").status_code == 404
    assert phone_of(home.priya).get(f"/rota/{over.pk}/").status_code == 404
    assert phone_of(home.priya).get(f"/rota/{one.pk}/").status_code == 200
    assert phone_of(home.dawn).get(f"/rota/{one.pk}/").status_code == 403
