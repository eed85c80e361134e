"""The pages of a crisis can be used by everybody, and worked by two at once on two phones."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

CHILD = "Amina Darwish"


def start(page: Page) -> str:
    """Start a crisis for the child, or come to the one there is, and return its page."""
    page.goto("/crises/")
    page.get_by_role("button", name=re.compile(f"Crisis: {CHILD}")).click()
    page.wait_for_url(re.compile(r"/crises/\d+/$"))
    return page.url


@pytest.fixture(scope="module")
def crisis(browser: Browser, server: Clearline) -> str:
    with window_of(browser, server, "Dawn Pryce") as page:
        return start(page)


def test_every_page_of_the_staff_s_can_be_used_by_everybody(
    browser: Browser, server: Clearline, crisis: str
) -> None:
    with window_of(browser, server, "Priya") as page:
        page.goto(crisis)
        plan = page.locator('a[href^="/crises/plan/"]').get_attribute("href") or ""
        assert faults_of(page, [crisis, "/crises/", plan, "/today/"]) == []
    with window_of(browser, server, "Dawn Pryce") as page:
        assert faults_of(page, [crisis, "/crises/", "/children/"]) == []


def test_both_pages_of_a_child_who_asks(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Ellie-Mae") as page:
        assert faults_of(page, ["/me/help/now/"]) == []
        page.goto("/me/help/now/")
        page.get_by_role("button", name="I need help now").click()
        expect(page.get_by_role("heading", name="You did the right thing")).to_be_visible()
        assert faults_of(page, ["/me/help/now/"]) == []
        page.get_by_role("textbox").fill("im in my room and i feel really bad")
        page.get_by_role("button", name="Send it to us").click()
        expect(page.locator(".msg--me", has_text="in my room")).to_be_visible()


def test_from_the_tap_to_the_end_by_the_keyboard_alone(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Sam") as page:
        page.goto("/crises/")
        page.get_by_role("button", name=re.compile("Crisis: Reece")).focus()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/crises/\d+/$"))
        page.get_by_role("button", name="Yes").first.focus()
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Yes").first).to_have_attribute(
            "aria-pressed", "true"
        )
        page.get_by_label("Write it down").focus()
        page.keyboard.type("Rang twice. No answer.")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Rang twice. No answer.").first).to_be_visible()
        page.get_by_label("who heard or saw them").focus()
        page.keyboard.type("Home again, and asleep.")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Over, heard or seen").first).to_be_visible()


def test_two_phones_see_each_other_s_taps_as_they_come(
    browser: Browser, server: Clearline, crisis: str
) -> None:
    with (
        window_of(browser, server, "Dawn Pryce") as dawn,
        window_of(browser, server, "Sam") as sam,
    ):
        dawn.goto(crisis)
        sam.goto(crisis)
        sam.get_by_role("button", name="I’m here too").click()
        expect(dawn.get_by_text("Sam Oyelaran came to it").first).to_be_visible()
        dawn.get_by_role("button", name=re.compile("I’m ringing 999")).click()
        expect(sam.get_by_text("Dawn Pryce rings 999").first).to_be_visible()


def test_words_that_help_are_in_the_box_after_one_tap(
    browser: Browser, server: Clearline, crisis: str
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        page.goto(crisis)
        page.get_by_role("link", name="Are you safe where you are?").click()
        box = page.get_by_role("textbox", name=re.compile("^Write to"))
        expect(box).to_have_value(re.compile("Are you safe where you are\\?"))


def test_the_pages_of_a_child_who_is_gone_can_be_used_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Sam") as page:
        page.goto("/children/")
        page.locator('a[href^="/children/"]', has_text="Amina").first.click()
        page.get_by_role("link", name="Amina is missing").click()
        said = page.url
        page.get_by_label("Yes: away without leave").check()
        page.get_by_role("button", name="Write it down").click()
        page.wait_for_url(re.compile(r"/crises/missing/of/\d+/$"))
        gone = page.url
        assert faults_of(page, [gone, "/crises/"]) == []
        page.goto(gone)
        page.get_by_role("button", name="Amina is back").click()
        expect(page.get_by_text("72 hours after they came back")).to_be_visible()
        assert faults_of(page, [said, gone]) == []
