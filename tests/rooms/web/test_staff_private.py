"""A private line seen by whoever holds it: new phones, and the record if they review."""

from typing import Any

import pytest

from clearline.access.models import Opening
from clearline.cli.made_up import Cast
from clearline.contact.models import Conversation
from clearline.registers import seats
from clearline.registers.models import Person, Seat
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def seat_of(home: Cast, holder: Person) -> Seat:
    return Seat.objects.get(child=home.mia, person=holder)


def page(home: Cast, holder: Person) -> str:
    return words_on(phone_of(holder).get(f"/private/{seat_of(home, holder).pk}/"))


def test_it_is_begun_with_one_tap_and_only_once(home: Cast) -> None:
    fiona, address = phone_of(home.fiona), f"/private/{seat_of(home, home.fiona).pk}/"

    answers = [fiona.post(address).headers["Location"] for _ in range(2)]

    line = Conversation.objects.get(lane="protected", seat__person=home.fiona)
    assert answers == [f"/conversations/{line.id}/"] * 2


def test_it_says_how_long_the_child_has_waited_and_no_word_of_what_was_said(home: Cast) -> None:
    says(home.mia, private_line(home.mia, home.fiona, home), home, "help me")

    shown = page(home, home.fiona)

    assert "Not answered: 1 min" in shown
    assert "Answer Mia" in shown
    assert "help me" not in shown


def test_a_new_phone_waits_until_the_holder_opens_the_line_on_it(home: Cast) -> None:
    phone_of(home.mia)
    seat, fiona = seat_of(home, home.fiona), phone_of(home.fiona)
    shown = fiona.get(f"/private/{seat.pk}/").content.decode()
    key = shown.partition('name="phone" value="')[2].partition('"')[0]
    assert "A new phone waits for you" in words_on(fiona.get("/children/"))

    fiona.post(f"/private/{seat.pk}/", {"phone": key})

    opened = Opening.objects.get()
    assert (opened.seat, opened.opened_by) == (seat, home.fiona)
    assert "Open our line on it" not in page(home, home.fiona)
    # Each holder opens their own line, and nobody else's.
    assert "Open our line on it" in page(home, home.helen)


@pytest.mark.parametrize("key", ["0", "x", "²", "999999", "9" * 40])
def test_what_is_no_phone_of_the_child_s_is_not_opened(key: str, home: Cast) -> None:
    seat = seat_of(home, home.fiona)

    assert phone_of(home.fiona).post(f"/private/{seat.pk}/", {"phone": key}).status_code == 404
    assert not Opening.objects.exists()


def test_who_reviews_finds_what_others_write_and_an_advocate_does_not(home: Cast) -> None:
    says(home.mia, line_to(home.mia, home), home, "hello")

    assert "What others write with Mia" in page(home, home.helen)
    assert "Larkfield House Last written today at 4:30 pm" in page(home, home.helen)
    assert "What others write" not in page(home, home.fiona)


@pytest.mark.parametrize(
    ("who", "status"), [("fiona", 200), ("helen", 404), ("priya", 403), ("mia", 403)]
)
def test_only_its_holder_has_the_page(who: str, status: int, home: Cast) -> None:
    seat = seat_of(home, home.fiona)

    assert phone_of(getattr(home, who)).get(f"/private/{seat.pk}/").status_code == status


def test_a_seat_that_has_ended_opens_nothing(home: Cast) -> None:
    seat, line = seat_of(home, home.helen), private_line(home.mia, home.helen, home)
    helen = phone_of(home.helen)
    assert helen.get(f"/private/{seat.pk}/").status_code == 200

    sure(seats.stop(seat, by=home.nadia, at=TEATIME))

    assert helen.get(f"/private/{seat.pk}/").status_code == 404
    assert helen.get(f"/conversations/{line.id}/").status_code == 404


def test_the_questions_stay_few(home: Cast, django_assert_max_num_queries: Any) -> None:
    for child in (home.mia, home.callum, home.tobi):
        says(child, private_line(child, home.helen, home), home, "hello")
    seat, helen = seat_of(home, home.helen), phone_of(home.helen)

    with django_assert_max_num_queries(8):
        helen.get(f"/private/{seat.pk}/")
    with django_assert_max_num_queries(10):
        helen.get("/children/")
