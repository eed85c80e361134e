"""A child's pages can be used by everybody: any width, either theme, text twice as large."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.windows import window_of
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """One server for all of these: they only look."""
    with made_up.copy(tmp_path_factory.mktemp("looking") / "data") as clearline:
        clearline.start()
        yield clearline


def pages_of(page: Page) -> list[str]:
    """Return the address of every page that Mia has, found as she finds them."""
    page.goto("/me/")
    talks = {
        (link.get_attribute("href") or "").partition("#")[0]
        for link in page.locator('a[href*="/talk/"]').all()
    } - {"/me/talk/"}
    page.goto("/me/talk/")
    asides = [link.get_attribute("href") or "" for link in page.locator(".msg a.btn").all()]
    whos = [f"{talk}who/" for talk in talks if "someone-else" not in talk]
    front = ["/me/", "/me/help/", "/me/seen/", "/me/words/", "/help/", "/signed-in/"]
    return [*front, *sorted(talks), *sorted(whos), *asides[:2]]


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wrong_by_the_rules_of_access(
    scheme: str,
    browser: Browser,
    server: Clearline,
    usable_by_all: Callable[[Page], None],
) -> None:
    with window_of(browser, server, "Mia", color_scheme=scheme) as page:
        for address in pages_of(page):
            page.goto(address)
            # As tall as the page: what lies under the dock for the moment is not too small.
            tall = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": 360, "height": max(740, tall)})
            usable_by_all(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(width: int, browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia", viewport={"width": width, "height": 740}) as page:
        wide = [a for a in pages_of(page) if page.goto(a) and is_too_wide(page)]

    assert wide == []


def test_text_can_be_twice_as_large_on_the_smallest_phone(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Mia", viewport={"width": 320, "height": 740}) as page:
        wide = []
        for address in pages_of(page):
            page.goto(address)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            if is_too_wide(page):
                wide.append(address)

    assert wide == []


def test_it_reads_from_the_right_as_well(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia") as page:
        page.goto("/me/talk/")
        page.evaluate("document.documentElement.dir = 'rtl'")

        assert not is_too_wide(page)
        mine = page.locator(".msg--me .bubble").first.bounding_box()
        theirs = page.locator(".msg--them .bubble").first.bounding_box()
        assert mine
        assert theirs
        assert mine["x"] < theirs["x"] + theirs["width"] - mine["width"]


def test_every_control_can_be_reached_and_seen_by_keyboard(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Mia") as page:
        page.goto("/me/")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
        for _ in range(page.locator("a[href], button").count()):
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert ring == "3px"
            page.keyboard.press("Tab")


def test_targets_are_large_enough_for_a_thumb(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia") as page:
        small = []
        for address in ("/me/", "/me/talk/", "/me/help/"):
            page.goto(address)
            for button in page.locator(".btn, .icon-btn, .tabs a, .people a, .faces button").all():
                box = button.bounding_box() if button.is_visible() else None
                if box and (box["height"] < 44 or box["width"] < 44):
                    small.append((address, button.inner_text()))

    assert small == []
