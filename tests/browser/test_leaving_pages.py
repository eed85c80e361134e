"""Two people approve on 360-pixel phones, an account is written, a young person says no more."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser


def go_on_as(page: Page, button: str) -> None:
    """Press a button that asks once more who one is, where it was not asked a moment ago."""
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("load")
    if page.get_by_role("heading", name="Show once more that it is you").is_visible():
        page.get_by_role("button", name="Go on").click()


def faults_after_leaving(browser: Browser, server: Clearline) -> list[str]:
    """Return what keeps anybody from using these pages, as long as both are still to answer."""
    with window_of(browser, server, "Sam Oyelaran") as sam:
        sam.goto("/leaving/")
        account = sam.get_by_role("link", name="Write it").get_attribute("href") or ""
        reece = sam.locator(".people a", has_text="Left on").get_attribute("href") or ""
        about = (reece, f"{reece}ask/", f"{reece}wants/", f"{reece}happened/")
        found = faults_of(sam, ("/leaving/", account, *about))
    with window_of(browser, server, "Priya Nair") as priya:
        priya.goto("/leaving/")
        approval = priya.get_by_role("link", name="Contact with Amina").get_attribute("href") or ""
        amina = priya.locator(".people a", has_text="Leaves on").get_attribute("href") or ""
        found += faults_of(priya, ("/leaving/", approval, amina))
    with window_of(browser, server, "Reece") as young:
        found += faults_of(young, ("/me/leaving/",))
    return found


def both_approve(browser: Browser, server: Clearline) -> None:
    for name in ("Priya Nair", "Marcus Bellweather"):
        with window_of(browser, server, name, java_script_enabled=False) as page:
            page.goto("/leaving/")
            page.get_by_role("link", name="Contact with Amina").click()
            go_on_as(page, "Yes, I approve")
            expect(page.get_by_text("Your answer is written down.")).to_be_visible()


def test_both_approve_an_account_is_written_and_who_has_left_says_no_more(
    browser: Browser, server: Clearline
) -> None:
    # One test: whatever is answered here is answered for everybody who shares the server.
    found = faults_after_leaving(browser, server)
    assert found == [], "\n".join(found)

    both_approve(browser, server)
    with window_of(browser, server, "Reece", java_script_enabled=False) as page:
        page.goto("/me/leaving/")
        expect(page.get_by_role("heading", name="What is agreed")).to_be_visible()
        page.get_by_role("button", name="No more contact").click()
        expect(page.get_by_text("You said: no more contact.")).to_be_visible()
    with window_of(browser, server, "Sam Oyelaran", java_script_enabled=False) as page:
        page.goto("/leaving/")
        page.get_by_role("link", name="Write it").click()
        page.locator("label", has_text="Up and down").click()
        page.get_by_role("button", name="Keep this account").click()
        expect(page.get_by_text("They seemed up and down.")).to_be_visible()
        expect(page.get_by_text("Lapsed")).to_be_visible()
