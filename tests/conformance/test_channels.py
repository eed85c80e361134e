"""What every carrier must pass, against a provider that does what can go wrong.

Each test is a row of the table in `docs/channels.md`, and each carrier a column.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from clearline.channels import chosen, receiving
from clearline.channels.carrying import Carrying
from clearline.cli.made_up import Cast
from clearline.contact.models import Event, Message, Outgoing
from clearline.contact.outside import outbox
from clearline.contact.outside.channel import Brought, Envelope, Fate, Posted
from clearline.ledger import audit
from scripts import write_channels
from tests.rooms.channels.texting import (
    NUMBER,
    Clock,
    make_sure,
    states,
    steps,
    texts,
    work_day_and_night,
)
from tests.rooms.contact.saying import line_to
from tests.standins.message_centre import MessageCentre
from tests.standins.notify import NotifyService
from tests.standins.provider import CUT, SLOW, FarEnd
from tests.standins.smsbox import Smsbox
from tests.standins.twilio import TwilioService

HOME = "+447700900100"
AT = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
LONG = "We are all thinking of you. Fajitas are in the fridge, and your key is with Sam. " * 4
FAR_ENDS: dict[str, type[FarEnd]] = {
    far.name: far for far in (Smsbox, NotifyService, TwilioService, MessageCentre)
}

on_the_record = pytest.mark.django_db


@pytest.fixture(params=FAR_ENDS)
def far(request: pytest.FixtureRequest) -> Iterator[FarEnd]:
    far = FAR_ENDS[request.param]()
    yield far
    far.close()


@pytest.fixture
def now(home: Cast) -> Clock:
    return Clock(home.at)


def test_every_carrier_that_settings_can_name_is_here() -> None:
    assert set(FAR_ENDS) == set(chosen.CARRIERS)


def test_the_table_in_the_documents_is_as_it_should_be() -> None:
    assert write_channels.CHANNELS.read_text("utf-8") == write_channels.written()


def envelope(text: str = "Tea is at six") -> Envelope:
    return Envelope(uuid4(), HOME, NUMBER, text)


def a_text(home: Cast, words: str = "Tea is at six") -> UUID:
    return texts(home.dawn, line_to(home.callum, home), home, words).draft


def put_down(far: FarEnd, brought: Brought, now: Clock) -> None:
    assert receiving.put_down(far.carrier, brought, at=now.at)


def carry(far: FarEnd, now: Clock) -> None:
    """Let one worker carry all that is due now, and then be gone."""
    worker = Carrying([far.carrier], now=now)
    while worker.step():
        pass
    worker.stop()


def carry_until_done(far: FarEnd, now: Clock, message: UUID, **step: float) -> None:
    """Let workers come and go until a message waits no more."""
    for _ in range(60):
        carry(far, now)
        if states([message])[0] not in {"waiting", "taken"}:
            return
        now.pass_(**step)
    raise AssertionError("it still waits")


# Handing over.


@pytest.mark.parametrize("text", ["Café at 6? £5 or €5", "Well done 🎉", LONG.strip()])
def test_words_come_to_the_provider_as_they_were_written(far: FarEnd, text: str) -> None:
    assert far.carrier.deliver(envelope(text)).fate is Fate.ON_ITS_WAY
    assert far.got == [text]


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        ("for good", {Fate.FAILED}),
        ("for now", {Fate.LATER}),
        ("closed", {Fate.DOWN}),
        (CUT, {Fate.LOST}),
        (SLOW, {Fate.LOST}),
    ],
)
def test_each_answer_is_understood_and_nothing_is_raised(
    far: FarEnd, fault: str, fate: set[Fate]
) -> None:
    far.fails_next(fault)
    told = far.carrier.deliver(envelope())
    assert told.fate in fate
    assert NUMBER[1:] not in told.says


def test_a_provider_that_is_away_has_surely_not_taken_it(far: FarEnd) -> None:
    far.go_down()
    assert far.carrier.deliver(envelope()).fate is Fate.DOWN
    far.come_back()
    assert far.carrier.deliver(envelope()).fate is Fate.ON_ITS_WAY


def test_it_can_be_asked_whether_all_is_well_and_sends_nothing_for_that(far: FarEnd) -> None:
    assert far.carrier.wrong() == ""
    far.go_down()
    assert "nobody is there" in far.carrier.wrong()
    assert far.got == []


# What becomes of it.


@on_the_record
def test_a_text_is_delivered_and_the_record_says_so(far: FarEnd, home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    carry(far, now)
    assert states([sent]) == ["handed_over"]
    put_down(far, far.tells(sent, Fate.DELIVERED), now)
    assert steps(sent) == ["sent", "leaving", "handed_over", "delivered"]
    assert audit.verify().wrong is None


@on_the_record
def test_what_fails_for_good_waits_for_a_person(far: FarEnd, home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    refused, failed = a_text(home), a_text(home)
    far.fails_next("for good")
    carry(far, now)
    put_down(far, far.tells(failed, Fate.FAILED), now)
    assert states([refused, failed]) == ["undelivered", "undelivered"]


@on_the_record
def test_what_fails_for_now_goes_again_and_arrives_once(
    far: FarEnd, home: Cast, now: Clock
) -> None:
    make_sure(home.callum, home)
    far.fails_next("for now", "for now", "closed")
    carry_until_done(far, now, a_text(home), seconds=30)
    assert far.got == ["Tea is at six"]


@on_the_record
def test_a_receipt_that_comes_hours_later_is_still_understood(
    far: FarEnd, home: Cast, now: Clock
) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    carry(far, now)
    far.start_anew()
    now.pass_(hours=20)
    put_down(far, far.tells(sent, Fate.DELIVERED), now)
    assert states([sent]) == ["delivered"]


@on_the_record
def test_a_receipt_that_comes_twice_counts_once(far: FarEnd, home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    carry(far, now)
    for _ in range(2):
        put_down(far, far.tells(sent, Fate.DELIVERED), now)
    assert steps(sent).count("delivered") == 1


@on_the_record
def test_a_receipt_before_the_answer_counts(far: FarEnd, home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    (errand,) = outbox.take("sms", far.name, most=9, at=now.at)
    answer = far.carrier.deliver(errand.envelope)
    put_down(far, far.tells(sent, Fate.DELIVERED), now)
    outbox.answer([(errand, answer)], at=now.at)
    assert steps(sent) == ["sent", "leaving", "delivered"]


# What comes in.


@on_the_record
@pytest.mark.usefixtures("clock")
def test_a_reply_that_is_brought_twice_is_taken_in_once(
    far: FarEnd, home: Cast, now: Clock
) -> None:
    make_sure(home.callum, home)
    for _ in range(2):
        put_down(far, far.brings("1", NUMBER, HOME, "ok 🎉"), now)
        far.start_anew()
    assert came_from(home) == ["ok 🎉"]


@on_the_record
@pytest.mark.usefixtures("clock")
def test_replies_in_any_order_are_all_taken_in(far: FarEnd, home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    for key, words in (("2", "and then this"), ("1", "this first"), ("3", "and then this")):
        put_down(far, far.brings(key, NUMBER, HOME, words), now)
    assert sorted(came_from(home)) == ["and then this", "and then this", "this first"]


def came_from(home: Cast) -> list[str]:
    found = Message.objects.filter(author=home.callum.person, channel="sms")
    rows = found.order_by("written_at", "pk").values_list("words__text", flat=True)
    return [words or "" for words in rows]


def test_what_is_not_from_the_provider_is_not_read(far: FarEnd) -> None:
    assert far.brings("1", NUMBER, HOME, "hi").arrived
    for posted in far.forgeries():
        assert far.carrier.read(posted, at=AT) is None


def test_what_cannot_be_understood_brings_nothing_and_harms_nothing(far: FarEnd) -> None:
    assert far.carrier.read(Posted("/?%zz=%ff&token=%E2"), at=AT) is None
    assert far.tells(UUID(int=0), Fate.DELIVERED).arrived == ()


# A day without the provider, and workers that die.


@on_the_record
def test_after_a_day_without_the_provider_all_go_once_and_in_order(
    far: FarEnd, home: Cast, now: Clock
) -> None:
    work_day_and_night(home)
    make_sure(home.callum, home)
    sent = [a_text(home, f"Part {n}") for n in range(4)]
    far.go_down()
    for _ in range(6):
        carry(far, now)
        now.pass_(hours=4)
    far.come_back()
    carry_until_done(far, now, sent[-1], minutes=1)
    assert far.got == [f"Part {n}" for n in range(4)]
    assert states(sent) == ["handed_over"] * 4


@on_the_record
@pytest.mark.parametrize("fault", [CUT, SLOW])
def test_when_an_answer_is_lost_it_goes_twice_only_where_nobody_can_say(
    far: FarEnd, home: Cast, now: Clock, fault: str
) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    far.fails_next(fault)
    carry_until_done(far, now, sent, minutes=1)
    assert len(far.got) == 1 or says_that_it_may_be_there_twice(sent)


def says_that_it_may_be_there_twice(message: UUID) -> bool:
    leaving = Event.objects.filter(message=message, kind=Event.Kind.LEAVING)
    return any(outbox.TWICE in (event.reason or "") for event in leaving)


@on_the_record
@pytest.mark.parametrize("died", ["before it asked", "before it wrote the answer", "after"])
def test_a_worker_that_is_killed_loses_nothing(
    far: FarEnd, home: Cast, now: Clock, died: str
) -> None:
    make_sure(home.callum, home)
    sent = a_text(home)
    (errand,) = outbox.take("sms", far.name, most=9, at=now.at)
    if died == "before it wrote the answer":
        far.carrier.deliver(errand.envelope)
    if died == "after":
        outbox.answer([(errand, far.carrier.deliver(errand.envelope))], at=now.at)
    far.start_anew()
    now.pass_(minutes=2)
    carry_until_done(far, now, sent, minutes=1)

    assert Outgoing.objects.get(pk=sent).lease is None
    is_once = len(far.got) == 1
    assert is_once if died != "before it wrote the answer" else is_once or len(far.got) == 2
    assert is_once or says_that_it_may_be_there_twice(sent)
