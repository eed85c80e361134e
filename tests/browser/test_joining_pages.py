"""Joining somebody to their organisation's own sign-in, and what each declares, for everybody."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults
from tests.browser.windows import window_of
from tests.live import Clearline, Prepared
from tests.standins.identity_provider import OID, TENANT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def joining(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """A server at which an organisation's own sign-in is believed; nobody goes there."""
    with made_up.copy(tmp_path_factory.mktemp("joining") / "data") as clearline:
        clearline.settings = {
            "CLEARLINE_OIDC_CLIENT_ID": "clearline",
            "CLEARLINE_OIDC_CLIENT_SECRET": "only-for-the-tests",
            "CLEARLINE_OIDC_TENANTS": f"Fenshire Council={TENANT}",
        }
        clearline.start()
        yield clearline


def join(page: Page) -> None:
    page.get_by_label("object id").fill(OID)
    page.get_by_role("button", name="Join Sam").click()
    expect(page.get_by_role("button", name="Part")).to_be_visible()


def join_nobody(page: Page) -> None:
    page.get_by_label("object id").fill("sam@clearline.example")
    page.get_by_role("button", name="Join Sam").click()
    expect(page.get_by_role("heading", name="Not joined")).to_be_visible()


def test_the_pages_of_joining_can_be_used_by_everybody(
    browser: Browser, joining: Clearline
) -> None:
    with window_of(browser, joining, "Priya Nair") as page:
        page.goto("/registers/staff/")
        page.get_by_role("link", name="Sam Oyelaran").click()
        where = page.url.rstrip("/").rpartition("/")[2]
        connect = f"/connect/staff/{where}/"
        found = faults(page, connect) + faults(page, f"{connect}joined/", then=join_nobody)
        found += faults(page, f"{connect}joined/", then=join)
    with browser.new_context(base_url=joining.address, locale="en-GB") as context:
        found += faults(context.new_page(), "/sign-in/?staff")

    assert found == []


def declare(page: Page) -> None:
    for question in ("Are you anywhere online", "Do you know anybody here"):
        group = page.get_by_role("group", name=question)
        group.get_by_role("radio", name="No", exact=True).check(force=True)
    page.get_by_role("button", name="I declare this").click()
    expect(page.get_by_text("Thank you. It is written down.")).to_be_visible()


def test_what_each_declares_once_a_year_can_be_used_by_everybody(
    browser: Browser, joining: Clearline
) -> None:
    with window_of(browser, joining, "Dawn Pryce") as page:
        found = faults(page, "/children/") + faults(page, "/policies/declare/")
        found += faults(page, "/policies/declare/", then=declare)

    assert found == []
