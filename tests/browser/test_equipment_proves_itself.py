"""A cookie that is copied to another browser sends nothing; the phone itself goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser


@contextmanager
def phone_of(browser: Browser, server: Clearline, name: str) -> Iterator[Page]:
    """Choose somebody in a browser with scripts: so it makes its key, and is their phone."""
    with browser.new_context(base_url=server.address) as context:
        page = context.new_page()
        page.goto("/sign-in/as/")
        page.get_by_role("button", name=f"Sign in as {name}").first.click()
        page.wait_for_selector("body[data-proving]")
        yield page


def write(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Write to Mia").fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def open_talk(page: Page) -> None:
    page.goto("/children/")
    page.get_by_role("link", name="Mia Hartley").click()
    page.locator("label.chip", has_text="Plans and times").click()
    page.get_by_role("button", name="in the app").click()
    expect(page.get_by_text("In the app. About: Plans and times")).to_be_visible()


def test_a_cookie_copied_to_another_browser_cannot_send(
    browser: Browser, server: Clearline
) -> None:
    with phone_of(browser, server, "Dawn Pryce") as phone:
        open_talk(phone)
        copied = phone.context.cookies()
        with browser.new_context(base_url=server.address) as context:
            context.add_cookies(
                [{"name": c["name"], "value": c["value"], "url": server.address} for c in copied]
            )
            thief = context.new_page()
            thief.goto(phone.url)
            write(thief, "Not from the phone")
            expect(thief.locator("[data-sending]")).to_contain_text("This did not prove")

        write(phone, "From the phone itself")
        expect(phone.get_by_role("textbox", name="Write to Mia")).to_have_value("")
    [(count,)] = server.query("SELECT count(*) FROM access_refused WHERE why = 'none'")
    assert count


def test_no_script_reads_the_key(browser: Browser, server: Clearline) -> None:
    with phone_of(browser, server, "Dawn Pryce") as phone:
        kept = phone.evaluate(
            """() => new Promise((done) => {
              const asked = indexedDB.open("clearline", 1);
              asked.onsuccess = () => {
                const all = asked.result.transaction("keys").objectStore("keys").getAll();
                all.onsuccess = () => {
                  const { secret } = all.result[0];
                  crypto.subtle.exportKey("pkcs8", secret).then(
                    () => done("read"), () => done(String(secret.extractable)));
                };
              };
            })"""
        )
    assert kept == "false"


def test_the_pages_of_equipment_can_be_used_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Priya Nair") as page:
        assert faults_of(page, ("/equipment/", "/equipment/?find=zebra", "/enrol/")) == []
