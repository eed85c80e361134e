"""The clocks of those who have left: an answer, a review, an account; each told of in time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.clocks import deadlines
from clearline.clocks.running import Clock
from clearline.contact.approvals import answering, asking
from clearline.contact.approvals.answering import Answer
from clearline.contact.approvals.asking import Wanted
from clearline.contact.due import firing
from clearline.contact.models import ApprovalAsk, Notice
from clearline.registers.models import Person
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to, says

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def asked(home: Cast) -> ApprovalAsk:
    today = home.at.date()
    wanted = Wanted([home.sam.pk], ["in_app"], "He knows him.", today, asking.last_day(today))
    return sure(asking.ask(home.reece, wanted, by=home.joy, at=home.at))


def approved(home: Cast) -> ApprovalAsk:
    ask = asked(home)
    for person in (ask.first, ask.second):
        sure(answering.answer(ask, Answer.APPROVED, by=person, at=home.at))
    return ask


def of(name: str, home: Cast, *, after: timedelta = timedelta(0)) -> Iterator[Clock]:
    return (clock for clock in firing.running(at=home.at + after) if clock.name == name)


def told(why: str) -> list[int]:
    return list(Notice.objects.filter(why=why).order_by("pk").values_list("person", flat=True))


def test_both_who_are_asked_hear_of_it_at_once_and_who_has_answered_no_more(home: Cast) -> None:
    ask = asked(home)
    (clock,) = of("approval_answer", home)
    assert set(clock.who) == {ask.first_id, ask.second_id}

    firing.fire_slow(at=home.at)
    assert set(told("approval_answer")) == {ask.first_id, ask.second_id}
    sure(answering.answer(ask, Answer.APPROVED, by=ask.first, at=home.at + HOUR))
    firing.fire_slow(at=clock.due - HOUR)

    assert told("approval_answer")[2:] == [ask.second_id]


def test_before_it_runs_out_whoever_asked_is_told_to_ask_anew(home: Cast) -> None:
    ask = approved(home)
    (clock,) = of("approval_review", home)
    assert clock.due == deadlines.due("approval_reviewed", home.at)

    firing.fire_slow(at=clock.began - HOUR)
    assert told("approval_review") == []
    firing.fire_slow(at=clock.began)
    assert told("approval_review") == [ask.asked_by_id]


def test_an_account_is_due_in_24_hours_chased_and_then_the_managers_too(home: Cast) -> None:
    approved(home)
    says(home.sam, line_to(home.reece, home), home)
    (clock,) = of("account", home)
    assert (clock.who, clock.due) == ((home.sam.pk,), deadlines.due("account_written", home.at))

    found = []
    for hours in (17, 18, 24, 30):
        firing.fire_slow(at=home.at + hours * HOUR)
        found.append(people(home, told("account")))

    assert found == [[], ["sam"], ["sam", "sam", "priya"], ["sam", "sam", "priya"]]


def people(home: Cast, keys: list[int]) -> list[str]:
    known: dict[int, Person] = Person.objects.in_bulk(keys)
    return [known[key].name.split()[0].lower() for key in keys]


def test_a_contact_that_goes_on_is_told_of_from_its_new_end(home: Cast) -> None:
    approved(home)
    line = line_to(home.reece, home)
    says(home.sam, line, home)
    says(home.sam, line, home, "And how was the film?", at=home.at + HOUR / 2)

    (clock,) = of("account", home, after=HOUR)
    assert clock.due == deadlines.due("account_written", home.at + HOUR / 2)
