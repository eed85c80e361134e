"""Enrolling a phone again is a few taps and a short code, so it takes less than a minute."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.windows import window_of
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser
MOST_TAPS, MOST_LETTERS = 4, 10


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """A server of its own: what counted as the phone before stops."""
    with made_up.copy(tmp_path_factory.mktemp("at-night") / "data") as clearline:
        clearline.start()
        yield clearline


class Thumb:
    """Taps, and counts how often."""

    def __init__(self) -> None:
        self.taps: list[str] = []

    def taps_on(self, what: Locator) -> None:
        self.taps.append(what.inner_text())
        what.click()


def test_it_takes_four_taps_and_ten_letters(browser: Browser, server: Clearline) -> None:
    thumb = Thumb()
    with (
        window_of(browser, server, "Priya Nair", java_script_enabled=False) as manager,
        browser.new_context(base_url=server.address) as context,
    ):
        manager.goto("/equipment/")
        thumb.taps_on(manager.get_by_role("button", name="Code for").first)
        code = manager.locator(".big.num").inner_text()
        phone = context.new_page()
        phone.goto("/sign-in/?staff")
        thumb.taps_on(phone.get_by_role("link", name="Type its code"))
        phone.get_by_label("Code").fill(code)
        thumb.taps_on(phone.get_by_role("button", name="Go on"))
        thumb.taps_on(phone.get_by_role("button", name="Yes, this is"))
        phone.wait_for_url("**/sign-in/**")
        expect(phone.get_by_text("This is Larkfield tablet.")).to_be_visible()

    assert len(thumb.taps) == MOST_TAPS
    assert len(code.replace(" ", "")) == MOST_LETTERS
    assert server.query("SELECT count(*) FROM access_device WHERE key IS NOT NULL")[0][0] == 1
