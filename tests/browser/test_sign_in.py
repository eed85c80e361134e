"""Signing in, in a real browser: how each page looks, and a passkey from first to next."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults, faults_of
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """A server of its own: a new PIN shuts what others are looking at."""
    with made_up.copy(tmp_path_factory.mktemp("signing-in") / "data") as clearline:
        clearline.start()
        yield clearline


def at_localhost(server: Clearline) -> str:
    """Return the address by its name: a browser binds a passkey to a name, never to a number."""
    return server.address.replace("127.0.0.1", "localhost").rstrip("/")


def choose(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in/as/")
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def authenticator(page: Page) -> Any:
    """Give the browser a passkey holder, as a phone has one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_a_passkey_is_added_and_then_signs_in_by_itself(server: Clearline, page: Page) -> None:
    address = at_localhost(server)
    authenticator(page)
    choose(page, address, "Dawn")
    page.goto(f"{address}/signed-in/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Passkey, Chrome on")).to_be_visible()
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.goto(f"{address}/signed-in/")
    expect(page.get_by_role("heading", name="Where I am signed in")).to_be_visible()


def test_without_a_passkey_the_page_says_so_and_stays(server: Clearline, page: Page) -> None:
    authenticator(page)
    page.goto(f"{at_localhost(server)}/sign-in/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("No passkey came.")).to_be_visible()
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_child_connects_a_phone_with_a_link_and_a_pin(
    server: Clearline, page: Page, new_context: Any
) -> None:
    choose(page, server.address.rstrip("/"), "Dawn")
    link = make_link(page, server)
    phone = new_context(java_script_enabled=False).new_page()

    phone.goto(link)
    phone.get_by_label("Choose a PIN").fill("2580")
    phone.get_by_label("The same PIN again").fill("2580")
    phone.get_by_role("button", name="Open").click()
    phone.goto(f"{server.address}/signed-in/")
    phone.get_by_role("button", name="Sign out here").click()
    phone.get_by_label("Your PIN").fill("2580")
    phone.get_by_role("button", name="Open").click()
    phone.goto(f"{server.address}/signed-in/")

    expect(phone.get_by_text("Dawn Pryce made the link")).to_be_visible()


def make_link(page: Page, server: Clearline) -> str:
    for child in range(1, 60):
        answer = page.goto(f"{server.address}/connect/child/{child}/")
        if answer and answer.status == 200:
            break
    assert faults(page, page.url) == []
    assert faults(page, page.url, then=make_one) == []
    return page.get_by_text("/l/").inner_text()


def make_one(page: Page) -> None:
    page.get_by_label("I see ").check()
    page.get_by_role("button", name="Make a link").click()
    page.get_by_text("/l/").wait_for()


def test_every_page_can_be_used_by_everybody(server: Clearline, page: Page) -> None:
    address = server.address.rstrip("/")
    before = ("/sign-in/", "/sign-in/?staff", "/sign-in/as/", "/l/AAAAAAAAAAAAAAAAAAAAAA/")
    found = faults_of(page, [address + path for path in before])
    choose(page, address, "Helen")
    after = ("/signed-in/", "/sign-in/again/")

    assert found + faults_of(page, [address + path for path in after]) == []
