"""The pages of staff can be used by everybody: any width, either theme, text twice as large."""

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

WRITE = re.compile("^Write to")
DISCLOSED = "My mum and dad split up when I was your age and it got better."


@pytest.fixture(scope="module")
def addresses(browser: Browser, server: Clearline) -> list[str]:
    """Let one message be refused and one wait, and return each page’s address."""
    with window_of(browser, server, "Mia") as phone:
        phone.goto("/me/talk/")
        phone.get_by_role("textbox", name=WRITE).fill("is anybody there")
        phone.get_by_role("button", name="Send").click()
        phone.locator(".msg--me", has_text="is anybody there").wait_for()
    with window_of(browser, server, "Dawn Pryce") as page:
        found = ["/children/"]
        page.goto("/children/")
        page.get_by_role("link", name="Mia Hartley").click()
        found.append(page.url)
        page.locator("label.chip", has_text="Check in").click()
        page.get_by_role("button", name="in the app").click()
        talk = page.url.partition("?")[0]
        found += [talk, f"{talk}who/"]
        for words in ("Ring me on 07700 900417.", DISCLOSED):
            page.goto(f"{talk}?purpose=check_in")
            page.get_by_role("textbox", name=WRITE).fill(words)
            page.get_by_role("button", name="Send").click()
            page.wait_for_url("**/messages/**")
            found.append(page.url)
        page.goto("/children/")
        page.get_by_role("link", name="Ellie-Mae Croft").click()
        found.append(page.url)
    return found


def test_every_page_can_be_used_by_everybody(
    browser: Browser, server: Clearline, addresses: list[str]
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        assert faults_of(page, addresses) == []


def test_and_the_pages_of_a_private_line(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Helen Ashdown") as page:
        page.goto("/children/")
        page.get_by_role("link", name="Mia Hartley").click()
        child = page.url
        page.locator(".dock .btn--main").click()

        assert faults_of(page, ["/children/", child, page.url]) == []
