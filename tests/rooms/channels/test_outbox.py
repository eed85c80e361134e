"""What leaves: once, in order, step by step in the record, and tried again with growing pauses."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.draft import Problem
from clearline.contact.models import Event, Outgoing, Stop
from clearline.contact.outside import heard, outbox, stops
from clearline.contact.outside.channel import Fate, Receipt
from clearline.ledger import audit
from clearline.policy.decision import Outcome
from clearline.registers import permissions, showing
from clearline.registers.models import LockScreen, Permission, SenderStyle
from tests.rooms.channels.texting import (
    HELLO,
    NUMBER,
    Clock,
    Paper,
    carrying,
    make_sure,
    states,
    steps,
    texts,
)
from tests.rooms.contact.saying import line_to, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def now(home: Cast) -> Clock:
    return Clock(home.at)


def test_a_text_that_the_rules_allow_is_handed_over_once(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    worker = carrying(paper, now=now)

    assert answer.outcome is Outcome.ALLOW
    assert worker.step() == 1
    assert worker.step() == 0

    (envelope,) = paper.took
    assert (envelope.address, envelope.text) == (NUMBER, HELLO)
    assert envelope.sender == "+447700900100"
    assert steps(answer.draft) == ["sent", "leaving", "handed_over"]


def test_what_stays_in_the_app_never_leaves(home: Cast, paper: Paper, now: Clock) -> None:
    says(home.dawn, line_to(home.callum, home), home)
    assert carrying(paper, now=now).step() == 0
    assert not Outgoing.objects.exists()


def test_without_a_number_nothing_is_taken_down(home: Cast) -> None:
    line = line_to(home.callum, home)
    assert texts(home.dawn, line, home).problem is Problem.NO_NUMBER
    assert not Event.objects.filter(conversation=line).exists()


def test_a_permission_withdrawn_while_it_waited_keeps_it_here(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    given = Permission.objects.get(child=home.callum, channel="sms", withdrawn_on=None)
    permissions.withdraw(given, by=home.priya, at=home.at)

    carrying(paper, now=now).step()

    assert paper.took == []
    assert steps(answer.draft) == ["sent", "refused"]


def test_a_stop_that_came_while_it_waited_keeps_it_here(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    stops.stop("sms", NUMBER, Stop.Why.STOP, at=home.at)

    carrying(paper, now=now).step()

    assert paper.took == []
    assert steps(answer.draft) == ["sent", "refused"]


STATE_AND_STEP = {
    Fate.ON_ITS_WAY: ("handed_over", "handed_over"),
    Fate.DELIVERED: ("delivered", "delivered"),
    Fate.FAILED: ("undelivered", "undelivered"),
    Fate.LATER: ("waiting", "not_taken"),
    Fate.DOWN: ("waiting", "not_taken"),
    Fate.LOST: ("waiting", "answer_lost"),
}


@pytest.mark.parametrize("fate", Fate)
def test_each_answer_has_its_step(home: Cast, paper: Paper, now: Clock, fate: Fate) -> None:
    state, step = STATE_AND_STEP[fate]
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [fate]

    carrying(paper, now=now).step()

    assert states([answer.draft]) == [state]
    assert steps(answer.draft) == ["sent", "leaving", step]


def test_what_was_not_taken_is_tried_again_with_growing_pauses_until_a_person_decides(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [Fate.LATER] * 3
    worker = carrying(paper, now=now)
    waits = []
    for _ in range(3):
        assert worker.step() == 1
        assert worker.step() == 0
        waits.append(Outgoing.objects.get(pk=answer.draft).due_at - now.at)
        now.at = Outgoing.objects.get(pk=answer.draft).due_at
    assert waits == [timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=60)]
    assert worker.step() == 1
    assert len(paper.took) == 1


def test_a_lost_answer_waits_for_its_receipt(home: Cast, paper: Paper, now: Clock) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [Fate.LOST]
    worker = carrying(paper, now=now)
    worker.step()

    heard.receive([Receipt(answer.draft, Fate.DELIVERED)], carrier="paper", at=now.at)
    now.pass_(minutes=10)

    assert worker.step() == 0
    assert len(paper.took) == 1
    assert steps(answer.draft)[-2:] == ["answer_lost", "delivered"]


def test_a_lost_answer_is_looked_up_before_it_goes_again(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [Fate.LOST]
    worker = carrying(paper, now=now)
    worker.step()
    paper.found = {answer.draft: Fate.ON_ITS_WAY}
    now.pass_(minutes=3)

    assert worker.step() == 1

    assert len(paper.took) == 1
    assert states([answer.draft]) == ["handed_over"]


def test_where_nobody_knows_it_goes_again_and_the_record_says_so(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [Fate.LOST]
    worker = carrying(paper, now=now)
    worker.step()
    now.pass_(minutes=3)

    worker.step()

    assert len(paper.took) == 2
    leaving = Event.objects.filter(message=answer.draft, kind="leaving").order_by("place")
    assert [event.reason for event in leaving] == ["paper", f"paper. {outbox.TWICE}"]


def test_whoever_took_it_and_died_leaves_it_to_the_next(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    assert outbox.take("sms", "paper", most=64, at=now.at)
    worker = carrying(paper, now=now)
    assert worker.step() == 0

    now.pass_(minutes=2)

    assert worker.step() == 1
    assert steps(answer.draft) == ["sent", "leaving", "answer_lost", "leaving", "handed_over"]


def test_a_conversation_goes_in_order_and_the_rest_waits_for_the_first(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    line = line_to(home.callum, home)
    sent = [texts(home.dawn, line, home, f"Part {n}").draft for n in range(5)]
    paper.answers = [Fate.ON_ITS_WAY, Fate.LATER]
    worker = carrying(paper, now=now)

    worker.step()
    assert states(sent) == ["handed_over", *["waiting"] * 4]
    assert worker.step() == 0

    now.pass_(seconds=5)
    while worker.step():
        pass
    assert [envelope.text for envelope in paper.took] == [f"Part {n}" for n in range(5)]


def test_when_the_first_carrier_is_down_the_second_takes_over(home: Cast, now: Clock) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    first, second = Paper("first", answers=[Fate.DOWN]), Paper("second")
    worker = carrying(first, second, now=now)

    assert worker.step() == 1
    assert worker.step() == 1

    assert (first.took, len(second.took)) == ([], 1)
    assert steps(answer.draft) == ["sent", "leaving", "not_taken", "leaving", "handed_over"]


def test_a_carrier_that_is_down_is_tried_with_one_and_then_takes_all(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    line = line_to(home.callum, home)
    sent = [texts(home.dawn, line, home, f"Part {n}").draft for n in range(3)]
    paper.answers = [Fate.DOWN, Fate.DOWN]
    worker = carrying(paper, now=now)
    assert worker.step() == 3
    assert worker.step() == 0

    now.pass_(seconds=5)
    assert worker.step() == 1
    now.pass_(seconds=10)
    assert worker.step() == 1
    assert worker.step() == 2
    assert states(sent) == ["handed_over"] * 3


def test_a_receipt_before_the_answer_is_taken_and_the_answer_adds_nothing(
    home: Cast, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    errands = outbox.take("sms", "paper", most=64, at=now.at)
    heard.receive([Receipt(answer.draft, Fate.DELIVERED)], carrier="paper", at=now.at)

    outbox.answer([(errands[0], Receipt(answer.draft, Fate.ON_ITS_WAY))], at=now.at)

    assert states([answer.draft]) == ["delivered"]
    assert steps(answer.draft) == ["sent", "leaving", "delivered"]


def test_a_receipt_that_comes_twice_or_too_late_says_nothing_new(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    answer = texts(home.dawn, line_to(home.callum, home), home)
    carrying(paper, now=now).step()
    for fate in (Fate.DELIVERED, Fate.DELIVERED, Fate.ON_ITS_WAY, Fate.FAILED):
        heard.receive([Receipt(answer.draft, fate)], carrier="paper", at=now.at)

    assert steps(answer.draft) == ["sent", "leaving", "handed_over", "delivered"]


def test_a_text_names_who_writes_as_far_as_that_may_be_shown(
    home: Cast, paper: Paper, now: Clock
) -> None:
    make_sure(home.callum, home)
    line = line_to(home.callum, home)
    for style, name in ((SenderStyle.NAMED, ""), (SenderStyle.CHOSEN, "D"), (SenderStyle.BARE, "")):
        showing.settle(
            home.callum,
            by=home.priya,
            at=home.at,
            place_is_confidential=False,
            sender=style,
            sender_name=name,
            lock_screen=LockScreen.NOTHING,
            reason="He said so",
        )
        texts(home.dawn, line, home)
        carrying(paper, now=now).step()

    assert [envelope.text for envelope in paper.took] == [
        f"Dawn, {home.larkfield.name}: {HELLO}",
        f"D: {HELLO}",
        "You have a message.",
    ]


def test_the_ledger_vouches_for_every_step(home: Cast, paper: Paper, now: Clock) -> None:
    make_sure(home.callum, home)
    texts(home.dawn, line_to(home.callum, home), home)
    paper.answers = [Fate.LOST]
    worker = carrying(paper, now=now)
    worker.step()
    now.pass_(minutes=3)
    worker.step()

    assert audit.verify().wrong is None
