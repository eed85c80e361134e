"""The manager's pages can be used by everybody: any width, either theme, keys alone, no script."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looking import faults, faults_of
from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

PAGES = ("/today/", "/equipment/", "/conversations/", "/looks/", "/rules/")
BECAUSE = "It’s fine in context"


@pytest.fixture(scope="module")
def tobi(browser: Browser, server: Clearline) -> Iterator[Page]:
    """Tobi's phone. His parents differ, so what is written to him waits for a manager."""
    with window_of(browser, server, "Tobi") as page:
        page.goto("/me/talk/")
        page.get_by_role("textbox", name="Write to").fill("is it on tomorrow")
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".msg--me .bubble").last).to_have_text("is it on tomorrow")
        yield page


@pytest.fixture(scope="module")
def hold(browser: Browser, server: Clearline, tobi: Page) -> Iterator[Callable[[str], None]]:
    """Write to Tobi as Sam, so that it is held."""
    with window_of(browser, server, "Sam Oyelaran") as page:

        def write(words: str) -> None:
            page.goto("/children/")
            page.get_by_role("link", name="Oluwatobi Adeyinka").click()
            page.locator("label.chip", has_text="Plans and times").click()
            page.get_by_role("button", name="in the app").click()
            page.get_by_role("textbox", name="Write to").fill(words)
            page.get_by_role("button", name="Send", exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Held. Tobi has not seen it.")

        yield write


@pytest.fixture(scope="module")
def something_waits(hold: Callable[[str], None]) -> None:
    """One message of a length that has to wrap, which no test decides."""
    hold("This one stays where it is, for as long as all of the others come and go beside it.")


def held(page: Page, words: str) -> Locator:
    return page.get_by_role("article").filter(has_text=words)


def open_the_reasons(page: Page, choice: str) -> None:
    page.locator("label.chip", has_text=choice).first.click()
    expect(page.locator(f"[data-for={choice.lower()}]").first).to_be_visible()


@pytest.mark.usefixtures("something_waits")
def test_every_page_can_be_used_by_everybody(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya Nair") as page:
        found = faults_of(page, PAGES)
        for choice in ("Release", "Refuse"):
            found += faults(page, "/today/", then=partial(open_the_reasons, choice=choice))

    assert found == []


@pytest.mark.usefixtures("something_waits")
def test_release_and_refuse_are_of_one_size_and_colour(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Priya Nair") as page:
        page.goto("/today/")
        release, refuse = page.locator(".decide label.chip span").all()[:2]

        assert _size(release) == _size(refuse)
        for colour in ("color", "backgroundColor", "borderTopColor"):
            assert _style(release, colour) == _style(refuse, colour)


def _size(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box
    return box["width"], box["height"]


def _style(of: Locator, name: str) -> str:
    return str(of.evaluate("(element, name) => getComputedStyle(element)[name]", name))


def test_by_keys_alone_what_is_held_is_released(
    browser: Browser, server: Clearline, tobi: Page, hold: Callable[[str], None]
) -> None:
    hold("Bring your boots")
    with window_of(browser, server, "Priya Nair", viewport={"width": 1280, "height": 740}) as page:
        page.goto("/today/")
        mine = held(page, "Bring your boots")
        release = mine.get_by_role("radio", name="Release")

        press_until(page, "Tab", release)
        page.keyboard.press("Space")
        because = mine.get_by_role("button", name=BECAUSE)
        press_until(page, "Tab", because)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        page.keyboard.press("Enter")

        expect(page.locator(".told")).to_contain_text("Released, and sent.")
    expect(tobi.locator(".msg--them .bubble").last).to_have_text("Bring your boots")


def press_until(page: Page, key: str, wanted: Locator) -> None:
    """Press a key until something has the focus."""
    for _ in range(100):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not come to {wanted}")


def test_without_a_script_it_is_released_in_two_taps(
    browser: Browser, server: Clearline, tobi: Page, hold: Callable[[str], None]
) -> None:
    hold("Kick-off is at ten")
    with window_of(browser, server, "Priya Nair", java_script_enabled=False) as page:
        page.goto("/today/")
        mine = held(page, "Kick-off is at ten")
        because = mine.get_by_role("button", name=BECAUSE)
        expect(because).to_be_hidden()

        mine.locator("label.chip", has_text="Release").click()
        because.click()

        expect(page.locator(".told")).to_contain_text("Released, and sent.")
        expect(held(page, "Kick-off is at ten")).to_have_count(0)
    expect(tobi.locator(".msg--them .bubble").last).to_have_text("Kick-off is at ten")


def test_without_a_script_it_is_refused_in_ones_own_words(
    browser: Browser, server: Clearline, tobi: Page, hold: Callable[[str], None]
) -> None:
    hold("Never mind the weather")
    with window_of(browser, server, "Priya Nair", java_script_enabled=False) as page:
        page.goto("/today/")
        mine = held(page, "Never mind the weather")
        mine.locator("label.chip", has_text="Refuse").click()
        own = mine.get_by_role("button", name="Refuse for this reason")
        own.click()
        expect(page.locator(".told")).to_contain_text("Say why, in a few words.")

        mine.locator("label.chip", has_text="Refuse").click()
        mine.locator("[name=refuse_reason]").fill("Tell him at tea")
        own.click()

        expect(page.locator(".told")).to_contain_text("Refused.")
        expect(mine).to_have_count(0)
    tobi.reload()
    assert "Never mind the weather" not in (tobi.locator(".talklist").text_content() or "")


def test_without_a_script_a_conversation_is_found_and_reading_it_is_recorded(
    browser: Browser, server: Clearline
) -> None:
    with window_of(browser, server, "Priya Nair", java_script_enabled=False) as page:
        page.goto("/conversations/")
        page.get_by_label("Find by the child’s name").fill("Callum")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name="Read the conversation with Callum").click()
        expect(page.locator(".bubble").first).to_have_text(
            "are we still doing football on saturday"
        )

        page.goto("/looks/")
        # Who comes back after a little while is written down once, so it need not be the newest.
        hers = page.get_by_role("row").filter(has_text="Priya Nair").filter(has_text="Callum")
        expect(hers.first).to_be_visible()
