"""A child talks on a phone: live with a script, and just as well without."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = pytest.mark.browser

BOX = re.compile("^(Write to|Private, to)")


@pytest.fixture
def mia(browser: Browser, server: Clearline) -> Iterator[Page]:
    with window_of(browser, server, "Mia") as page:
        yield page


def talk_with_home(page: Page) -> None:
    page.goto("/me/talk/")


def write(page: Page, words: str) -> None:
    page.get_by_role("textbox", name=BOX).fill(words)
    page.get_by_role("button", name="Send").click()


def bubbles(page: Page) -> list[str]:
    return page.locator(".bubble").all_text_contents()


def test_words_appear_once_the_gate_has_answered(mia: Page) -> None:
    talk_with_home(mia)

    write(mia, "is anyone in")

    expect(mia.locator(".msg--me .bubble").last).to_have_text("is anyone in")
    expect(mia.get_by_role("textbox", name=BOX)).to_have_value("")


def test_two_windows_of_one_conversation_agree_without_being_touched(
    browser: Browser, server: Clearline, mia: Page
) -> None:
    talk_with_home(mia)
    with window_of(browser, server, "Mia") as tablet:
        talk_with_home(tablet)
        for words in ("one", "two", "three"):
            write(mia, words)
            expect(tablet.locator(".bubble").last).to_have_text(words)

        write(tablet, "four")
        expect(mia.locator(".bubble").last).to_have_text("four")
        assert bubbles(mia)[-4:] == bubbles(tablet)[-4:] == ["one", "two", "three", "four"]


def test_without_a_script_a_child_reads_and_sends(browser: Browser, server: Clearline) -> None:
    with window_of(browser, server, "Mia", java_script_enabled=False) as page:
        page.goto("/me/")
        page.get_by_role("link", name="Talk").first.click()

        write(page, "no script here")

        expect(page.locator(".msg--me .bubble").last).to_have_text("no script here")
        page.locator("summary").last.click()
        page.get_by_role("button", name="Hide this from me").last.click()
        expect(page.get_by_text("You hid this.")).to_be_visible()
        page.get_by_role("button", name="Show it again").click()
        expect(page.locator(".msg--me .bubble").last).to_have_text("no script here")


def test_a_send_that_fails_keeps_the_words_and_can_be_tried_again(mia: Page) -> None:
    talk_with_home(mia)
    mia.route("**/send", lambda route: route.abort())

    write(mia, "on the 17 bus")
    expect(mia.locator("[data-sending]")).to_have_text(
        "That did not work. Your words are kept: try again."
    )
    expect(mia.get_by_role("textbox", name=BOX)).to_have_value("on the 17 bus")

    mia.unroute("**/send")
    mia.get_by_role("button", name="Send").click()
    expect(mia.locator(".msg--me .bubble").last).to_have_text("on the 17 bus")


def test_an_answer_that_got_lost_does_not_send_twice(mia: Page) -> None:
    talk_with_home(mia)

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    mia.route("**/send", lose_the_answer)
    write(mia, "only once please")
    expect(mia.locator("[data-sending]")).to_contain_text("Your words are kept")
    mia.unroute("**/send")
    mia.get_by_role("button", name="Send").click()

    expect(mia.get_by_role("textbox", name=BOX)).to_have_value("")
    mia.reload()
    assert bubbles(mia).count("only once please") == 1


def test_while_it_is_checked_nothing_is_shown_as_sent(mia: Page) -> None:
    talk_with_home(mia)
    waiting: list[Route] = []
    mia.route("**/send", lambda route: waiting.extend([route]))

    write(mia, "hello")

    expect(mia.get_by_role("button", name="Checking…")).to_be_visible()
    expect(mia.locator("[data-sending]")).to_have_text("Still checking")
    assert "hello" not in bubbles(mia)
    expect(mia.get_by_role("textbox", name=BOX)).to_have_js_property("readOnly", value=True)
    waiting[0].continue_()
    expect(mia.locator(".msg--me .bubble").last).to_have_text("hello")


def test_not_connected_is_said_and_words_stay(mia: Page) -> None:
    talk_with_home(mia)

    mia.context.set_offline(True)
    write(mia, "no signal")

    expect(mia.locator("[data-sending]")).to_have_text("Not connected. Your words are kept.")
    expect(mia.get_by_role("textbox", name=BOX)).to_have_value("no signal")


def test_a_lost_connection_catches_up(browser: Browser, server: Clearline, mia: Page) -> None:
    talk_with_home(mia)
    with window_of(browser, server, "Mia") as tablet:
        talk_with_home(tablet)
        tablet.context.set_offline(True)
        write(mia, "while you were away")
        expect(mia.locator(".bubble").last).to_have_text("while you were away")

        tablet.context.set_offline(False)

        expect(tablet.locator(".bubble").last).to_have_text("while you were away", timeout=20_000)


def test_words_not_sent_are_there_on_the_next_visit_and_nowhere_on_the_phone(mia: Page) -> None:
    talk_with_home(mia)
    with mia.expect_response("**/draft/"):
        mia.get_by_role("textbox", name=BOX).fill("i was thinking")

    mia.goto("/me/")
    talk_with_home(mia)

    expect(mia.get_by_role("textbox", name=BOX)).to_have_value("i was thinking")
    assert mia.evaluate("localStorage.length + sessionStorage.length") == 0


def test_while_one_reads_further_up_new_words_wait_behind_a_button(
    browser: Browser, server: Clearline, mia: Page
) -> None:
    talk_with_home(mia)
    for number in range(12):
        write(mia, f"a longer line of words, number {number}")
        expect(mia.locator(".bubble").last).to_contain_text(f"number {number}")
    mia.reload()
    mia.evaluate("scrollTo(0, 0)")
    answer = """async ([home, talk]) => {
        const list = document.querySelector('[data-live]');
        const item = document.createElement('li');
        item.className = 'msg msg--them'; item.id = 'p999999';
        item.innerHTML = '<span class="by"><b>Dawn</b></span><p class="bubble">hi</p>';
        return item.outerHTML; }"""
    item = mia.evaluate(answer, ["", ""])
    mia.route(
        re.compile(r"/since/\d+/$"),
        lambda route: route.fulfill(
            body=f'<ol data-newest="999999">{item}</ol>', content_type="text/html"
        ),
    )
    with window_of(browser, server, "Mia") as tablet:
        talk_with_home(tablet)
        write(tablet, "wake up")

        newer = mia.get_by_role("button", name="1 new")
        expect(newer).to_be_visible()
        assert mia.evaluate("scrollY") == 0
        expect(mia.locator("[data-say]")).to_have_text("Dawn wrote.")
        newer.click()
        expect(newer).to_be_hidden()
        assert mia.evaluate("scrollY") > 0


WEATHER = "https://www.bbc.co.uk/weather"


def answer_for_the_weather(page: Page) -> None:
    page.context.route(
        WEATHER + "**", lambda route: route.fulfill(body="Sunny", content_type="text/html")
    )


def _by_the_button(page: Page) -> None:
    page.get_by_role("link", name="Exit").click()


def _by_escape(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Escape")


@pytest.mark.parametrize("way", [_by_the_button, _by_escape])
@pytest.mark.parametrize("where", ["/me/", "/me/talk/", "/me/help/", "/help/"])
def test_a_child_is_gone_at_once_and_back_shows_nothing(
    way: Callable[[Page], None], where: str, mia: Page
) -> None:
    answer_for_the_weather(mia)
    mia.goto("/me/seen/")
    mia.goto(where)

    way(mia)
    mia.wait_for_url(WEATHER + "**")
    assert mia.text_content("body") == "Sunny"

    mia.go_back()
    mia.wait_for_url(WEATHER + "**")


def test_escape_twice_stays(mia: Page) -> None:
    mia.goto("/me/")
    for _ in range(2):
        mia.keyboard.press("Escape")

    expect(mia.get_by_role("heading", name="Hi Mia")).to_be_visible()


def test_no_title_tells_anything(mia: Page) -> None:
    for page in ("/me/", "/me/talk/", "/me/help/", "/me/seen/", "/me/words/"):
        mia.goto(page)
        assert mia.title() == "Clearline"
