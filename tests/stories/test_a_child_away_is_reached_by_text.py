"""In the app and by text through a real gateway, both ways: one conversation, one record."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests import kannel
from tests.kannel import Phones, free_ports, until
from tests.live import Clearline, Prepared
from tests.signed_in import SignedIn, as_somebody

pytestmark = [pytest.mark.kannel, pytest.mark.live]

PHONE, HOME = "447700900301", "447700900100"


@dataclass
class Setting:
    """Clearline and the gateway beside it."""

    server: Clearline
    phones: Phones
    gateway: kannel.Kannel


def settings(gateway: kannel.Kannel) -> dict[str, str]:
    return {
        "CLEARLINE_SMS": "kannel",
        "CLEARLINE_KANNEL_ADDRESS": gateway.address,
        "CLEARLINE_KANNEL_USER": kannel.USER,
        "CLEARLINE_KANNEL_PASSWORD": kannel.PASSWORD,
        "CLEARLINE_KANNEL_TOKEN": kannel.TOKEN,
        "CLEARLINE_ADDRESS": gateway.callback,
    }


@pytest.fixture
def setting(made_up: Prepared, tmp_path: Path) -> Iterator[Setting]:
    (port,) = free_ports(1)
    callback = f"http://127.0.0.1:{port}"
    with (
        kannel.running(tmp_path / "kannel", callback=callback) as (gateway, phones),
        made_up.copy(tmp_path / "data") as server,
    ):
        server.words = (*server.words, "--port", str(port))
        server.settings = settings(gateway)
        server.start()
        yield Setting(server, phones, gateway)


def form(who: SignedIn, address: str, page: str, **said: str) -> str:
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', who.client.get(page).text)
    assert token
    answer = who.client.post(
        address,
        data={**said, "csrfmiddlewaretoken": token[1]},
        headers={"Referer": str(who.client.base_url)},
        follow_redirects=True,
    )
    assert answer.status_code == 200, answer.text
    return answer.text


def test_one_conversation_in_the_app_and_by_text(setting: Setting) -> None:
    dawn, callum = (as_somebody(setting.server, name) for name in ("Dawn", "Callum"))
    with closing(dawn.client), closing(callum.client):
        they_talk(setting, dawn, callum)
    assert setting.server.run("ledger", "verify").returncode == 0


def they_talk(setting: Setting, dawn: SignedIn, callum: SignedIn) -> None:
    line = callum.conversation()
    page = f"/conversations/{line}/"

    # A text comes from a number that nobody knows, and is not lost.
    setting.phones.send(PHONE, HOME, "its callum, my phone is new 🎉")
    until(lambda: "my phone is new" in dawn.client.get("/texts/").text)
    known = re.search(r'name="text" value="([^"]+)"', dawn.client.get("/texts/").text)
    child = re.search(r'<option value="(\d+)">Callum', dawn.client.get("/texts/").text)
    assert known
    assert child
    form(dawn, "/texts/join/", "/texts/", text=known[1], child=child[1], whose="child")
    assert "my phone is new" in dawn.client.get(page).text

    # Said to be his: nothing personal goes there yet.
    assert says(dawn, line, "Good to hear you")["problem"] == "not_confirmed"
    number = re.search(r"/texts/numbers/(\d+)/sure/", dawn.client.get("/texts/").text)
    assert number
    form(dawn, number[0], "/texts/", how="in_person")

    assert says(dawn, line, "Tea is at six. Fajitas? 🎉")["outcome"] == "allow"
    until(lambda: "Tea is at six. Fajitas? 🎉" in " ".join(setting.phones.texts()))
    until(lambda: "phone" in state_of(dawn, page, "Fajitas?"))
    setting.phones.send(PHONE, HOME, "yes pls")
    until(lambda: "yes pls" in dawn.client.get(page).text)
    assert "yes pls" in callum.client.get(f"/me/talk/{line}/").text

    # STOP is honoured at once, and told.
    setting.phones.send(PHONE, HOME, "STOP")
    until(lambda: "STOP" in dawn.client.get(page).text)
    assert says(dawn, line, "OK")["problem"] == "asked_for_no_more"


def says(who: SignedIn, line: UUID, text: str) -> dict[str, str]:
    draft = who.draft(line, text, message=uuid4()) | {"channel": "sms"}
    answer: dict[str, str] = who.client.post("/send", json=draft).json()
    return answer


def state_of(who: SignedIn, page: str, words: str) -> str:
    """Return what the page says became of a message."""
    text = who.client.get(page).text
    return text.partition(words)[2].partition("</li>")[0]
