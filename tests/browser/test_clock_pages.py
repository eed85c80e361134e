"""The pages of clocks can be used by everybody; a phone shows nothing of what it is told."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

WORKER = Path("clearline/web/static/clearline/push-worker.js")


def start(page: Page) -> None:
    """Start a crisis for the child, or come to the one there is."""
    page.goto("/crises/")
    page.get_by_role("button", name=re.compile("Crisis: (Oluwa)?[Tt]obi")).click()
    page.wait_for_url(re.compile(r"/crises/\d+/$"))


def test_what_runs_is_shown_and_seen_by_the_keyboard_alone(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        start(page)
        assert faults_of(page, ["/clocks/"]) == []
    with window_of(browser, server, "Priya") as page:
        page.goto("/clocks/")
        expect(page.get_by_role("link", name="Hear or see Tobi")).to_be_visible()
        expect(page.get_by_role("timer").first).to_contain_text(re.compile("left|Late by"))
        assert faults_of(page, ["/clocks/", "/clocks/told/"]) == []
        page.goto("/clocks/")
        page.get_by_role("button", name="I have seen these").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=re.compile("^You were told"))).to_be_hidden()
    with window_of(browser, server, "Graham") as page:
        page.goto("/clocks/")
        page.get_by_role("link", name="Alder Court").click()
        expect(page.get_by_role("link", name="Hear or see Tobi")).to_be_hidden()
        assert faults_of(page, [page.url]) == []


def test_without_a_script_all_of_it_is_there(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya", java_script_enabled=False) as page:
        page.goto("/clocks/")
        expect(page.get_by_role("heading", name="Clocks", exact=True)).to_be_visible()
        page.get_by_role("link", name="Where you are told").click()
        expect(page.get_by_text("This needs a browser that runs scripts.")).to_be_visible()
        expect(page.get_by_role("button", name="Tell me on this one")).to_be_hidden()


# A browser without windows shows no notifications: here the worker's own words are taken down.
TOLD = """([worker, pushed]) => {
    const heard = {}, shown = [];
    const self = {
        addEventListener: (name, does) => (heard[name] = does),
        registration: {showNotification: (title, options) => shown.push([title, options])},
    };
    new Function('self', worker)(self);
    heard.push({
        data: pushed === null ? null : {json: () => JSON.parse(pushed)},
        waitUntil: () => {},
    });
    return shown.map(([title, options]) => [title, options.body, options.data.to]); }"""
NEEDED = ["Clearline", "You are needed now.", "/crises/"]
WAITS = ["Clearline", "Something waits for you.", "/clocks/"]
# Whatever else came, nothing of it is shown.
PUSHED = [
    ('{"says": "You are needed now.", "to": "/crises/"}', NEEDED),
    ('{"says": "Something waits for you.", "to": "/clocks/"}', WAITS),
    ('{"says": "Mia is missing", "to": "https://elsewhere.example/"}', WAITS),
    ("Mia is missing", WAITS),
    (None, WAITS),
]


def test_a_phone_shows_that_something_waits_and_nothing_of_what(browser: Browser) -> None:
    worker = WORKER.read_text()
    with browser.new_context() as context:
        page = context.new_page()
        shown = [page.evaluate(TOLD, [worker, pushed]) for pushed, _ in PUSHED]

    assert shown == [[wanted] for _, wanted in PUSHED]


def test_the_worker_begins_where_it_is_turned_on(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya") as page:
        page.goto("/clocks/told/")
        form = page.locator("form[data-push]")
        expect(form.get_by_role("button", name="Tell me on this one")).to_be_visible()
        begun = "async worker => (await navigator.serviceWorker.register(worker)).scope"
        scope = page.evaluate(begun, form.get_attribute("data-worker"))

        assert scope == f"{server.address}/static/clearline/"
