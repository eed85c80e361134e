"""What is found is marked while one writes, told to whoever listens, and contested in one tap."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults, faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

FIRST = "If you need me it is oh double seven nought oh"
SECOND = "nine hundred four one seven any time"
SUICIDE = "i dont want to be alive any more, i want to kill myself"


def begin(page: Page) -> Page:
    page.goto("/children/")
    page.get_by_role("link", name="Callum Reid").click()
    page.locator("label.chip", has_text="Check in").click()
    page.get_by_role("button", name="in the app").click()
    return page


def child_writes(browser: Browser, server: Clearline, name: str, words: str) -> None:
    with window_of(browser, server, name) as phone:
        phone.goto("/me/talk/")
        phone.get_by_role("textbox", name=re.compile("^Write to")).fill(words)
        phone.get_by_role("button", name="Send").click()
        phone.locator(".msg--me", has_text=words).wait_for()


def test_a_number_over_two_messages_is_marked_in_both_and_contested_by_keyboard(
    browser: Browser, server: Clearline
) -> None:
    child_writes(browser, server, "Callum", "u there")
    with window_of(browser, server, "Dawn Pryce") as page:
        box = begin(page).get_by_role("textbox", name="Write to Callum")
        box.fill(FIRST)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator(".msg--us .bubble").last).to_have_text(FIRST)

        box.fill(SECOND)
        marked = page.locator("[data-mirror] mark.found")
        expect(marked.first).to_contain_text("nine hundred four one seven")
        expect(page.locator(".msg--us mark.found")).to_have_text("oh double seven nought oh")
        expect(page.locator("[data-found-say]")).to_contain_text("It can’t go.")
        expect(box).to_be_focused()

        # What is written before a mark moves it.
        box.fill(f"So: {SECOND}")
        expect(marked.first).to_contain_text("nine hundred four one seven")

        page.get_by_role("button", name="Show me").press("Enter")
        chosen = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
        assert "nine hundred" in box.evaluate(chosen)

        page.get_by_role("button", name="Not a number?").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Not sent. Callum has not seen it."
        )
        expect(page.get_by_text("You said that this is wrong.")).to_be_visible()
        assert faults(page, page.url) == []
    with window_of(browser, server, "Priya Nair") as page:
        manager = ("/reading/", "/reading/known/", "/reading/figures/", "/policy/")
        assert faults_of(page, manager) == []


def test_a_worry_is_told_at_once_and_each_page_of_it_can_be_used(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        page.goto("/worries/")
        page.wait_for_timeout(300)
        child_writes(browser, server, "Mia", SUICIDE)
        told = page.get_by_role("link", name="There is a worry about a child. See what to do")
        expect(told).to_be_visible()
        told.click()
        assert faults_of(page, ["/worries/"]) == []
        page.get_by_role("link", name="Mia").first.click()
        assert faults(page, page.url) == []
        page.get_by_role("button", name="I’ve got this").click()
        expect(page.get_by_text("Dawn Pryce has it since")).to_be_visible()
