"""The whole story: refused, mended, read live, answered, held, released, proved, and not forged."""

import re
import sqlite3
from contextlib import ExitStack, closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.windows import window_of
from tests.live import Clearline

pytestmark = [pytest.mark.browser, pytest.mark.live]

NUMBER = "Ring me on 07700 900417 if the bus is late"
MENDED = "Ring the home if the bus is late"
# Tobi's parents differ on whether he may be written to, so each message waits for a manager.
TO_TOBI = "Football is at ten, bring your boots"


def test_from_a_refused_number_to_a_changed_letter(browser: Browser, server: Clearline) -> None:
    with ExitStack() as windows:

        def phone_of(name: str) -> Page:
            return windows.enter_context(window_of(browser, server, name))

        mia, dawn = phone_of("Mia"), phone_of("Dawn Pryce")
        _mia_asks(mia)
        _dawn_sees_what_is_open_and_what_is_not(dawn)
        _a_number_is_refused_with_its_reason(dawn, mia)
        _mended_it_is_read_and_answered_without_a_reload(dawn, mia)

        tobi, sam, priya = phone_of("Tobi"), phone_of("Sam Oyelaran"), phone_of("Priya Nair")
        _what_sam_writes_to_tobi_is_held(sam, tobi)
        _priya_releases_it_in_two_taps(priya, tobi)

    verdict = server.run("ledger", "verify")
    assert verdict.returncode == 0, verdict.stdout
    server.stop()

    message = _change_one_byte(server, of=MENDED)

    verdict = server.run("ledger", "verify")
    assert verdict.returncode == 1
    assert message in verdict.stdout.replace("-", "")


def _mia_asks(mia: Page) -> None:
    """Mia writes first, so at any hour of the day she may be answered."""
    mia.goto("/me/talk/")
    _write(mia, "what if the 17 is late")
    expect(mia.locator(".msg--me .bubble").last).to_have_text("what if the 17 is late")


def _dawn_sees_what_is_open_and_what_is_not(dawn: Page) -> None:
    dawn.goto("/children/")
    dawn.get_by_role("link", name="Mia Hartley").click()

    ways = dawn.get_by_role("region", name="Ways to reach Mia")
    in_app = ways.get_by_role("listitem").filter(has_text="App message")
    expect(in_app.locator(".state")).to_have_text("Open")
    closed = dawn.get_by_role("region", name="Not open now").get_by_role("listitem")
    assert closed.count() > 0
    for way in closed.all():
        expect(way.locator(".why").first).not_to_be_empty()


def _a_number_is_refused_with_its_reason(dawn: Page, mia: Page) -> None:
    dawn.locator("label.chip", has_text="Plans and times").click()
    dawn.get_by_role("button", name="in the app").click()
    _write(dawn, NUMBER)

    expect(dawn.get_by_role("heading", level=1)).to_have_text("Not sent. Mia has not seen it.")
    expect(dawn.locator("mark.found")).to_have_text("07700 900417")
    reason = dawn.get_by_role("region", name="Why, and what to do").get_by_role("listitem").first
    expect(reason).to_contain_text("phone number")
    expect(reason.get_by_role("link", name=re.compile(r"^Clause C\d+"))).to_be_visible()
    assert "07700" not in _talk_on(mia)


def _mended_it_is_read_and_answered_without_a_reload(dawn: Page, mia: Page) -> None:
    mia.evaluate("window.notReloaded = true")
    dawn.get_by_role("button", name="Change my words").click()
    expect(dawn.get_by_role("textbox", name="Write to Mia")).to_have_value(NUMBER)
    _write(dawn, MENDED)
    expect(mia.locator(".msg--them .bubble").last).to_have_text(MENDED)

    expect(dawn.locator(".msg--us .bubble").last).to_have_text(MENDED)
    dawn.evaluate("window.notReloaded = true")
    _write(mia, "ok will do")
    expect(dawn.locator(".msg--them .bubble").last).to_have_text("ok will do")

    assert mia.evaluate("window.notReloaded") is True
    assert dawn.evaluate("window.notReloaded") is True
    assert "07700" not in _talk_on(mia)


def _what_sam_writes_to_tobi_is_held(sam: Page, tobi: Page) -> None:
    tobi.goto("/me/talk/")
    _write(tobi, "is it on tomorrow")
    expect(tobi.locator(".msg--me .bubble").last).to_have_text("is it on tomorrow")

    sam.goto("/children/")
    sam.get_by_role("link", name="Oluwatobi Adeyinka").click()
    sam.locator("label.chip", has_text="Plans and times").click()
    sam.get_by_role("button", name="in the app").click()
    _write(sam, TO_TOBI)

    expect(sam.get_by_role("heading", level=1)).to_have_text("Held. Tobi has not seen it.")
    assert TO_TOBI not in _talk_on(tobi)


def _priya_releases_it_in_two_taps(priya: Page, tobi: Page) -> None:
    priya.goto("/today/")
    held = priya.get_by_role("article").filter(has_text=TO_TOBI)
    held.locator("label.chip", has_text="Release").click()
    held.get_by_role("button", name="It’s fine in context").click()

    expect(priya.locator(".told")).to_contain_text("Released, and sent.")
    expect(priya.get_by_role("article").filter(has_text=TO_TOBI)).to_have_count(0)
    expect(tobi.locator(".msg--them .bubble").last).to_have_text(TO_TOBI)


def _write(page: Page, words: str) -> None:
    page.get_by_role("textbox", name=re.compile("^Write to")).fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def _talk_on(page: Page) -> str:
    return page.locator(".talklist").text_content() or ""


def _change_one_byte(server: Clearline, *, of: str) -> str:
    """Change a letter of one message past the program, as an insider would; return its key."""
    with closing(sqlite3.connect(server.data / "clearline.sqlite3")) as record, record:
        [guard] = record.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'contact_words_no_update'"
        ).fetchone()
        [message] = record.execute(
            "SELECT message_id FROM contact_words WHERE text = ?", [of]
        ).fetchone()
        record.execute("DROP TRIGGER contact_words_no_update")
        changed = record.execute(
            "UPDATE contact_words SET text = ? WHERE message_id = ?",
            [of.replace("home", "hone"), message],
        )
        assert changed.rowcount == 1
        # Put back, so that it is the words which give it away and not the missing guard.
        record.execute(guard)
    return str(message)
