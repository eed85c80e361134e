"""A child's pages can be used by everybody: any width, either theme, text twice as large."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser


def pages_of(page: Page) -> list[str]:
    """Return the address of every page that Mia has, found as she finds them."""
    page.goto("/me/")
    talks = {
        (link.get_attribute("href") or "").partition("#")[0]
        for link in page.locator('a[href*="/talk/"]').all()
    } - {"/me/talk/"}
    page.goto("/me/talk/")
    asides = [link.get_attribute("href") or "" for link in page.locator(".msg a.btn").all()]
    whos = [f"{talk}who/" for talk in talks if "someone-else" not in talk]
    front = ["/me/", "/me/help/", "/me/seen/", "/me/words/", "/help/", "/signed-in/"]
    return [*front, *sorted(talks), *sorted(whos), *asides[:2]]


def test_every_page_can_be_used_by_everybody(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia") as page:
        assert faults_of(page, pages_of(page)) == []


def test_it_reads_from_the_right_as_well(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia") as page:
        page.goto("/me/talk/")
        page.evaluate("document.documentElement.dir = 'rtl'")

        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        mine = page.locator(".msg--me .bubble").first.bounding_box()
        theirs = page.locator(".msg--them .bubble").first.bounding_box()
        assert mine
        assert theirs
        assert mine["x"] < theirs["x"] + theirs["width"] - mine["width"]


def test_the_first_key_skips_to_the_page(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia") as page:
        page.goto("/me/")
        page.keyboard.press("Tab")

        expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
