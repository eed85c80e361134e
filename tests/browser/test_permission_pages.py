"""A parent answers on a 360-pixel phone, later takes it back, and the next message is refused."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline
from tests.signed_in import as_somebody

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Link:
    """What a parent was given: the address, and the code that was said."""

    path: str
    code: str


def mia(page: Page) -> str:
    """Return the address of Mia's permissions."""
    page.goto("/permissions/")
    return page.get_by_role("link", name="Mia Hartley", exact=True).get_attribute("href") or ""


def ask(page: Page, *forms: str) -> Link:
    """Make a link for Mia's mother, as who is signed in on this page."""
    page.goto(mia(page) + "ask/")
    for form in forms:
        page.get_by_role("checkbox", name=form).check()
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Give this to Karen Hartley")
    found = re.search(r"/f/[\w-]+/", page.locator("main").inner_text())
    assert found
    return Link(found[0], page.locator(".spoken").inner_text())


@contextmanager
def parents_phone(browser: Browser, server: Clearline) -> Iterator[Page]:
    """A small phone on which nobody is signed in, without script."""
    phone = {"viewport": {"width": 360, "height": 740}, "base_url": server.address}
    with browser.new_context(**phone, java_script_enabled=False, locale="en-GB") as context:  # type: ignore[arg-type]
        yield context.new_page()


def open_with_code(page: Page, link: Link) -> None:
    page.goto(link.path)
    page.get_by_label("Your code").fill(link.code)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How may we keep in touch with Mia?")


def answer(page: Page, form: str, says: str) -> None:
    page.get_by_role("group", name=form).get_by_role("radio", name=says, exact=True).check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="We have your answers")).to_be_visible()


def is_refused(server: Clearline) -> bool:
    """Let the manager write to Mia, and say whether that is refused: held at night it is not."""
    mia, priya = as_somebody(server, "Mia"), as_somebody(server, "Priya Nair")
    with closing(mia.client), closing(priya.client):
        draft = priya.draft(mia.conversation(), "Tea is at six.", message=uuid4())
        return bool(priya.client.post("/send", json=draft).json()["outcome"] == "refuse")


def test_a_parent_answers_on_a_phone_and_what_they_take_back_refuses_the_next_message(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Priya Nair") as priya:
        link = ask(priya, "Message in the app")
    with parents_phone(browser, server) as karen:
        open_with_code(karen, link)
        answer(karen, "Messages in our app", "Yes")
        expect(karen.get_by_text("You said yes. It lasts until")).to_be_visible()
        assert not is_refused(server)

        answer(karen, "Messages in our app", "No")
        assert is_refused(server)
        answer(karen, "Messages in our app", "Yes")
        assert not is_refused(server)


def test_every_page_of_permission_can_be_used_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Priya Nair") as priya:
        link = ask(priya, "Text message", "E-mail")
        sheet = mia(priya)
        priya.goto(sheet)
        asked = priya.locator("a[href^='/asks/']").first.get_attribute("href") or ""
        found = faults_of(
            priya,
            ("/permissions/", "/permissions/languages/", sheet, sheet + "ask/", asked, "/tasks/"),
        )
    with window_of(browser, server, "Lena Hollis") as lena:
        found += faults_of(lena, ("/withdrawn/",))
    with browser.new_context(base_url=server.address, locale="en-GB") as context:
        phone = context.new_page()
        found += faults_of(phone, (link.path, "/f/" + "A" * 22 + "/"))
        open_with_code(phone, link)
        found += faults_of(phone, (link.path, link.path + "?in=ar"))
    with window_of(browser, server, "Graham Tolliver") as graham:
        found += faults_of(graham, ("/permissions/languages/",))

    assert found == [], "\n".join(found)


def test_a_parent_answers_by_keys_alone(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya Nair") as priya:
        link = ask(priya, "Photograph")
    with browser.new_context(base_url=server.address, locale="en-GB") as context:
        page = context.new_page()
        page.goto(link.path)
        page.get_by_label("Your code").focus()
        page.keyboard.type(link.code)
        page.keyboard.press("Enter")
        group = page.get_by_role("group", name="Photos")
        group.get_by_role("radio", name="Yes").focus()
        page.keyboard.press("ArrowRight")
        expect(group.get_by_role("radio", name="No")).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="We have your answers")).to_be_visible()
        expect(page.get_by_text("You said no. We do not use it.")).to_be_visible()
