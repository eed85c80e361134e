"""Bringing in can be used by everybody: a file is sent, looked at, and brought in."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.looking import faults
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

ROTA = "PERSON,HOME,STARTS,ENDS\nDawn Pryce,Larkfield House,24/12/2027 14:00,24/12/2027 22:00\n"


def test_a_file_is_sent_looked_at_and_brought_in(
    browser: Browser, server: Clearline, tmp_path: Path
) -> None:
    file = tmp_path / "rota.csv"
    file.write_text(ROTA + "Nobody Here,Larkfield House,24/12/2027 14:00,24/12/2027 22:00\n")
    with window_of(browser, server, "Priya") as page:
        page.goto("/registers/")
        page.get_by_role("link", name="Bring in from a file").click()
        page.get_by_label("What is in the file").select_option("Rota")
        page.get_by_label("File", exact=True).set_input_files(file)
        page.get_by_role("button", name="Read the file").click()
        bring = page.get_by_role("button", name="Bring these in")
        expect(bring).to_be_visible(timeout=30_000)
        expect(page.get_by_text("Nobody of the staff here is called")).to_be_visible()
        address = page.url
        assert faults(page, address) == []

        bring.click()
        expect(page.get_by_role("heading", name="What was brought in")).to_be_visible(
            timeout=30_000
        )
        assert faults(page, "/bring-in/") == []
        assert faults(page, "/bring-in/same/") == []
