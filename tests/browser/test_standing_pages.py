"""The pages of who is fit for what, and of what is read: usable by everybody, and by keys alone."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser


def test_what_a_home_and_an_authority_keep_can_be_used_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Priya Nair") as priya:
        found = faults_of(priya, ("/missing/", "/policies/", "/policies/readers/"))
    with window_of(browser, server, "Graham Tolliver") as graham:
        found += faults_of(graham, ("/policies/new/",))
    with window_of(browser, server, "Marcus Bellweather") as marcus:
        marcus.goto("/registers/placed/")
        mia = marcus.locator(".people a", has_text="Mia").get_attribute("href") or ""
        add = mia + "private/add/"
        new = "/registers/colleagues/new/"
        found += faults_of(marcus, ("/registers/placed/", mia, add, "/registers/colleagues/", new))
    with window_of(browser, server, "Dawn Pryce") as dawn:
        dawn.goto("/policies/")
        one = dawn.locator(".people a").first.get_attribute("href") or ""
        found += faults_of(dawn, ("/policies/", one))

    assert found == [], "\n".join(found)


def test_a_lost_second_step_is_renewed_by_two_by_keys_alone(
    browser: Browser, server: Clearline
) -> None:
    with (
        window_of(browser, server, "Marcus Bellweather") as marcus,
        window_of(browser, server, "Adele") as adele,
    ):
        marcus.goto("/connect/two/")
        marcus.get_by_role("link", name=re.compile("Helen")).focus()
        marcus.keyboard.press("Enter")
        marcus.wait_for_url(re.compile(r"/connect/two/\d+/"))
        helens = marcus.url.removeprefix(server.address)
        found = faults_of(marcus, ("/connect/two/", helens))
        marcus.get_by_label("How do you know that it is they?").fill("I saw her today")
        marcus.keyboard.press("Enter")
        expect(marcus.get_by_text("Now somebody else has to agree.")).to_be_visible()
        found += faults_of(adele, ("/connect/two/", helens))
        adele.get_by_role("button", name="I am sure too").focus()
        adele.keyboard.press("Enter")
        expect(adele.get_by_role("heading", name="Give them this link yourself")).to_be_visible()

    assert found == [], "\n".join(found)


def test_a_version_is_put_in_and_acknowledged_by_keys_alone(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Graham Tolliver") as graham:
        graham.goto("/policies/new/")
        graham.get_by_label("Document").select_option(label="Missing child policy")
        graham.get_by_label("Version").fill("Spring 2027")
        graham.get_by_label("What is new in it").fill("Whom to ring first.")
        due = date.today() + timedelta(days=9)  # noqa: DTZ011 - as the browser has it
        graham.get_by_label("To be read by").fill(due.isoformat())
        text = {"name": "p.md", "mimeType": "text/markdown", "buffer": b"# First\n\nRing."}
        graham.get_by_label("File").set_input_files(text)  # type: ignore[arg-type]
        graham.get_by_role("button", name="Put it in").click()
        expect(graham.get_by_role("heading", name="Missing child policy")).to_be_visible()
    with window_of(browser, server, "Sam Oyelaran") as sam:
        sam.goto("/policies/")
        sam.get_by_role("link", name=re.compile("Missing child policy")).focus()
        sam.keyboard.press("Enter")
        sam.get_by_role("button", name="I have read this").focus()
        sam.keyboard.press("Enter")
        expect(sam.get_by_text("There is nothing new for you to read.")).to_be_visible()
