"""Equipment is enrolled and proves itself in Firefox and in WebKit as it does in Chromium."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from html import unescape
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.browser.engines.firefox import firefox
from tests.browser.engines.webkit import webkit
from tests.browser.engines.window import Window, press, wait_for
from tests.live import Clearline, Prepared
from tests.signed_in import as_somebody

pytestmark = pytest.mark.browser

DAWNS_PHONE = """SELECT i.equipment_id FROM registers_equipmentissue i
    JOIN registers_person p ON p.id = i.person_id
    WHERE p.name = 'Dawn Pryce' AND i.returned_at IS NULL"""
EXPORTED = """
    const asked = indexedDB.open("clearline", 1);
    const all = await new Promise((done) => {
      asked.onsuccess = () => {
        const got = asked.result.transaction("keys").objectStore("keys").getAll();
        got.onsuccess = () => done(got.result);
      };
    });
    try { await crypto.subtle.exportKey("pkcs8", all[0].secret); return "read"; }
    catch { return String(all[0].secret.extractable); }"""
OPEN_ALL = """document.querySelectorAll("details").forEach((each) => {
    each.removeAttribute("name"); each.open = true; }); return 1;"""


@pytest.fixture(scope="module")
def server(made_up: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clearline]:
    """A server of its own: each browser is enrolled as the same phone, one after the other."""
    with made_up.copy(tmp_path_factory.mktemp("other-browsers") / "data") as clearline:
        clearline.start()
        yield clearline


Start = Callable[[Path], AbstractContextManager[Window]]


@pytest.fixture(params=[firefox, webkit], ids=["firefox", "webkit"])
def window(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Window]:
    """A browser with nothing in it."""
    start: Start = request.param
    tmp_path.chmod(0o700)
    with start(tmp_path) as found:
        yield found


def code_for(server: Clearline, equipment: int) -> str:
    """Let the manager make a code, as she would in a browser without scripts."""
    with closing(as_somebody(server, "Priya Nair").client) as priya:
        page = priya.get(f"/connect/phone/{equipment}/").text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {"csrfmiddlewaretoken": token[1]}
        made = priya.post(f"/connect/phone/{equipment}/", data=form).text
    code = re.search(r'class="big num">([^<]+)<', made)
    assert code
    return unescape(code[1]).replace(" ", "")


def enrol(window: Window, server: Clearline) -> None:
    """Open the page, type the code, say yes: three taps and ten letters."""
    ((equipment,),) = server.query(DAWNS_PHONE)
    window.open(f"{server.address}/enrol/")
    code = code_for(server, equipment)
    window.run(f"document.querySelector('[name=code]').value = {code!r}; return 1;")
    press(window, "Go on")
    wait_for(window, "document.querySelector('form[data-enrol] button:not([disabled])') !== null")
    press(window, "Yes, this is")
    wait_for(window, "document.querySelector('form[data-enrol]') === null")


def be_dawn(window: Window, server: Clearline) -> None:
    window.open(f"{server.address}/sign-in/as/")
    window.run(OPEN_ALL)
    press(window, "Sign in as Dawn Pryce")
    wait_for(window, "document.body.dataset.proving")


def write(window: Window, words: str) -> None:
    """Write to Mia about plans and times, as the page lets one."""
    press(window, "Mia Hartley")
    press(window, "Plans and times")
    press(window, "in the app")
    wait_for(window, "!!document.querySelector('form[data-send] textarea')")
    window.run(f"document.querySelector('form[data-send] textarea').value = {words!r}; return 1;")
    press(window, "Send")
    said = f"[...document.querySelectorAll('.msg')].some(e => e.textContent.includes({words!r}))"
    wait_for(window, said)


def test_a_phone_is_enrolled_and_sends_and_its_copied_cookie_does_not(
    window: Window, server: Clearline
) -> None:
    enrol(window, server)
    be_dawn(window, server)
    words = f"See you at four, {uuid4().hex[:6]}"
    window.open(f"{server.address}/children/")

    write(window, words)

    assert window.run(EXPORTED) == "false"
    keys = server.query("SELECT count(*) FROM access_device WHERE key IS NOT NULL")
    assert keys[0][0] >= 1
    with httpx.Client(base_url=server.address, cookies=window.cookies()) as thief:
        conversation = window.run("return document.querySelector('[data-live]').dataset.live;")
        said = {"id": str(uuid4()), "conversation": conversation, "text": "Not from the phone"}
        stolen = thief.post(
            "/send", json={**said, "purpose": "check_in"}, headers={"Origin": server.address}
        )
    assert (stolen.status_code, stolen.json()["problem"]) == (401, "not_proven")
