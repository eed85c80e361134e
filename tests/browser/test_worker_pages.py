"""The pages of staff can be used by everybody: any width, either theme, text twice as large."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.windows import window_of
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)
WRITE = re.compile("^Write to")
DISCLOSED = "My mum and dad split up when I was your age and it got better."


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """One server for all of these, with one message refused and one that waits."""
    with made_up.copy(tmp_path_factory.mktemp("working") / "data") as clearline:
        clearline.start()
        yield clearline


@pytest.fixture(scope="module")
def addresses(browser: Browser, server: Clearline) -> list[str]:
    """Return the address of every kind of page, found as Dawn finds them."""
    with window_of(browser, server, "Mia") as phone:
        phone.goto("/me/talk/")
        phone.get_by_role("textbox", name=WRITE).fill("is anybody there")
        phone.get_by_role("button", name="Send").click()
        phone.locator(".msg--me", has_text="is anybody there").wait_for()
    with window_of(browser, server, "Dawn Pryce") as page:
        found = ["/children/"]
        page.goto("/children/")
        page.get_by_role("link", name="Mia Hartley").click()
        found.append(page.url)
        page.locator("label.chip", has_text="Check in").click()
        page.get_by_role("button", name="in the app").click()
        talk = page.url.partition("?")[0]
        found += [talk, f"{talk}who/"]
        for words in ("Ring me on 07700 900417.", DISCLOSED):
            page.goto(f"{talk}?purpose=check_in")
            page.get_by_role("textbox", name=WRITE).fill(words)
            page.get_by_role("button", name="Send").click()
            page.wait_for_url("**/messages/**")
            found.append(page.url)
        page.goto("/children/")
        page.get_by_role("link", name="Ellie-Mae Croft").click()
        found.append(page.url)
    return found


def lay_flat(page: Page) -> None:
    """Let nothing float: what lies half under the dock is whole once one scrolls."""
    page.evaluate(
        "document.querySelectorAll('.dock, .bar').forEach(e => e.style.position = 'static')"
    )


def too_wide(page: Page, addresses: list[str], *, scale: int = 100) -> list[str]:
    wide = []
    for address in addresses:
        page.goto(address)
        page.evaluate(f"document.documentElement.style.fontSize = '{scale}%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    return wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_by_the_rules_of_access(
    scheme: str,
    browser: Browser,
    server: Clearline,
    addresses: list[str],
    usable_by_all: Callable[[Page], None],
) -> None:
    with window_of(browser, server, "Dawn Pryce", color_scheme=scheme) as page:
        for address in addresses:
            page.goto(address)
            lay_flat(page)
            usable_by_all(page)


def test_nor_on_the_pages_of_a_private_line(
    browser: Browser, server: Clearline, usable_by_all: Callable[[Page], None]
) -> None:
    with window_of(browser, server, "Helen Ashdown") as page:
        page.goto("/children/")
        usable_by_all(page)
        page.get_by_role("link", name="Mia Hartley").click()
        lay_flat(page)
        usable_by_all(page)
        page.locator(".dock .btn--main").click()
        lay_flat(page)
        usable_by_all(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(
    width: int, browser: Browser, server: Clearline, addresses: list[str]
) -> None:
    size = {"width": width, "height": 740}
    with window_of(browser, server, "Dawn Pryce", viewport=size) as page:
        assert too_wide(page, addresses) == []


def test_text_can_be_twice_as_large_on_the_smallest_phone(
    browser: Browser, server: Clearline, addresses: list[str]
) -> None:
    size = {"width": 320, "height": 740}
    with window_of(browser, server, "Dawn Pryce", viewport=size) as page:
        assert too_wide(page, addresses, scale=200) == []


def test_targets_are_large_enough_for_a_thumb(
    browser: Browser, server: Clearline, addresses: list[str]
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        small = []
        for address in addresses:
            page.goto(address)
            for target in page.locator(".btn, .icon-btn, .back, .chip, .people a, summary").all():
                box = target.bounding_box() if target.is_visible() else None
                if box and (box["height"] < 44 or box["width"] < 44):
                    small.append((address, target.text_content(), box))
        assert small == []


def test_each_page_has_one_head_and_at_most_one_filled_button(
    browser: Browser, server: Clearline, addresses: list[str]
) -> None:
    with window_of(browser, server, "Dawn Pryce") as page:
        for address in addresses:
            page.goto(address)
            assert page.locator("h1").count() == 1
            assert page.locator(".btn--main").count() <= 1
