"""A worker writes on a phone: told beforehand, answered with reasons, live or without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

NUMBER = "Ring me on 07700 900417 if it’s late"
DISCLOSED = "My mum and dad split up when I was your age and it got better."


@pytest.fixture(scope="module")
def mia(browser: Browser, server: Clearline) -> Iterator[Page]:
    """Mia's phone. She has just written, so at any hour of the day she may be answered."""
    with window_of(browser, server, "Mia") as page:
        page.goto("/me/talk/")
        write(page, "is anybody there")
        expect(page.locator(".msg--me .bubble").last).to_have_text("is anybody there")
        yield page


@pytest.fixture(scope="module")
def talk(browser: Browser, server: Clearline, mia: Page) -> str:
    """Return the address of Mia's conversation, come to as one does: child, purpose, write."""
    with window_of(browser, server, "Dawn Pryce") as page:
        begin(page)
        return page.url


@pytest.fixture
def dawn(browser: Browser, server: Clearline, talk: str) -> Iterator[Page]:
    with window_of(browser, server, "Dawn Pryce") as page:
        page.goto(talk)
        yield page


def begin(page: Page) -> None:
    page.goto("/children/")
    page.get_by_role("link", name="Mia Hartley").click()
    page.locator("label.chip", has_text="Plans and times").click()
    page.get_by_role("button", name="in the app").click()
    expect(page.get_by_text("In the app. About: Plans and times")).to_be_visible()


def write(page: Page, words: str) -> None:
    page.get_by_role("textbox", name=re.compile("^(Write to|Private, to)")).fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def box(page: Page) -> str:
    return page.get_by_role("textbox", name="Write to Mia").input_value()


def test_a_worker_and_a_child_are_in_conversation_without_touching_the_page(
    dawn: Page, mia: Page
) -> None:
    write(dawn, "Back for tea at six?")
    expect(mia.locator(".msg--them .bubble").last).to_have_text("Back for tea at six?")
    expect(dawn.locator(".msg--us .is").last).to_have_text(re.compile(r"^Sent \d"))

    write(mia, "yep")
    expect(dawn.locator(".msg--them .bubble").last).to_have_text("yep")
    assert box(dawn) == ""


def test_while_one_writes_it_says_what_would_stop_the_words(dawn: Page) -> None:
    dawn.get_by_role("textbox", name="Write to Mia").fill(NUMBER)
    expect(dawn.locator("[data-findings]")).to_contain_text("It can’t go.")
    expect(dawn.get_by_role("textbox", name="Write to Mia")).to_be_focused()

    dawn.get_by_role("textbox", name="Write to Mia").fill("Ring the home if it’s late")
    expect(dawn.locator("[data-findings]")).to_be_empty()


def test_what_is_refused_is_mended_and_goes(dawn: Page, mia: Page) -> None:
    write(dawn, NUMBER)
    expect(dawn.get_by_role("heading", level=1)).to_have_text("Not sent. Mia has not seen it.")
    expect(dawn.locator("mark.found")).to_have_text("07700 900417")

    dawn.get_by_role("button", name="Change my words").click()
    assert box(dawn) == NUMBER
    write(dawn, "Ring the home if it’s late")

    expect(mia.locator(".msg--them .bubble").last).to_have_text("Ring the home if it’s late")
    assert "07700" not in (mia.locator(".talklist").text_content() or "")


def test_what_is_held_changes_in_place_when_the_manager_decides(
    browser: Browser, server: Clearline, dawn: Page, mia: Page
) -> None:
    write(dawn, DISCLOSED)
    expect(dawn.get_by_role("heading", level=1)).to_have_text("Held. Mia has not seen it.")
    dawn.get_by_role("link", name="Leave it for Priya").click()
    held = dawn.locator(".msg--held").last
    expect(held).to_contain_text("Priya Nair has it until")
    # What waits is in the conversation, so it is not in the box as well.
    assert box(dawn) == ""

    held.get_by_role("link", name="See why").click()
    dawn.get_by_role("button", name="Take it back").click()
    expect(dawn.get_by_role("heading", level=1)).to_have_text("Taken back. Mia has not seen it.")
    assert "split up" not in (mia.locator(".talklist").text_content() or "")


def test_without_a_script_it_goes_through_the_same_gate(
    browser: Browser, server: Clearline, mia: Page
) -> None:
    with window_of(browser, server, "Dawn Pryce", java_script_enabled=False) as page:
        begin(page)
        write(page, "No script at all")
        expect(page.locator(".msg--us .bubble").last).to_have_text("No script at all")

        write(page, NUMBER)
        expect(page.get_by_role("heading", level=1)).to_have_text("Not sent. Mia has not seen it.")
        page.get_by_role("button", name="Change my words").click()
        assert box(page) == NUMBER
    expect(mia.locator(".msg--them .bubble").last).to_have_text("No script at all")


def test_nothing_is_sent_before_it_is_said_what_it_is_about(
    browser: Browser, server: Clearline, mia: Page
) -> None:
    with window_of(browser, server, "Sam Oyelaran") as page:
        page.goto("/children/")
        page.get_by_role("link", name="Mia Hartley").click()
        page.get_by_role("button", name="in the app").click()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))

        write(page, "Tea at six")
        assert not [url for url in asked if url.endswith("/send")]
        page.locator("label.chip", has_text="Plans and times").click()
        page.get_by_role("button", name="Send", exact=True).click()

        expect(mia.locator(".msg--them .bubble").last).to_have_text("Tea at six")


def test_a_send_that_fails_keeps_words_and_purpose(dawn: Page) -> None:
    def fail(route: Route) -> None:
        route.abort()

    dawn.route("**/send", fail)
    write(dawn, "do not lose me")
    expect(dawn.locator("[data-sending]")).to_contain_text("Your words are kept")
    assert box(dawn) == "do not lose me"

    dawn.unroute("**/send", fail)
    dawn.get_by_role("button", name="Send", exact=True).click()
    expect(dawn.locator(".msg--us .bubble").last).to_have_text("do not lose me")


def test_words_not_sent_are_there_on_the_next_visit(dawn: Page) -> None:
    with dawn.expect_response("**/draft/"):
        dawn.get_by_role("textbox", name="Write to Mia").fill("half a thought")

    dawn.goto(dawn.url.partition("?")[0])

    assert box(dawn) == "half a thought"
    with dawn.expect_response("**/draft/"):
        dawn.get_by_role("textbox", name="Write to Mia").fill("")


def test_whoever_is_on_shift_is_told_at_once_that_a_child_waits(
    browser: Browser, server: Clearline
) -> None:
    with (
        window_of(browser, server, "Sam Oyelaran") as sam,
        window_of(browser, server, "Amina") as amina,
    ):
        amina.goto("/me/talk/")
        sam.goto("/children/")
        row = sam.get_by_role("link", name="Amina Darwish")
        write(amina, "cant sleep")

        expect(row).to_contain_text("Not answered")
        expect(row).to_contain_text("new")
        assert "cant sleep" not in (sam.text_content("body") or "")
        expect(sam.get_by_role("link", name="A child has written.")).to_be_visible()


def test_a_correction_stands_beside_what_it_corrects(dawn: Page, mia: Page) -> None:
    write(dawn, "The bus goes at four")
    expect(dawn.locator(".msg--us .bubble").last).to_have_text("The bus goes at four")
    dawn.locator(".msg--us").last.get_by_role("link", name="Correct").click()
    expect(dawn.get_by_text("This puts right what you wrote.")).to_be_visible()

    write(dawn, "The bus goes at five")

    expect(dawn.locator(".msg--us").last).to_contain_text("putting an earlier message right")
    expect(mia.locator(".msg--them .bubble").last).to_have_text("The bus goes at five")
