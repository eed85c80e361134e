"""Passkeys on the pages: alone, as the second step, and added by whoever is signed in."""

import re
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client

from clearline.access.models import Account, FactorKind, Session
from tests.rooms.access.authenticator import Authenticator
from tests.rooms.access.making import make_account, make_home, make_worker
from tests.rooms.web.browsing import give_password, is_in, make_browser, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAWN, HERE = "dawn@example.org", "http://testserver"


@pytest.fixture
def account() -> Account:
    return make_account(make_worker(make_home()), DAWN)


@pytest.fixture
def key(account: Account) -> Authenticator:
    """A passkey that its owner has added."""
    browser, key = make_browser(), Authenticator(HERE)
    sign_in(browser, account)
    assert add(browser, key)["Location"] == "/signed-in/"
    return key


def asked(page: str) -> tuple[str, str]:
    """Return the question on a page, and the note that goes back with the answer."""
    options = re.search(r'data-options="([^"]*)"', page)
    state = re.search(r'name="state" value="([^"]*)"', page)
    assert options
    assert state
    return unescape(options.group(1)), unescape(state.group(1))


def add(browser: Client, key: Authenticator) -> Any:
    options, state = asked(browser.get("/signed-in/").content.decode())
    return browser.post("/signed-in/passkey/", {"state": state, "response": key.make(options)})


def use(browser: Client, key: Authenticator, page: str = "/sign-in/") -> Any:
    options, state = asked(browser.get(page).content.decode())
    return browser.post("/sign-in/passkey/", {"state": state, "response": key.get(options)})


def test_a_passkey_signs_in_with_nothing_typed(key: Authenticator) -> None:
    browser = make_browser()

    assert use(browser, key)["Location"] == "/"
    assert is_in(browser)
    assert Session.objects.latest("pk").how == "passkey"


def test_a_passkey_that_nobody_added_signs_nobody_in(key: Authenticator) -> None:
    browser = make_browser()

    assert use(browser, Authenticator(HERE))["Location"] == "/sign-in/?no=passkey"
    assert not is_in(browser)
    assert "not known here" in browser.get("/sign-in/?no=passkey").content.decode()


def test_the_same_answer_twice_signs_in_once(key: Authenticator) -> None:
    browser, thief = make_browser(), make_browser()
    options, state = asked(browser.get("/sign-in/").content.decode())
    form = {"state": state, "response": key.get(options)}

    answers = [b.post("/sign-in/passkey/", form)["Location"] for b in (browser, thief)]

    assert answers == ["/", "/sign-in/?no=passkey"]
    assert not is_in(thief)


def test_a_passkey_is_the_second_step(account: Account, key: Authenticator) -> None:
    browser = make_browser()
    give_password(browser, DAWN)

    use(browser, key, "/sign-in/second/")

    assert is_in(browser)
    assert not Session.objects.filter(how="half", ended_at=None, device=_device(browser))


def _device(browser: Client) -> Any:
    return browser.get("/signed-in/").context["caller"].device_id


def test_anothers_passkey_is_not_ones_second_step(account: Account, key: Authenticator) -> None:
    ola, olas = make_account(make_worker(make_home(), "Ola"), "ola@example.org"), make_browser()
    sign_in(olas, ola)
    other = Authenticator(HERE)
    add(olas, other)
    browser = make_browser()
    give_password(browser, DAWN)

    use(browser, other, "/sign-in/second/")

    # They are in as themselves, which their passkey alone would do, and never as the other.
    assert browser.get("/signed-in/").context["caller"].account_id == ola.pk


def test_a_passkey_is_added_only_just_after_the_second_step(
    account: Account, clock: time_machine.Traveller
) -> None:
    browser, key = make_browser(), Authenticator(HERE)
    sign_in(browser, account)
    options, state = asked(browser.get("/signed-in/").content.decode())
    clock.shift(11 * 60)

    form = {"state": state, "response": key.make(options)}
    answer = browser.post("/signed-in/passkey/", form)

    assert answer["Location"].startswith("/sign-in/again/")
    assert not account.factors.filter(kind=FactorKind.PASSKEY)


def test_on_a_bare_address_no_passkey_is_asked_for(account: Account) -> None:
    page = make_browser().get("/sign-in/", headers={"host": "127.0.0.1"}).content.decode()

    assert "data-passkey" not in page
    assert "data-passkey" in make_browser().get("/sign-in/").content.decode()
