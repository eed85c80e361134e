"""A young person turns 18 and moves out: a year of approvals, and what contact follows each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.accounts import owing, writing
from clearline.contact.approvals import answering, asking, course, due
from clearline.contact.approvals.answering import Answer
from clearline.contact.approvals.asking import Wanted
from clearline.contact.approvals.course import State
from clearline.contact.models import ApprovalAsk
from clearline.ledger import audit
from clearline.policy.leavers import Category
from clearline.registers import posts, residences
from clearline.registers.leaving import care_leavers, moving_on, wishes
from clearline.registers.leaving.wishes import Wants
from clearline.registers.models import Channel, Person, Relationship, Residence, Tie
from clearline.registers.models.terms import LONDON
from clearline.registers.recorded import Unkept, sure
from tests.rooms.contact.saying import line_to, rules_of, says

pytestmark = pytest.mark.django_db

LEAVES = date(2026, 12, 18)
APPROVAL = {"leaver_approved": "refuse"}


@dataclass
class Year:
    """The home, and the day that it is in the story: always at half past four."""

    home: Cast
    at: datetime

    def go_to(self, day: date) -> None:
        self.at = datetime.combine(day, time(16, 30), LONDON)

    def ask(self, *, why: str = "", stands_in: Person | None = None) -> ApprovalAsk:
        from_on = max(self.at.date(), LEAVES)
        wanted = Wanted(
            workers=[self.home.joy.pk],
            channels=["in_app"],
            what_for="So that she keeps somebody she trusts.",
            from_on=from_on,
            until_on=asking.last_day(from_on),
            why=why,
            stands_in=stands_in.pk if stands_in else None,
        )
        return sure(asking.ask(self.home.amina, wanted, by=self.home.dawn, at=self.at))

    def both_say_yes(self, ask: ApprovalAsk) -> None:
        for person in (ask.first, ask.second):
            sure(answering.answer(ask, Answer.APPROVED, by=person, at=self.at))

    def state(self, ask: ApprovalAsk) -> State:
        return course.of_ask(ask, at=self.at).state

    def stops_joy(self) -> dict[str, str]:
        """Return which of the rules about leaving stop what Joy writes now."""
        answer = says(self.home.joy, line_to(self.home.amina, self.home), self.home, at=self.at)
        about = {"leaver_approved", "accounts_written", "wants_contact"}
        return {rule: what for rule, what in rules_of(answer).items() if rule in about}

    def due(self) -> list[tuple[str, tuple[int, ...]]]:
        return [(each.what, each.who) for each in due.everywhere(at=self.at)]

    def is_what(self) -> Category:
        return care_leavers.of(self.home.amina, at=self.at).category


@pytest.fixture
def year(home: Cast) -> Year:
    return Year(home, home.at)


def wants_joy(home: Cast) -> Wants:
    return Wants(wants=True, channels=[Channel.IN_APP], workers=[home.joy.pk])


def before_she_leaves(year: Year) -> ApprovalAsk:
    """The day is known: a plan begins by itself, and both are asked and answer in time."""
    home = year.home
    lives = Residence.objects.get(child=home.amina)
    sure(residences.stop(lives, on=LEAVES, by=home.priya, at=year.at))
    plan = moving_on.of(home.amina, at=year.at)
    assert plan is not None
    assert plan.leaves_on == LEAVES
    sure(moving_on.would_stay(plan, wants=True, by=home.joy, at=year.at))
    sure(wishes.say(home.amina, wants_joy(home), by=home.amina.person, at=year.at))
    asked = year.ask()
    assert year.due() == [("approval_answer", (home.priya.pk, home.marcus.pk))]
    year.both_say_yes(asked)
    return asked


def three_months_on(year: Year, first: ApprovalAsk) -> None:
    """Nobody has asked anew: it ran out, with two weeks of warning."""
    year.go_to(date(2027, 3, 10))
    assert year.due() == [("approval_review", (year.home.dawn.pk,))]
    year.go_to(date(2027, 3, 19))
    assert year.state(first) is State.RAN_OUT
    assert year.stops_joy() == APPROVAL


def refused_and_asked_again(year: Year) -> ApprovalAsk:
    """The manager says no, and it stays no until something is different."""
    home, asked = year.home, year.ask()
    sure(answering.answer(asked, Answer.DECLINED, "A pause first.", by=home.priya, at=year.at))
    assert year.state(asked) is State.REFUSED
    today = year.at.date()
    same = Wanted([home.joy.pk], ["in_app"], "Again", today, today)
    assert isinstance(asking.ask(home.amina, same, by=home.dawn, at=year.at), Unkept)
    year.at += timedelta(minutes=1)
    again = year.ask(why="She rang the home and asked for Joy.")
    year.both_say_yes(again)
    assert year.stops_joy() == {}
    return again


def her_adviser_leaves(year: Year, stood: ApprovalAsk) -> None:
    """What they approved lapses with them, and somebody is named in their place."""
    home = year.home
    year.go_to(date(2027, 5, 3))
    tie = Relationship.objects.get(child=home.amina, kind=Tie.ALLOCATED_WORKER)
    sure(posts.take_back(tie, by=home.priya, at=year.at))
    assert year.state(stood) is State.LAPSED
    assert year.stops_joy() == APPROVAL
    year.both_say_yes(year.ask(why="Her worker has left.", stands_in=home.nadia))
    assert year.stops_joy() == {}


def no_more_and_yes_again(year: Year) -> None:
    """She says no more, and in autumn yes again: it is asked anew, from the beginning."""
    home = year.home
    year.go_to(date(2027, 7, 1))
    sure(wishes.say(home.amina, Wants(wants=False), by=home.amina.person, at=year.at))
    year.at += timedelta(minutes=1)
    assert year.stops_joy() == {"wants_contact": "refuse", **APPROVAL}
    year.go_to(date(2027, 10, 4))
    sure(wishes.say(home.amina, wants_joy(home), by=home.amina.person, at=year.at))
    year.at += timedelta(minutes=1)
    assert year.stops_joy() == APPROVAL
    year.both_say_yes(year.ask(why="She wants to, again.", stands_in=home.nadia))
    assert year.stops_joy() == {}


def test_a_year_after_moving_out(year: Year) -> None:
    assert year.is_what() is Category.ELIGIBLE
    first = before_she_leaves(year)
    assert year.state(first) is State.AHEAD

    year.go_to(LEAVES)
    assert year.is_what() is Category.FORMER_RELEVANT  # she turned 18 a week ago
    assert year.state(first) is State.OPEN
    assert "leaver_approved" not in year.stops_joy()

    three_months_on(year, first)
    her_adviser_leaves(year, refused_and_asked_again(year))
    no_more_and_yes_again(year)

    now, *before = [each.state for each in course.of_child(year.home.amina.pk, at=year.at)]
    assert now is State.OPEN
    assert before == [State.RAN_OUT, State.RAN_OUT, State.REFUSED, State.RAN_OUT]
    assert audit.verify().wrong is None


def test_an_overdue_account_stops_the_next_message_and_written_it_goes(year: Year) -> None:
    home = year.home
    lives = Residence.objects.get(child=home.amina)
    sure(residences.stop(lives, on=year.at.date(), by=home.priya, at=year.at))
    year.go_to(LEAVES)
    year.both_say_yes(year.ask())
    says(home.amina, line_to(home.amina, home), home, "moved in!!", at=year.at)

    # Her keyworker owes the account, of which only she has written; nobody else is held by it.
    (owed,) = owing.of_children([home.amina.pk], at=year.at)
    assert owed.who == home.dawn.pk
    year.at += timedelta(hours=25)
    assert year.stops_joy() == {}

    late = says(home.dawn, line_to(home.amina, home), home, at=year.at)
    assert rules_of(late)["accounts_written"] == "hold"
    seen = owed.stretch.first.id, owed.stretch.last.id
    says_of_it = "She has moved in and is pleased."
    kept = sure(writing.write(home.amina, seen, says_of_it, by=home.dawn, at=year.at))
    assert kept.is_late
    after = says(home.dawn, line_to(home.amina, home), home, at=year.at)
    assert "accounts_written" not in rules_of(after)
    assert audit.verify().wrong is None
