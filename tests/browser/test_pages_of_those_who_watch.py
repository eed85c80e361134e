"""The pages of those who watch and of whoever runs it can be used by everybody."""

import pytest
from playwright.sync_api import Browser

from tests.browser.looking import faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

PAGES = {
    "Lena Hollis": ("/watch/", "/record/", "/figures/", "/worries/"),
    "Ruth Quayle": ("/figures/?days=7",),
    "Adele Finch": ("/runs/", "/signed-in/"),
}


@pytest.mark.parametrize("who", PAGES)
def test_every_page_can_be_used_by_everybody(who: str, browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, who) as page:
        assert faults_of(page, PAGES[who]) == []


def test_what_an_inspector_reads_can_be_read_by_everybody(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Owen Brackley") as page:
        page.goto("/record/")
        page.get_by_role("link", name="Read the conversation with Mia").click()

        assert faults_of(page, [page.url]) == []
