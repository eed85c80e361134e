"""A detail split over messages is found on the one that completes it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clearline.cli.made_up import Cast
from clearline.contact import gate, holds
from clearline.contact.draft import Answer, Draft
from clearline.contact.found import wording
from clearline.contact.models import Conversation, Event
from clearline.policy.decision import Outcome
from clearline.registers import organisation, said
from clearline.registers.models import Detail
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to, private_line, rules_of, says

pytestmark = pytest.mark.django_db

FIRST, SECOND = "If you need me it is oh double seven nought oh", "nine hundred four one seven"
HELD_FIRST = "My mum and dad split up when I was your age. " + FIRST
MINUTE = timedelta(minutes=1)


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


def kinds_of(answer: Answer) -> list[tuple[str, int]]:
    assert answer.decision is not None
    return [(c.finding.kind, 0) for c in answer.decision.reasons]


def test_a_number_in_two_messages_is_refused_on_the_second(home: Cast, line: Conversation) -> None:
    assert says(home.dawn, line, home, FIRST).outcome is Outcome.ALLOW

    answer = says(home.dawn, line, home, SECOND, at=home.at + MINUTE)

    assert rules_of(answer) == {"wording": "refuse"}
    assert kinds_of(answer) == [("phone", 0)]


def test_the_second_part_alone_is_no_number(home: Cast, line: Conversation) -> None:
    assert says(home.dawn, line, home, SECOND).outcome is Outcome.ALLOW


def test_what_is_found_is_told_of_the_new_words_alone(home: Cast, line: Conversation) -> None:
    says(home.dawn, line, home, FIRST)
    says(home.dawn, line, home, SECOND, at=home.at + MINUTE)

    facts = Event.objects.get(kind="refused").facts
    assert '"message":0,"start":0,"end":27' in facts


def test_parts_by_different_writers_are_no_number(home: Cast, line: Conversation) -> None:
    says(home.sam, line, home, FIRST)

    assert says(home.dawn, line, home, SECOND, at=home.at + MINUTE).outcome is Outcome.ALLOW


def test_parts_to_different_children_are_no_number(home: Cast, line: Conversation) -> None:
    says(home.dawn, line_to(home.callum, home), home, FIRST)

    assert says(home.dawn, line, home, SECOND, at=home.at + MINUTE).outcome is Outcome.ALLOW


def test_after_a_number_was_refused_one_may_go_on(home: Cast, line: Conversation) -> None:
    assert says(home.dawn, line, home, "Ring 07700 900417").outcome is Outcome.REFUSE

    assert says(home.dawn, line, home, "Ring 999", at=home.at + MINUTE).outcome is Outcome.ALLOW


@pytest.mark.parametrize(("later", "outcome"), [(20, Outcome.REFUSE), (28, Outcome.ALLOW)])
def test_it_reaches_back_for_a_day(
    later: int, outcome: Outcome, home: Cast, line: Conversation
) -> None:
    says(home.dawn, line, home, FIRST, at=home.at - later * timedelta(hours=1))

    assert says(home.dawn, line, home, SECOND).outcome is outcome


def test_an_organisation_may_have_fewer_read_together(home: Cast, line: Conversation) -> None:
    sure(organisation.settle({"read_together_messages": 0}, by=home.graham, at=home.at))
    says(home.dawn, line, home, FIRST)

    assert says(home.dawn, line, home, SECOND, at=home.at + MINUTE).outcome is Outcome.ALLOW


def test_a_part_that_was_turned_down_counts_no_more(home: Cast, line: Conversation) -> None:
    held = says(home.dawn, line, home, HELD_FIRST)
    assert held.outcome is Outcome.HOLD
    holds.turn_down(held.draft, by=home.priya, reason="No", at=home.at + MINUTE)

    assert says(home.dawn, line, home, SECOND, at=home.at + 2 * MINUTE).outcome is Outcome.ALLOW


def test_a_part_that_waits_counts(home: Cast, line: Conversation) -> None:
    assert says(home.dawn, line, home, HELD_FIRST).outcome is Outcome.HOLD

    assert says(home.dawn, line, home, SECOND, at=home.at + MINUTE).outcome is Outcome.REFUSE


def test_what_is_private_is_never_read(home: Cast) -> None:
    line = private_line(home.mia, home.fiona, home)
    says(home.fiona, line, home, FIRST, purpose=None)

    assert says(home.fiona, line, home, SECOND, purpose=None).outcome is Outcome.ALLOW


def test_a_detail_known_for_one_child_may_be_given_to_that_child_alone(
    home: Cast, line: Conversation
) -> None:
    number = "Ring the dentist on 01632 960987"
    of = organisation.About(whose="The dentist", child=home.mia)
    sure(organisation.know(Detail.NUMBER, "01632 960987", **of, by=home.priya, at=home.at))

    assert says(home.dawn, line, home, number).outcome is Outcome.ALLOW
    assert says(home.dawn, line_to(home.callum, home), home, number).outcome is Outcome.REFUSE


def test_a_detail_that_is_given_no_more_binds_the_very_next_message(
    home: Cast, line: Conversation
) -> None:
    detail = sure(
        organisation.know(
            Detail.NUMBER, "01632 960987", whose="A", home=home.larkfield, by=home.priya, at=home.at
        )
    )
    assert says(home.dawn, line, home, "Ring 01632 960987").outcome is Outcome.ALLOW

    sure(organisation.forget(detail, by=home.priya, at=home.at))
    assert says(home.dawn, line, home, "Ring 01632 960987").outcome is Outcome.REFUSE


def test_what_an_organisation_wants_stricter_is_stricter(home: Cast, line: Conversation) -> None:
    words = "My mum and dad split up when I was your age."
    assert says(home.dawn, line, home, words).outcome is Outcome.HOLD

    stricter = {"stricter": ["disclosure:refuse"]}
    sure(organisation.settle(stricter, by=home.graham, at=home.at))
    answer = says(home.dawn, line, home, words)

    assert answer.outcome is Outcome.REFUSE
    assert answer.decision is not None
    assert answer.decision.policy.startswith("sha256:")


def test_nothing_is_made_looser_but_clarity(home: Cast, line: Conversation) -> None:
    looser = {"stricter": ["phone:note", "jargon:clear"]}
    sure(organisation.settle(looser, by=home.graham, at=home.at))
    assert says(home.dawn, line, home, "Ring 07700 900417").outcome is Outcome.REFUSE

    assert says(home.dawn, line, home, "Your placement").outcome is Outcome.ALLOW
    assert '"kind":"jargon"' not in Event.objects.latest("place").facts


def test_how_a_child_reads_is_known_to_the_reading(home: Cast, line: Conversation) -> None:
    words = (
        "We will go to the shop with Sam on Thursday afternoon and then we will make some pasta"
        " together for everybody in the house before the film begins."
    )
    sure(said.reads_at(home.mia, 18, by=home.priya, at=home.at))
    says(home.dawn, line, home, words)
    assert "reading_age" not in Event.objects.latest("place").facts

    sure(said.reads_at(home.mia, 9, by=home.priya, at=home.at))
    says(home.dawn, line, home, words)
    assert "reading_age" in Event.objects.latest("place").facts


@pytest.mark.django_db(transaction=True)
def test_a_process_remembers_what_it_sent_and_asks_nothing_more(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Hello")
    says(home.dawn, line, home, FIRST)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        says(home.dawn, line, home, "See you at tea")
    told = [str(query["sql"]) for query in asked.captured_queries]
    assert not [sql for sql in told if sql.startswith("SELECT") and "contact_words" in sql]

    assert says(home.dawn, line, home, SECOND).outcome is Outcome.REFUSE


@pytest.mark.django_db(transaction=True)
def test_what_another_process_sent_is_read_before_anything_is_decided(
    home: Cast, monkeypatch: Any
) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Hello")
    here = wording._remembered
    # Another process has a memory of its own.
    monkeypatch.setattr(wording, "_remembered", type(here)())
    says(home.dawn, line, home, FIRST)
    monkeypatch.setattr(wording, "_remembered", here)

    assert says(home.dawn, line, home, SECOND).outcome is Outcome.REFUSE


def test_two_parts_in_one_batch_are_read_in_order(home: Cast, line: Conversation) -> None:
    phone = home.phone_of(home.dawn).pk
    parts = [
        Draft(uuid4(), line.id, text, person=home.dawn.pk, equipment=phone, purpose="check_in")
        for text in (FIRST, SECOND)
    ]
    assert [a.outcome for a in gate.settle(parts, at=home.at)] == [Outcome.ALLOW, Outcome.REFUSE]
