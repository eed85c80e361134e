"""The doctor looks at who carries texts, and asks each for real without sending any."""

from collections.abc import Iterator
from typing import Any

import pytest

from clearline.channels import chosen
from clearline.cli import texting
from clearline.cli.checkup import Is
from tests.live import Clearline
from tests.standins import smsbox
from tests.standins.smsbox import Smsbox


@pytest.fixture
def box(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Smsbox]:
    box = Smsbox()
    settings.SMS_CARRIERS, settings.ADDRESS = ["kannel"], "https://clearline.example"
    said = {"ADDRESS": box.server.address, "USER": smsbox.USER, "TOKEN": smsbox.TOKEN}
    for name, value in {**said, "PASSWORD": smsbox.PASSWORD}.items():
        monkeypatch.setenv(f"CLEARLINE_KANNEL_{name}", value)
    chosen.carriers.cache_clear()
    yield box
    chosen.carriers.cache_clear()
    box.close()


@pytest.mark.parametrize(
    ("carriers", "address", "stands"),
    [
        ([], "", [Is.NOTE]),
        (["pigeon"], "", [Is.MEND]),
        (["twilio"], "", [Is.MEND]),  # nothing is set for it
        (["kannel"], "", [Is.WELL, Is.MEND]),
        (["kannel"], "https://clearline.example", [Is.WELL]),
    ],
)
def test_each_thing_that_is_missing_is_named(
    box: Smsbox, settings: Any, carriers: list[str], address: str, stands: list[Is]
) -> None:
    settings.SMS_CARRIERS, settings.ADDRESS = carriers, address
    chosen.carriers.cache_clear()
    assert [line.stands for line in texting.lines()] == stands


def test_a_carrier_is_asked_for_real_and_sends_nothing(
    box: Smsbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [str(line) for line in texting.tried()] == [
        "well: Texts by kannel: it answers and lets us in. Nothing was sent."
    ]
    monkeypatch.setenv("CLEARLINE_KANNEL_PASSWORD", "wrong")
    chosen.carriers.cache_clear()
    assert [line.stands for line in texting.tried()] == [Is.MEND]
    assert box.got == []


def test_it_is_a_command(server: Clearline) -> None:
    done = server.run("doctor", "--try", "sms")
    assert (done.returncode, done.stdout) == (
        0,
        "note: Texts are not set up: CLEARLINE_SMS is empty.\n",
    )
