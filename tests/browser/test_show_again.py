"""Before an approval one shows once more who one is, with a passkey, in a real browser."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults
from tests.browser.test_sign_in import at_localhost, authenticator
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """A server of its own, in which a sign-in grows old."""
    with made_up.copy(tmp_path_factory.mktemp("showing-again") / "data") as clearline:
        clearline.start()
        yield clearline


OPEN_ALL = """() => document.querySelectorAll("details").forEach(each => {
    each.removeAttribute("name"); each.open = true; })"""


def choose(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/sign-in/as/")
    page.evaluate(OPEN_ALL)
    page.get_by_role("button", name=f"Sign in as {name}").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def grow_old(server: Clearline) -> None:
    """Let it be long ago that anybody showed who they are."""
    with closing(sqlite3.connect(server.data / "clearline.sqlite3")) as connection, connection:
        connection.execute("UPDATE access_session SET fresh_at = '2020-01-01 00:00:00'")


def sign_in_with_a_passkey(page: Page, server: Clearline, name: str) -> str:
    address = at_localhost(server)
    authenticator(page)
    choose(page, address, name)
    page.goto(f"{address}/signed-in/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Passkey, Chrome on")).to_be_visible()
    page.get_by_role("button", name="Sign out here").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    return address


def change_an_hour(page: Page, address: str, until: str) -> None:
    page.goto(f"{address}/policy/change/")
    page.locator("[name=quiet_until]").fill(until)
    page.get_by_role("button", name="Settle").click()


def test_an_approval_asks_for_the_passkey_and_keeps_what_was_filled_in(
    server: Clearline, page: Page
) -> None:
    address = sign_in_with_a_passkey(page, server, "Graham")
    grow_old(server)
    change_an_hour(page, address, "06:30")
    expect(page.get_by_role("heading", name="Show once more that it is you")).to_be_visible()
    assert page.url.endswith("/policy/change/")

    page.get_by_role("button", name="Use your passkey").click()

    page.wait_for_url("**/policy/?told=settled")
    expect(page.locator("main")).to_contain_text("06:30")
    change_an_hour(page, address, "06:45")
    page.wait_for_url("**/policy/?told=settled")


def test_whoever_is_made_up_goes_on_with_a_tap(server: Clearline, page: Page) -> None:
    address = server.address.rstrip("/")
    choose(page, address, "Graham")
    grow_old(server)
    change_an_hour(page, address, "07:15")

    page.get_by_role("button", name="Go on").click()

    page.wait_for_url("**/policy/?told=settled")


def test_the_page_can_be_used_by_everybody(server: Clearline, page: Page) -> None:
    address = server.address.rstrip("/")
    choose(page, address, "Graham")
    grow_old(server)

    def ask(shown: Page) -> None:
        shown.locator("[name=quiet_until]").fill("07:20")
        shown.get_by_role("button", name="Settle").click()
        shown.get_by_role("heading", name="Show once more").wait_for()

    assert faults(page, f"{address}/policy/change/", then=ask) == []
