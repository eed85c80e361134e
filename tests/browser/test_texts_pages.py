"""Texts that wait for a person, and the way that a message goes: on any screen, by keys alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looking import faults, faults_of
from tests.browser.windows import window_of
from tests.kannel import TOKEN, free_ports
from tests.live import Clearline, Prepared

pytestmark = pytest.mark.browser

HOME, CALLUM, STRANGER = "447700900100", "447700900301", "447700900455"
OTHER = "447700900377"


def settings() -> dict[str, str]:
    """Set up a gateway at which nobody is: what leaves waits."""
    (nobody,) = free_ports(1)
    return {
        "CLEARLINE_SMS": "kannel",
        "CLEARLINE_KANNEL_ADDRESS": f"http://127.0.0.1:{nobody}",
        "CLEARLINE_KANNEL_USER": "clearline",
        "CLEARLINE_KANNEL_PASSWORD": "only-for-the-tests",
        "CLEARLINE_KANNEL_TOKEN": TOKEN,
        "CLEARLINE_ADDRESS": "http://127.0.0.1",
    }


@pytest.fixture(scope="module")
def texting(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    with made_up.copy(tmp_path_factory.mktemp("texting") / "data") as clearline:
        clearline.settings = settings()
        clearline.start()
        yield clearline


def comes(texting: Clearline, key: str, sender: str, words: str) -> None:
    said = {"token": TOKEN, "id": key, "from": sender, "to": HOME, "text": words}
    with texting.browse() as gateway:
        answer = gateway.get("/channels/sms/kannel/", params={**said, "charset": "UTF-8"})
    assert answer.status_code == 200


def open_all(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('main details').forEach(e => (e.open = true))")


def choose_the_way(page: Page) -> None:
    page.goto("/children/")
    page.get_by_role("link", name="Callum").first.click()
    page.get_by_role("link", name="Open all").first.click()
    open_all(page)
    expect(page.get_by_role("group", name="How does it go?")).to_be_visible()


def test_the_page_of_texts_can_be_used_by_everybody_empty_and_full(
    browser: Browser, texting: Clearline
) -> None:
    with window_of(browser, texting, "Dawn Pryce") as page:
        found = faults_of(page, ["/texts/"])
        comes(texting, "1", STRANGER, "is that larkfield")
        comes(texting, "2", STRANGER, "its about tobi")
        assert found + faults(page, "/texts/", then=open_all) == []
        assert faults(page, "/children/", then=choose_the_way) == []


def test_by_keys_alone_a_number_is_said_to_be_a_childs_and_made_sure(
    browser: Browser, texting: Clearline
) -> None:
    with window_of(browser, texting, "Dawn Pryce") as page:
        page.goto("/children/")
        comes(texting, "3", CALLUM, "its callum, new phone")
        told = page.get_by_role("link", name="A text has come from a number nobody knows.")
        expect(told).to_be_visible()
        press(page, told)
        row = page.get_by_role("listitem").filter(has_text="its callum, new phone")
        press(page, row.locator("summary"))
        row.get_by_label("Which child?").focus()
        page.keyboard.type("Callum")
        press(page, row.get_by_role("button", name="It is the child’s"))
        number = page.get_by_role("listitem").filter(has_text="is said to be Callum’s")
        press(page, number.get_by_role("button", name="I saw that it is theirs"))
        expect(page.get_by_text("is Callum’s")).to_be_visible()

        choose_the_way(page)
        expect(page.locator("[data-way]")).to_have_text("By text")
        page.get_by_role("radio", name="In the app").check(force=True)
        expect(page.locator("[data-way]")).to_have_text("In the app")


def test_a_child_says_by_keys_alone_that_a_number_is_theirs(
    browser: Browser, texting: Clearline
) -> None:
    with window_of(browser, texting, "Dawn Pryce") as page:
        comes(texting, "4", OTHER, "its callum, on a lent phone")
        page.goto("/texts/")
        row = page.get_by_role("listitem").filter(has_text="on a lent phone")
        row.locator("summary").click()
        row.get_by_label("Which child?").focus()
        page.keyboard.type("Callum")
        press(page, row.get_by_role("button", name="It is the child’s"))
        expect(page.get_by_text("Nobody has made sure").first).to_be_visible()
    with window_of(browser, texting, "Callum") as page:
        assert faults_of(page, ["/me/", "/me/number/"]) == []
        press(page, page.get_by_role("button", name="Yes, it is mine"))
        expect(page.get_by_text("Now we can text you there.")).to_be_visible()
        assert faults(page, "/me/number/?said=yes") == []


def press(page: Page, what: Locator) -> None:
    what.focus()
    page.keyboard.press("Enter")
