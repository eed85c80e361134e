"""Texts that come in: to the right child, kept where nobody knows whose, STOP and START heeded."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.draft import LONGEST, Problem
from clearline.contact.models import Joining, Message, Outgoing, Stop, Unplaced, Words
from clearline.contact.outside import arrivals, joins, numbers
from clearline.contact.outside.channel import Arrived
from clearline.ledger import audit
from clearline.policy.decision import Outcome
from clearline.registers.models import Shift
from tests.rooms.channels.texting import NUMBER, came, make_sure, texts
from tests.rooms.contact.saying import line_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def take_in(arrived: Arrived, home: Cast) -> None:
    assert arrivals.take_in(arrived, channel="sms", carrier="paper", at=home.at)


def said(home: Cast) -> list[str | None]:
    """Return what a child has said by text."""
    found = Message.objects.filter(author=home.callum.person, channel="sms")
    rows = Words.objects.filter(message__in=found).order_by("message__written_at", "message_id")
    return list(rows.values_list("text", flat=True))


def test_a_text_from_a_number_that_is_sure_is_the_childs_own_words(home: Cast) -> None:
    make_sure(home.callum, home)
    take_in(came("hi its me", sender="07700 900301"), home)
    assert said(home) == ["hi its me"]
    assert not Unplaced.objects.exists()


def test_a_text_that_comes_twice_is_taken_in_once(home: Cast) -> None:
    make_sure(home.callum, home)
    for key in ("1", "1", "2"):
        take_in(came("hi", key=key), home)
    assert said(home) == ["hi", "hi"]


def test_a_text_from_nobody_known_is_kept_and_joined_with_one_tap(home: Cast) -> None:
    take_in(came("its callum", to="07700900100"), home)
    assert said(home) == []
    (kept,) = arrivals.waiting({home.larkfield.pk})
    assert (kept.address, kept.unplacedwords.text) == (NUMBER, "its callum")
    assert not arrivals.waiting({home.alder_court.pk})

    joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)

    assert said(home) == ["its callum"]
    assert not arrivals.waiting({home.larkfield.pk})
    assert audit.verify().wrong is None


def test_what_the_gate_does_not_take_is_kept_and_stays_in_sight(home: Cast) -> None:
    make_sure(home.callum, home)
    take_in(came("a" * (LONGEST + 1)), home)
    take_in(came("hi", key="2"), home)

    assert said(home) == ["hi"]
    (kept,) = arrivals.waiting({None})
    joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)
    assert list(arrivals.waiting({None})) == [kept]


def test_what_was_kept_of_a_known_number_goes_to_its_conversation(home: Cast) -> None:
    take_in(came("hi"), home)
    (kept,) = arrivals.waiting({None})
    make_sure(home.callum, home, number="+447700900302")
    assert said(home) == []
    make_sure(home.callum, home)
    assert said(home) == ["hi"]
    kept.refresh_from_db()
    assert kept.placed_by == home.dawn


def test_to_a_number_that_is_only_said_to_be_theirs_nothing_personal_goes(home: Cast) -> None:
    row = joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)
    assert isinstance(row, Joining)
    line = line_to(home.callum, home)
    assert texts(home.dawn, line, home).problem is Problem.NOT_CONFIRMED

    refused = joins.confirm(row.pk, joins.How.SECOND, by=home.dawn, at=home.at)
    assert refused is joins.Refusal.YOUR_OWN
    joins.confirm(row.pk, joins.How.SECOND, by=home.sam, at=home.at)

    assert texts(home.dawn, line, home).outcome is Outcome.ALLOW


def test_a_child_confirms_their_own_number_and_nobody_elses(home: Cast) -> None:
    row = joins.join(NUMBER, home.callum, home.callum.person, by=home.dawn, at=home.at)
    assert isinstance(row, Joining)
    assert joins.to_confirm(home.callum.pk) == row
    other = joins.confirm(row.pk, joins.How.IN_APP, by=home.mia.person, at=home.at)
    assert other is joins.Refusal.NOT_THEIRS
    sure = joins.confirm(row.pk, joins.How.IN_APP, by=home.callum.person, at=home.at)
    assert isinstance(sure, Joining)


@pytest.mark.parametrize("word", ["STOP", "stop.", " Stop all! ", "unsubscribe"])
def test_stop_is_honoured_at_once_and_kept_and_start_opens_again(home: Cast, word: str) -> None:
    make_sure(home.callum, home)
    line = line_to(home.callum, home)
    take_in(came(word), home)
    assert texts(home.dawn, line, home).problem is Problem.ASKED_FOR_NO_MORE
    assert said(home) == [word]  # and the worker reads it

    take_in(came("START", key="2"), home)

    assert texts(home.dawn, line, home).outcome is Outcome.ALLOW


def test_stop_within_a_sentence_is_said_to_a_person(home: Cast) -> None:
    make_sure(home.callum, home)
    take_in(came("stop asking me about school"), home)
    assert not Stop.objects.exists()


def test_a_wrong_person_is_no_child_and_gets_nothing_more(home: Cast) -> None:
    make_sure(home.callum, home)
    take_in(came("Wrong number"), home)
    assert said(home) == []
    assert Joining.objects.get().ending == Joining.Ending.WRONG_PERSON
    assert Unplaced.objects.count() == 1


def test_a_number_that_was_silent_for_ninety_days_is_nobodys_again(home: Cast) -> None:
    make_sure(home.callum, home)
    assert joins.lapse(at=home.at + timedelta(days=89)) == 0
    assert joins.lapse(at=home.at + timedelta(days=90)) == 1
    assert Joining.objects.get().ending == Joining.Ending.SILENCE


def test_when_nobody_is_on_a_text_is_answered_by_text_in_the_organisations_own_words(
    home: Cast,
) -> None:
    make_sure(home.callum, home)
    Shift.objects.filter(home=home.larkfield).update(cancelled_at=home.at, cancelled_by=home.priya)
    take_in(came("anyone there"), home)

    answer = Message.objects.get(author=None)
    assert answer.channel == "sms"
    assert Outgoing.objects.filter(message=answer).exists()


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("07700 900301", NUMBER),
        ("447700900301", NUMBER),
        ("+44 (0)7700 900-301", NUMBER),
        ("0044 7700 900301", NUMBER),
        ("O2", ""),
        ("85258", ""),
        ("", ""),
    ],
)
def test_a_number_is_one_however_it_is_written(written: str, number: str) -> None:
    assert numbers.normal(written) == number
