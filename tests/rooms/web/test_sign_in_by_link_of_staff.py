"""Staff come in by a link: to a password, and with a phone that the home enrols."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clearline.access import accounts, links
from clearline.access.links import For
from clearline.access.models import Account, Device, LinkKind, Session
from clearline.registers.models import Home, Person, Role
from tests.conftest import TEATIME
from tests.proving import Key
from tests.rooms.access.making import (
    PASSWORD,
    give_post,
    make_account,
    make_home,
    make_person,
    make_phone,
    make_worker,
)
from tests.rooms.web.browsing import code_of, is_in, make_browser, secret_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def home() -> Home:
    return make_home()


@pytest.fixture
def dawn(home: Home) -> Person:
    return make_worker(home)


def bind(browser: Client, equipment: Any, by: Person) -> Any:
    token = links.make(For(LinkKind.EQUIPMENT, equipment=equipment), by=by, at=TEATIME)
    address = reverse("sign_in:link", args=[token])
    proof = Key().proof(f"http://testserver{address}", at=TEATIME)
    return browser.post(address, {"dpop": proof})


def test_a_bound_phone_is_the_equipment_of_whoever_signs_in_on_it(home: Home, dawn: Person) -> None:
    phone, equipment = make_browser(), make_phone("Phone 1", home=home)
    bind(phone, equipment, dawn)

    assert "This is Phone 1." in phone.get(reverse("sign_in:door")).content.decode()
    sign_in(phone, make_account(dawn))
    assert Session.objects.latest("pk").device.equipment == equipment


def test_binding_another_browser_takes_the_phone_from_the_first(home: Home, dawn: Person) -> None:
    first, second, equipment = make_browser(), make_browser(), make_phone("Phone 1", home=home)
    bind(first, equipment, dawn)
    sign_in(first, make_account(dawn))

    bind(second, equipment, dawn)

    assert not is_in(first)
    assert Device.objects.filter(equipment=equipment, ended_at=None).count() == 1


def staff_link(account: Account, by: Person, kind: LinkKind = LinkKind.STAFF) -> str:
    token = links.make(For(kind, account=account), by=by, at=TEATIME)
    return reverse("sign_in:link", args=[token])


def choose(browser: Client, link: str, password: str = "nine loud magpies") -> Any:
    return browser.post(link, {"password": password, "again": password})


def test_staff_set_a_password_by_a_link_and_then_a_second_step(home: Home) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    account = accounts.open_for(make_worker(home), name="dawn@example.org", by=priya, at=TEATIME)
    browser = make_browser()

    answer = choose(browser, staff_link(account, priya))

    assert answer["Location"] == "/sign-in/second/"
    assert browser.get("/sign-in/second/")["Location"] == "/sign-in/set-up/"
    assert not is_in(browser)


def test_a_link_of_the_manager_ends_what_stood_before(home: Home, dawn: Person) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    browser, account = make_browser(), make_account(dawn)
    sign_in(browser, account)

    choose(make_browser(), staff_link(account, priya))

    assert not is_in(browser)
    assert not account.factors.filter(ended_at=None)
    account.refresh_from_db()
    assert accounts.by_password("dawn@example.org", PASSWORD) is None
    assert accounts.by_password("dawn@example.org", "nine loud magpies") == account


def test_a_link_of_the_administrator_leaves_the_second_step(home: Home, dawn: Person) -> None:
    adele, account = make_person("Adele"), make_account(dawn)
    give_post(adele, Role.ADMINISTRATOR)
    secret, browser = secret_of(account), make_browser()

    choose(browser, staff_link(account, adele, LinkKind.PASSWORD))

    assert browser.get("/sign-in/set-up/")["Location"] == "/sign-in/second/"
    browser.post("/sign-in/second/", {"code": code_of(secret)})
    assert is_in(browser)


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("short", "at least 12 letters"),
        ("password1234", "easily guessed"),
        ("dawn is the best", "your own name"),
        ("x" * 201, "at most 200"),
    ],
)
def test_a_poor_password_is_asked_again(password: str, says: str, dawn: Person) -> None:
    link = staff_link(make_account(dawn), dawn)

    answer = choose(make_browser(), link, password)

    assert says in answer.content.decode()
    assert choose(make_browser(), link).status_code == 302
