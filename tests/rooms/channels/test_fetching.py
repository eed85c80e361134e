"""Asking a carrier for what it could not bring: texts that came, and what became of ours."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from clearline.channels import receiving
from clearline.channels.fetching import Fetching
from clearline.cli.made_up import Cast
from clearline.contact.outside import heard
from clearline.contact.outside.channel import Fate
from tests.rooms.channels.test_arrivals import said
from tests.rooms.channels.texting import (
    NUMBER,
    Clock,
    Paper,
    carrying,
    make_sure,
    states,
    texts,
)
from tests.rooms.contact.saying import line_to
from tests.standins import notify
from tests.standins.notify import NotifyService
from tests.standins.twilio import TwilioService

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(home: Cast) -> Clock:
    return Clock(home.at)


@pytest.fixture(params=[NotifyService, TwilioService])
def far(request: pytest.FixtureRequest) -> Iterator[NotifyService | TwilioService]:
    far = request.param()
    yield far
    far.close()


@pytest.mark.usefixtures("clock")
def test_what_was_called_with_in_vain_is_fetched_in_order_and_once(
    far: NotifyService | TwilioService, home: Cast, now: Clock
) -> None:
    make_sure(home.callum, home)
    for key, words in (("1", "first"), ("2", "second 🎉")):
        far.keeps(key, NUMBER, words, at=home.at)
    fetching = Fetching([far.carrier], now=now)
    fetching.step()
    receiving.put_down(far.carrier, far.brings("1", NUMBER, "", "first"), at=now.at)
    now.pass_(minutes=1)
    fetching.step()

    assert sorted(said(home), key=str) == ["first", "second 🎉"]


def test_no_more_often_than_once_a_minute(home: Cast, now: Clock) -> None:
    far = NotifyService()
    fetching = Fetching([far.carrier], now=now)
    fetching.step()
    far.keeps("1", "+447700900455", "hi", at=home.at)
    now.pass_(seconds=59)
    fetching.step()
    assert received_in(far, home) == 1
    assert Fetching([far.carrier], now=now).step() == 0
    far.close()


def received_in(far: NotifyService, home: Cast) -> int:
    found = far.carrier.fetch(since=None, at=home.at)
    assert found is not None
    return len(found.arrived)


def test_all_pages_are_read_up_to_what_is_surely_here(
    home: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "PAGE", 3)
    far = NotifyService()
    for n in range(8):
        far.keeps(str(n), NUMBER, str(n), at=home.at + timedelta(hours=n))
    every = far.carrier.fetch(since=None, at=home.at)
    newer = far.carrier.fetch(since=home.at + timedelta(hours=5), at=home.at)
    far.close()

    assert every is not None
    assert newer is not None
    assert [text.text for text in every.arrived] == [str(n) for n in range(8)]
    assert [text.text for text in newer.arrived] == ["5", "6", "7"]


def test_a_provider_that_does_not_answer_says_nothing(
    far: NotifyService | TwilioService, home: Cast
) -> None:
    far.go_down()
    assert far.carrier.fetch(since=None, at=home.at) is None
    assert far.carrier.look_up(UUID(int=1), "SM1") is None


def test_a_carrier_that_stays_silent_is_asked_what_became_of_a_text(
    home: Cast, now: Clock, far: NotifyService | TwilioService
) -> None:
    make_sure(home.callum, home)
    sent = texts(home.dawn, line_to(home.callum, home), home).draft
    worker = carrying(far.carrier, now=now)
    worker.step()
    far.receipt(sent, Fate.DELIVERED)
    fetching = Fetching([far.carrier], now=now)
    fetching.step()
    assert states([sent]) == ["handed_over"]

    now.pass_(minutes=30)
    fetching.step()

    assert states([sent]) == ["delivered"]
    worker.stop()


def test_of_two_who_ask_one_is_told_and_after_three_days_nobody(home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    sent = texts(home.dawn, line_to(home.callum, home), home).draft
    carrying(Paper(), now=now).step()
    asked = []
    for minutes in (29, 1, 0, 30, 60, 3 * 24 * 60, 60):
        now.pass_(minutes=minutes)
        found = heard.silent("paper", most=9, at=now.at)
        asked.append([each.message for each in found])

    assert asked == [[], [sent], [], [sent], [sent], [], []]
