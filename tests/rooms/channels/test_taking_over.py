"""A second provider takes over while the first is away, and gives back once it is there again."""

from collections.abc import Iterator

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.outside import heard, outbox
from clearline.contact.outside.channel import Fate, Receipt
from tests.rooms.channels.texting import Clock, carrying, make_sure, states, steps, texts
from tests.rooms.contact.saying import line_to
from tests.standins.notify import NotifyService
from tests.standins.provider import CUT
from tests.standins.twilio import TwilioService

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(home: Cast) -> Clock:
    make_sure(home.callum, home)
    return Clock(home.at)


@pytest.fixture
def two() -> Iterator[tuple[NotifyService, TwilioService]]:
    first, second = NotifyService(), TwilioService()
    yield first, second
    first.close()
    second.close()


def test_while_the_first_is_away_the_second_carries_and_then_the_first_again(
    home: Cast, now: Clock, two: tuple[NotifyService, TwilioService]
) -> None:
    first, second = two
    line = line_to(home.callum, home)
    worker = carrying(first.carrier, second.carrier, now=now)
    first.go_down()
    for number in range(3):
        texts(home.dawn, line, home, f"Part {number}")
    while worker.step():
        pass
    assert second.got == ["Part 0", "Part 1", "Part 2"]

    first.come_back()
    now.pass_(minutes=3)
    texts(home.dawn, line, home, "Part 3")
    while worker.step():
        pass
    worker.stop()
    assert (first.got, len(second.got)) == (["Part 3"], 3)


def test_what_the_first_may_have_taken_the_second_carries_only_once_it_was_asked(
    home: Cast, now: Clock, two: tuple[NotifyService, TwilioService]
) -> None:
    first, second = two
    worker = carrying(first.carrier, second.carrier, now=now)
    sent = texts(home.dawn, line_to(home.callum, home), home).draft
    first.faults.next = [CUT]
    worker.step()
    now.pass_(minutes=3)
    while worker.step():
        pass
    worker.stop()
    assert (len(first.got), second.got) == (1, [])
    assert states([sent]) == ["handed_over"]


def test_once_another_has_it_only_that_it_arrived_counts_from_the_first(
    home: Cast, now: Clock
) -> None:
    sent = texts(home.dawn, line_to(home.callum, home), home).draft
    (errand,) = outbox.take("sms", "first", most=9, at=now.at)
    outbox.answer([(errand, Receipt(sent, Fate.LOST))], at=now.at)
    now.pass_(minutes=3)
    (errand,) = outbox.take("sms", "second", most=9, at=now.at)
    outbox.answer([(errand, Receipt(sent, Fate.ON_ITS_WAY, theirs="S1"))], at=now.at)

    heard.receive([Receipt(sent, Fate.FAILED)], carrier="first", at=now.at)
    heard.receive([Receipt(None, Fate.DELIVERED, theirs="S1")], carrier="first", at=now.at)
    assert states([sent]) == ["handed_over"]

    heard.receive([Receipt(None, Fate.DELIVERED, theirs="S1")], carrier="second", at=now.at)
    assert states([sent]) == ["delivered"]
    assert steps(sent)[-2:] == ["handed_over", "delivered"]
