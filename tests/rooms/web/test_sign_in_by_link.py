"""One-use links: a child's phone, a password, a work phone; used once, and by nobody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from clearline.access import accounts, links, private_line
from clearline.access.cookies import DEVICE, SESSION
from clearline.access.limits import LIMITS
from clearline.access.links import For
from clearline.access.models import Device, Link, LinkKind, Session
from clearline.registers.models import Child, Home, Person
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    make_child,
    make_home,
    make_phone,
    make_worker,
)
from tests.rooms.web.browsing import is_in, make_browser
from tests.rooms.web.test_sign_in_by_link_of_staff import bind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PIN = "2580"


@pytest.fixture
def home() -> Home:
    return make_home()


@pytest.fixture
def mia(home: Home) -> Child:
    return make_child(home)


@pytest.fixture
def dawn(home: Home) -> Person:
    return make_worker(home)


def make_link(mia: Child, dawn: Person) -> str:
    account = accounts.of_child(mia.person, by=dawn, at=TEATIME)
    token = links.make(For(LinkKind.CHILD, account=account), by=dawn, at=TEATIME)
    return reverse("sign_in:link", args=[token])


def use(browser: Client, link: str, pin: str = PIN, again: str = "") -> Any:
    return browser.post(link, {"pin": pin, "again": again or pin})


def try_pin(browser: Client, pin: str) -> Any:
    return browser.post(reverse("sign_in:door"), {"pin": pin})


def connected(mia: Child, dawn: Person) -> Client:
    phone = make_browser()
    assert use(phone, make_link(mia, dawn)).status_code == 302
    return phone


def test_a_child_opens_a_link_and_chooses_a_pin(mia: Child, dawn: Person) -> None:
    phone, link = make_browser(), make_link(mia, dawn)

    asked, opened = phone.get(link), use(phone, link)

    assert "Choose a PIN" in asked.content.decode()
    assert opened["Location"] == "/"
    assert is_in(phone)
    assert Session.objects.get().how == "pin"


def test_the_link_names_nobody_and_tells_no_other_site_its_address(
    mia: Child, dawn: Person
) -> None:
    asked = make_browser().get(make_link(mia, dawn))

    assert mia.person.name not in asked.content.decode()
    assert asked.headers["Referrer-Policy"] == "same-origin"


def test_a_preview_of_the_link_does_not_use_it_up(mia: Child, dawn: Person) -> None:
    link = make_link(mia, dawn)
    for _ in range(3):
        make_browser().get(link)

    assert use(make_browser(), link).status_code == 302


def test_a_link_works_once(mia: Child, dawn: Person) -> None:
    link = make_link(mia, dawn)
    answers = [use(make_browser(), link).status_code for _ in range(2)]

    assert answers == [302, 410]
    assert Device.objects.filter(account__isnull=False).count() == 1


def test_a_link_runs_out(mia: Child, dawn: Person, clock: time_machine.Traveller) -> None:
    link = make_link(mia, dawn)
    clock.shift(LIMITS.child_link - timedelta(seconds=1))
    assert make_browser().get(link).status_code == 200

    clock.shift(1)

    assert use(make_browser(), link).status_code == 410


def test_a_newer_link_ends_the_older(mia: Child, dawn: Person) -> None:
    older, newer = make_link(mia, dawn), make_link(mia, dawn)

    assert use(make_browser(), older).status_code == 410
    assert use(make_browser(), newer).status_code == 302


def test_a_guessed_link_opens_nothing(mia: Child, dawn: Person) -> None:
    make_link(mia, dawn)

    assert make_browser().get(reverse("sign_in:link", args=["A" * 22])).status_code == 410


@pytest.mark.parametrize(
    ("pin", "again", "says"),
    [
        ("123", "123", "4 to 6 numbers"),
        ("1234567", "1234567", "4 to 6 numbers"),
        ("25a0", "25a0", "4 to 6 numbers"),
        ("1111", "1111", "easy to guess"),
        ("4567", "4567", "easy to guess"),
        ("2580", "2508", "not the same"),
    ],
)
def test_what_is_no_pin_is_asked_again_and_uses_nothing_up(
    pin: str, again: str, says: str, mia: Child, dawn: Person
) -> None:
    link = make_link(mia, dawn)

    answer = use(make_browser(), link, pin, again)

    assert says in answer.content.decode()
    assert use(make_browser(), link).status_code == 302


def test_next_time_the_pin_is_all_that_the_phone_asks(mia: Child, dawn: Person) -> None:
    phone = connected(mia, dawn)
    phone.post(reverse("sign_in:sign_out"))
    assert "Your PIN" in phone.get(reverse("sign_in:door")).content.decode()

    assert try_pin(phone, PIN)["Location"] == "/"
    assert is_in(phone)


def test_the_pin_is_asked_again_when_nobody_used_the_phone_for_a_while(
    mia: Child, dawn: Person, clock: time_machine.Traveller
) -> None:
    phone = connected(mia, dawn)

    clock.shift(LIMITS.child_idle)
    assert not is_in(phone)

    try_pin(phone, PIN)
    assert is_in(phone)


def test_months_later_the_pin_still_works(
    mia: Child, dawn: Person, clock: time_machine.Traveller
) -> None:
    phone = connected(mia, dawn)
    clock.shift(timedelta(days=200))

    assert try_pin(phone, PIN).status_code == 302


def test_the_pin_works_on_no_other_phone(mia: Child, dawn: Person) -> None:
    connected(mia, dawn)
    other = make_browser()

    assert "Your PIN" not in other.get(reverse("sign_in:door")).content.decode()
    assert try_pin(other, PIN).status_code != 302
    assert not is_in(other)


def test_a_wrong_pin_many_times_slows_and_never_shuts(
    mia: Child, dawn: Person, clock: time_machine.Traveller
) -> None:
    phone = connected(mia, dawn)
    phone.post(reverse("sign_in:sign_out"))
    for _ in range(60):
        told = try_pin(phone, "9999").headers.get("Retry-After", "0")
        assert int(told) <= 60
        clock.shift(int(told))

    too_soon = try_pin(phone, "9999"), try_pin(phone, PIN)
    clock.shift(int(too_soon[1].headers["Retry-After"]) - 1)
    still_too_soon = try_pin(phone, PIN)
    clock.shift(1)

    assert [a.status_code for a in (*too_soon, still_too_soon)] == [403, 429, 429]
    assert "Try in 1 second." in still_too_soon.content.decode()
    assert try_pin(phone, PIN).status_code == 302


def test_a_link_on_another_phone_leaves_the_first_as_it_was(mia: Child, dawn: Person) -> None:
    first = connected(mia, dawn)
    second = make_browser()
    use(second, make_link(mia, dawn), "8642")
    for phone in (first, second):
        phone.post(reverse("sign_in:sign_out"))

    assert try_pin(first, PIN).status_code == 302
    assert try_pin(second, "8642").status_code == 302
    assert [p.given_by for p in private_line.phones_of(mia.pk)] == [dawn, dawn]


def test_a_new_pin_on_the_same_phone_is_a_new_phone(mia: Child, dawn: Person) -> None:
    phone = connected(mia, dawn)
    use(phone, make_link(mia, dawn), "8642")
    phone.post(reverse("sign_in:sign_out"))

    new, old = private_line.phones_of(mia.pk)

    assert (new.device.ended_at, old.device.ended_at) == (None, TEATIME)
    assert try_pin(phone, PIN).status_code == 403


def test_two_children_do_not_share_a_pin(home: Home, mia: Child, dawn: Person) -> None:
    ayo = make_child(home, "Ayo Bright")
    mias = connected(mia, dawn)
    ayos = make_browser()
    use(ayos, make_link(ayo, dawn), "8642")
    ayos.post(reverse("sign_in:sign_out"))

    assert try_pin(ayos, PIN).status_code == 403
    assert is_in(mias)


def test_a_childs_link_is_not_opened_on_a_work_phone(home: Home, mia: Child, dawn: Person) -> None:
    work, own, link = make_browser(), make_browser(), make_link(mia, dawn)
    bind(work, make_phone("Phone 1", home=home), dawn)

    assert use(work, link).status_code == 409
    assert use(own, link).status_code == 302


def test_a_childs_own_phone_is_not_bound_as_a_work_phone(
    home: Home, mia: Child, dawn: Person
) -> None:
    phone, equipment = connected(mia, dawn), make_phone("Phone 1", home=home)

    assert bind(phone, equipment, dawn).status_code == 410
    assert bind(make_browser(), equipment, dawn).status_code == 302


def test_every_link_that_is_made_and_used_is_written_down(mia: Child, dawn: Person) -> None:
    phone = connected(mia, dawn)

    link = Link.objects.get()

    assert (link.made_by, link.used_at, link.used_on.account.person) == (  # type: ignore[union-attr]
        dawn,
        TEATIME,
        mia.person,
    )
    assert {SESSION, DEVICE} <= set(phone.cookies)
