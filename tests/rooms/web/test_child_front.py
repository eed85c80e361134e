"""A child's first page: my people, what is new, and nobody else's."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from clearline.access import accounts, devices, links, sign_in
from clearline.access.links import For
from clearline.access.models import Device, LinkKind
from clearline.access.sign_in import Browser
from clearline.cli.made_up import Cast
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import address, phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_it_greets_and_says_who_is_in(home: Cast) -> None:
    front = words_on(phone_of(home.mia).get("/me/"))

    assert "Hi Mia" in front
    assert "Dawn and Sam are at Larkfield" in front


def test_my_people_are_there_by_what_they_are_to_me(home: Cast) -> None:
    front = words_on(phone_of(home.mia).get("/me/"))

    assert "Dawn My keyworker. Here now." in front
    assert "Marcus My social worker" in front
    assert "Helen My reviewing officer (IRO)." in front
    assert "Fiona My advocate." in front
    assert "Peter" not in front


def test_the_last_words_are_shown_and_counted_as_new_until_they_were_read(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    phone = phone_of(home.mia)

    assert "1 new Dawn: Fajitas tonight. Chicken or veg for you?" in words_on(phone.get("/me/"))

    phone.get(address(line))
    assert "new" not in words_on(phone.get("/me/"))


def test_whoever_has_answered_has_read_what_came_before_on_whichever_phone(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    phone = phone_of(home.mia)
    assert "1 new Dawn" in words_on(phone.get("/me/"))

    says(home.mia, line, home, "chicken")

    assert "new" not in words_on(phone_of(home.mia).get("/me/"))
    says(home.dawn, line, home, "Chicken it is")
    assert "1 new Dawn: Chicken it is" in words_on(phone.get("/me/"))


def test_only_the_phone_knows_what_it_has_shown(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    phone_of(home.mia).get(address(line))

    assert "1 new" in words_on(phone_of(home.mia).get("/me/"))
    assert not line.events.filter(kind="read").exists()


def test_a_private_line_says_nothing_on_the_first_page(home: Cast) -> None:
    says(home.helen, private_line(home.mia, home.helen, home), home, "See you Friday")

    assert "Friday" not in words_on(phone_of(home.mia).get("/me/"))


def test_what_was_held_is_not_there(home: Cast) -> None:
    says(home.dawn, line_to(home.mia, home), home, "Ring me on 07700 900417")

    assert "07700" not in words_on(phone_of(home.mia).get("/me/"))


def test_each_line_is_opened_once(home: Cast) -> None:
    phone = phone_of(home.mia)

    first, second = (phone.get("/me/").content.count(b"/me/talk/") for _ in range(2))

    assert first == second


def test_talk_leads_to_the_line_with_the_home(home: Cast) -> None:
    line = line_to(home.mia, home)

    assert phone_of(home.mia).get("/me/talk/")["Location"] == address(line, "#end")


def test_a_child_without_a_home_here_still_has_help(home: Cast) -> None:
    assert "Childline" in words_on(phone_of(home.reece).get("/me/help/"))


@pytest.mark.parametrize("page", ["", "seen/", "words/", "help/"])
def test_there_is_always_a_way_out_and_help(page: str, home: Cast) -> None:
    shown = phone_of(home.mia).get(f"/me/{page}").content.decode()

    assert shown.count("data-exit") == 1
    assert "/me/help/" in shown


def test_the_first_page_asks_little_of_the_tables(
    home: Cast, django_assert_max_num_queries: Any
) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    phone.get("/me/")
    for _ in range(5):
        says(home.dawn, line, home)

    with django_assert_max_num_queries(17):
        phone.get("/me/")


def resets_her_pin(home: Cast, *, at: datetime) -> Device:
    """Let Dawn make a link, and somebody set a new PIN with it on another phone."""
    account = accounts.of_child(home.mia.person, by=home.dawn, at=at)
    link = links.find(links.make(For(LinkKind.CHILD, account=account), by=home.dawn, at=at), at=at)
    assert link is not None
    sign_in.child_by_link(link, "2580", Browser(None, "Firefox on Linux", "192.0.2.1"), at=at)
    return Device.objects.get(words="Firefox on Linux")


def test_an_old_phone_is_told_that_the_pin_was_set_anew_on_another(home: Cast, clock: Any) -> None:
    old = phone_of(home.mia)
    assert "A new PIN" not in words_on(old.get("/me/"))
    clock.shift(60)
    other = resets_her_pin(home, at=TEATIME + timedelta(minutes=1))

    front = words_on(old.get("/me/"))

    assert (
        "A new PIN was set for you today at 4:31 pm, on another phone: Firefox on Linux." in front
    )
    assert "Dawn made the link for it. Was it not you?" in front
    assert "A new PIN" not in words_on(phone_of(home.callum).get("/me/"))

    now = TEATIME + timedelta(minutes=2)
    devices.end(Device.objects.filter(pk=other.pk), at=now, by=home.mia.person)
    assert "A new PIN" not in words_on(old.get("/me/"))


def test_the_phone_on_which_it_was_set_is_told_nothing(home: Cast, clock: Any) -> None:
    phone_of(home.mia)
    clock.shift(60)
    resets_her_pin(home, at=TEATIME + timedelta(minutes=1))

    # The newest of their phones is the one in use.
    assert "A new PIN" not in words_on(phone_of(home.mia).get("/me/"))
