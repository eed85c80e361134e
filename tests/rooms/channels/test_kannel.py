"""A real Kannel: texts both ways, receipts, emoji, and long ones in parts."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import pytest

from clearline.channels.asking import Server
from clearline.channels.sms.kannel import Kannel
from clearline.contact.outside.channel import (
    Arrived,
    Brought,
    Envelope,
    Fate,
    Posted,
    Receipt,
)
from tests import kannel
from tests.kannel import Phones, until

AT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
HOME, PHONE = "+447700900100", "+447700900301"
LONG = "We are all thinking of you. Fajitas are in the fridge, and your key is with Sam. " * 4

pytestmark = pytest.mark.kannel


class Called:
    """Takes Kannel's calls, and has the carrier read them."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.statuses: list[int] = []  # what is answered next; after that, that it is taken
        called = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                called.addresses.append(self.path)
                self.send_response(called.statuses.pop(0) if called.statuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def called() -> Iterator[Called]:
    called = Called()
    yield called
    called.server.shutdown()
    called.server.server_close()


@pytest.fixture(scope="module")
def gateway(
    called: Called, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Kannel, Phones]]:
    with kannel.running(tmp_path_factory.mktemp("kannel"), callback=called.address) as (
        real,
        phones,
    ):
        carrier = Kannel(
            Server(real.address),
            user=kannel.USER,
            password=kannel.PASSWORD,
            token=kannel.TOKEN,
            callback=called.address,
        )
        yield carrier, phones
        carrier.close()


def brought(carrier: Kannel, called: Called) -> list[Brought]:
    read = [carrier.read(Posted(address), at=AT) for address in list(called.addresses)]
    assert None not in read
    return [each for each in read if each is not None]


def receipts(carrier: Kannel, called: Called, envelope: Envelope) -> list[Fate]:
    every = [receipt for each in brought(carrier, called) for receipt in each.receipts]
    return [receipt.fate for receipt in every if receipt.reference == envelope.reference]


def arrived(carrier: Kannel, called: Called) -> list[Arrived]:
    return [text for each in brought(carrier, called) for text in each.arrived]


def envelope(text: str) -> Envelope:
    return Envelope(uuid4(), HOME, PHONE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Tea is at six",
        "Café at 6? £5 or €5 [yes]",
        "Well done 🎉",
        LONG.strip(),
        "🎉 " + LONG[:150],
    ],
    ids=["plain", "narrow", "emoji", "long", "long with an emoji"],
)
def test_a_text_comes_out_of_the_gateway_as_it_went_in(
    gateway: tuple[Kannel, Phones], called: Called, text: str
) -> None:
    carrier, phones = gateway
    sent = envelope(text)

    assert carrier.deliver(sent).fate is Fate.ON_ITS_WAY

    until(lambda: text in phones.texts())
    until(lambda: Fate.DELIVERED in receipts(carrier, called, sent))
    assert Fate.FAILED not in receipts(carrier, called, sent)
    assert {(got.sender, got.to) for got in phones.got} == {(HOME, PHONE)}


@pytest.mark.parametrize("text", ["ok % & + ?", "k. getting the 17", "café 🎉", "two  spaces"])
def test_a_text_from_a_phone_comes_in_as_it_was_typed(
    gateway: tuple[Kannel, Phones], called: Called, text: str
) -> None:
    carrier, phones = gateway

    phones.send(PHONE, HOME, text)

    (came,) = until(lambda: [each for each in arrived(carrier, called) if each.text == text])
    # In an address a plus would be a space; the number is put right where it is read.
    assert (came.sender.lstrip("+ "), came.to.lstrip("+ ")) == (PHONE[1:], HOME[1:])
    assert came.key


def test_a_long_text_from_a_phone_comes_in_whole(
    gateway: tuple[Kannel, Phones], called: Called
) -> None:
    carrier, phones = gateway
    parts = ["a" * 150 + " ", "b" * 150 + " ", "and the end"]

    phones.send_in_parts(PHONE, HOME, parts)

    until(lambda: "".join(parts) in [each.text for each in arrived(carrier, called)])


def test_a_text_that_we_could_not_take_is_brought_again_until_we_can(
    gateway: tuple[Kannel, Phones], called: Called
) -> None:
    carrier, phones = gateway
    called.statuses = [503, 500]

    phones.send(PHONE, HOME, "are you there")

    def times() -> list[Arrived]:
        return [each for each in arrived(carrier, called) if each.text == "are you there"]

    until(lambda: len(times()) == 3)
    assert len({each.key for each in times()}) == 1


def test_with_a_wrong_password_nothing_is_taken_and_it_is_no_fault_of_the_text(
    gateway: tuple[Kannel, Phones],
) -> None:
    carrier, _ = gateway
    carrier._password, right = "wrong", carrier._password
    told = carrier.deliver(envelope("Hello"))
    carrier._password = right

    assert told == Receipt(told.reference, Fate.DOWN, "Authorization failed for sendsms")


def test_it_says_what_is_wrong_without_sending_anything(
    gateway: tuple[Kannel, Phones],
) -> None:
    carrier, phones = gateway
    before = len(phones.got)
    assert carrier.wrong() == ""
    carrier._password, right = "wrong", carrier._password
    assert carrier.wrong() == "403 Authorization failed for sendsms"
    carrier._password = right
    assert len(phones.got) == before


def test_what_is_not_from_kannel_is_not_read(gateway: tuple[Kannel, Phones]) -> None:
    carrier, _ = gateway
    said = f"/channels/sms/kannel/?id=1&from={PHONE}&to={HOME}&text=hi&token="

    assert carrier.read(Posted(said + "wrong"), at=AT) is None
    assert carrier.read(Posted(said + kannel.TOKEN), at=AT) == Brought(
        arrived=(Arrived("1", PHONE[1:], HOME[1:], "hi"),)
    )


def test_a_gateway_that_is_not_there_has_surely_not_taken_it() -> None:
    (port,) = kannel.free_ports(1)
    nowhere = Server(f"http://127.0.0.1:{port}")
    carrier = Kannel(nowhere, user="", password="", token="t", callback="")
    assert carrier.deliver(envelope("Hello")).fate is Fate.DOWN
