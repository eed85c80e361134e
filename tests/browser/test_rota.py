"""The week of a home, on any screen and by keys alone."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import faults, faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser


def change(page: Page) -> None:
    page.get_by_role("link", name="Change").last.click()
    page.get_by_role("heading", name="Who works it instead").wait_for()


def test_the_week_and_a_swap_can_be_used_by_everybody(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya Nair") as page:
        found = faults_of(page, ("/rota/", "/rota/?week=2031-02-03"))

        assert found + faults(page, "/rota/", then=change) == []


def answered(page: Page) -> None:
    page.get_by_role("button", name="Yes").first.click()
    page.get_by_text("You said yes.").wait_for()


def asked(page: Page) -> None:
    page.get_by_role("link", name="Change it").last.click()
    page.get_by_role("heading", name="Who could work it?").wait_for()


def test_a_workers_own_shifts_and_what_they_are_asked_can_be_used_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Dawn Pryce") as dawn:
        found = faults(dawn, "/shifts/") + faults(dawn, "/shifts/", then=asked)
    with window_of(browser, server, "Joy Penhale") as joy:
        found += faults(joy, "/shifts/") + faults(joy, "/shifts/", then=answered)
    with window_of(browser, server, "Priya Nair") as priya:
        found += faults(priya, "/rota/")

    assert found == []
