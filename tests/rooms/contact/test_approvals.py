"""Contact after leaving waits for two people, and stops with either, or with the young person."""

from datetime import date, timedelta
from typing import Any

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.approvals import answering, asking, course
from clearline.contact.approvals.answering import Answer
from clearline.contact.approvals.asking import Wanted
from clearline.contact.approvals.course import State
from clearline.contact.models import Approval, ApprovalAsk
from clearline.ledger import audit
from clearline.policy.decision import Outcome
from clearline.registers import posts, residences
from clearline.registers.leaving import wishes
from clearline.registers.leaving.wishes import Wants
from clearline.registers.models import (
    Channel,
    Person,
    Post,
    Relationship,
    Residence,
    Role,
    Tie,
)
from clearline.registers.recorded import Unkept, sure
from clearline.registers.vetting import management
from tests.rooms.contact.saying import line_to, rules_of, says

pytestmark = pytest.mark.django_db

TODAY, LAST = date(2026, 11, 23), date(2027, 2, 23)
A_MINUTE = timedelta(minutes=1)


def wanted(home: Cast, **changes: Any) -> Wanted:
    plain: dict[str, Any] = {
        "workers": [home.sam.pk],
        "channels": ["in_app", "voice_call"],
        "what_for": "Somebody he knows, while he settles in his flat.",
        "from_on": TODAY,
        "until_on": LAST,
    }
    return Wanted(**{**plain, **changes})


def asked(home: Cast, **changes: Any) -> ApprovalAsk:
    return sure(asking.ask(home.reece, wanted(home, **changes), by=home.dawn, at=home.at))


def why_not(answer: object) -> str:
    assert isinstance(answer, Unkept)
    return str(answer)


def approved(home: Cast, **changes: Any) -> ApprovalAsk:
    ask = asked(home, **changes)
    for person in (ask.first, ask.second):
        sure(answering.answer(ask, Answer.APPROVED, by=person, at=home.at))
    return ask


def state(home: Cast, ask: ApprovalAsk, *, days: int = 0, minutes: int = 0) -> State:
    at = home.at + timedelta(days=days, minutes=minutes)
    return course.of_ask(ask, at=at).state


def said_by_sam(home: Cast, **more: Any) -> dict[str, str]:
    """Return the rules that stand in the way of what Sam writes to Reece now."""
    return rules_of(says(home.sam, line_to(home.reece, home), home, **more))


def test_the_manager_and_the_allocated_worker_are_asked_by_name(home: Cast) -> None:
    ask = asked(home)
    assert (ask.first, ask.first_as) == (home.priya, "registered_manager")
    assert (ask.second, ask.second_as) == (home.sunita, "allocated_worker")
    assert state(home, ask) is State.WAITING


def test_the_first_word_waits_for_both_and_then_goes(home: Cast) -> None:
    ask = asked(home)
    sure(answering.answer(ask, Answer.APPROVED, by=home.priya, at=home.at))
    assert said_by_sam(home) == {"leaver_approved": "refuse"}

    sure(answering.answer(ask, Answer.APPROVED, by=home.sunita, at=home.at))
    assert said_by_sam(home) == {}
    assert state(home, ask) is State.OPEN
    assert audit.verify().wrong is None


def test_one_no_ends_it_with_its_reason_and_both_answers_stay(home: Cast) -> None:
    ask = asked(home)
    sure(answering.answer(ask, Answer.APPROVED, by=home.priya, at=home.at))
    without = answering.answer(ask, Answer.DECLINED, " ", by=home.sunita, at=home.at)
    assert why_not(without) == "Say why."
    sure(answering.answer(ask, Answer.DECLINED, "Too soon.", by=home.sunita, at=home.at))
    assert state(home, ask) is State.REFUSED
    assert said_by_sam(home) == {"leaver_approved": "refuse"}
    assert [(a.decided_by, a.reason) for a in asking.answered(ask)] == [
        (home.priya, ""),
        (home.sunita, "Too soon."),
    ]
    late = answering.answer(ask, Answer.APPROVED, by=home.sunita, at=home.at)
    assert isinstance(late, Unkept)


def test_it_is_asked_again_only_with_what_is_different(home: Cast) -> None:
    ask = asked(home)
    open_one = asking.ask(home.reece, wanted(home), by=home.dawn, at=home.at)
    assert why_not(open_one).startswith("This has been asked")
    sure(answering.answer(ask, Answer.DECLINED, "Too soon.", by=home.priya, at=home.at))
    again = asking.ask(home.reece, wanted(home), by=home.dawn, at=home.at)
    assert why_not(again).endswith("Say what is different now.")
    second = asked(home, why="He asked for it himself.")
    assert [each.ask for each in course.of_child(home.reece.pk, at=home.at)] == [second, ask]


def test_whoever_asks_is_never_one_of_the_two(home: Cast) -> None:
    ask = sure(asking.ask(home.reece, wanted(home), by=home.priya, at=home.at))
    assert (ask.first, ask.first_as) == (home.graham, "responsible_individual")


def test_whoever_would_be_in_contact_is_never_one_of_the_two(home: Cast) -> None:
    assert asked(home, workers=[home.priya.pk]).first == home.graham


def test_whoever_is_too_near_is_replaced(home: Cast) -> None:
    sure(management.conflict(home.priya, home.reece, "His aunt", by=home.graham, at=home.at))
    assert asked(home).first == home.graham


def test_nobody_else_answers(home: Cast) -> None:
    ask = asked(home)
    for person in (home.sam, home.dawn, home.graham, home.marcus):
        answer = answering.answer(ask, Answer.APPROVED, by=person, at=home.at)
        assert why_not(answer) == "You are not one of the two who were asked."
    assert not Approval.objects.exists()


def end_allocated(home: Cast) -> None:
    tie = Relationship.objects.get(child=home.reece, kind=Tie.ALLOCATED_WORKER)
    sure(posts.take_back(tie, by=home.priya, at=home.at))


def test_without_an_allocated_worker_somebody_is_named_who_stands_in(home: Cast) -> None:
    end_allocated(home)
    nobody = asking.ask(home.reece, wanted(home), by=home.dawn, at=home.at)
    assert why_not(nobody).endswith("Choose who stands in.")
    other = wanted(home, stands_in=home.stella.pk)
    assert isinstance(asking.ask(home.reece, other, by=home.dawn, at=home.at), Unkept)
    ask = asked(home, stands_in=home.marcus.pk)
    assert (ask.second, ask.second_as) == (home.marcus, "substitute")


def test_where_the_authority_has_nobody_here_the_responsible_individual_stands_in(
    home: Cast,
) -> None:
    end_allocated(home)
    for post in Post.objects.filter(authority=home.west_county, ended_on=None):
        sure(posts.stop(post, by=home.adele, at=home.at))
    ask = asked(home, stands_in=home.graham.pk)
    assert (ask.first, ask.second) == (home.priya, home.graham)


@pytest.mark.parametrize(
    ("changes", "says_why"),
    [
        ({"workers": []}, "Say who would be in contact."),
        ({"channels": []}, "Choose at least one way to be in contact."),
        ({"channels": ["social_media"]}, "Choose at least one way to be in contact."),
        ({"what_for": " "}, "Say what the contact is for."),
        ({"from_on": date(2026, 11, 22)}, "It begins today at the earliest."),
        ({"until_on": date(2026, 11, 22)}, "The last day is before the first."),
        (
            {"until_on": date(2027, 2, 24)},
            "Three months is the longest: then it is looked at again.",
        ),
    ],
)
def test_half_an_asking_is_not_asked(home: Cast, changes: dict[str, Any], says_why: str) -> None:
    answer = asking.ask(home.reece, wanted(home, **changes), by=home.dawn, at=home.at)
    assert why_not(answer) == says_why
    assert asked(home).pk


def test_only_staff_of_the_home_are_named_and_only_for_who_leaves(home: Cast) -> None:
    elsewhere = wanted(home, workers=[home.joan.pk])
    answer = asking.ask(home.reece, elsewhere, by=home.dawn, at=home.at)
    assert why_not(answer) == "Only those who work at the home can be named."
    stays = asking.ask(home.mia, wanted(home), by=home.dawn, at=home.at)
    assert why_not(stays) == "They live in the home, and no day of leaving is known."
    lives = Residence.objects.get(child=home.mia)
    sure(residences.stop(lives, on=date(2026, 12, 20), by=home.priya, at=home.at))
    assert sure(asking.ask(home.mia, wanted(home), by=home.dawn, at=home.at)).pk


def test_it_runs_out_with_its_last_day(home: Cast) -> None:
    ask = approved(home)
    assert state(home, ask, days=92) is State.OPEN  # 23 February
    assert state(home, ask, days=93) is State.RAN_OUT


def test_it_begins_with_its_first_day(home: Cast) -> None:
    ask = approved(home, from_on=date(2026, 11, 24))
    assert state(home, ask) is State.AHEAD
    assert said_by_sam(home) == {"leaver_approved": "refuse"}
    assert state(home, ask, days=1) is State.OPEN


def test_either_takes_their_yes_back_at_once(home: Cast) -> None:
    ask = approved(home)
    sure(answering.answer(ask, Answer.REVOKED, "He moved.", by=home.sunita, at=home.at))
    assert state(home, ask) is State.REVOKED
    assert said_by_sam(home) == {"leaver_approved": "refuse"}


def test_an_asking_is_taken_back_while_it_waits_and_not_afterwards(home: Cast) -> None:
    ask = asked(home)
    sure(asking.take_back(ask, by=home.dawn, at=home.at))
    assert state(home, ask) is State.TAKEN_BACK
    late = answering.answer(ask, Answer.APPROVED, by=home.priya, at=home.at)
    assert isinstance(late, Unkept)
    assert isinstance(asking.take_back(approved(home), by=home.dawn, at=home.at), Unkept)


def stop_post(home: Cast, person: Person, role: Role) -> None:
    post = Post.objects.get(person=person, role=role, ended_on=None)
    sure(posts.stop(post, by=home.adele, at=home.at))


def test_it_lapses_when_the_manager_goes(home: Cast) -> None:
    ask = approved(home)
    assert said_by_sam(home) == {}
    stop_post(home, home.priya, Role.REGISTERED_MANAGER)
    assert state(home, ask) is State.LAPSED
    assert said_by_sam(home) == {"leaver_approved": "refuse"}


def test_it_lapses_when_the_allocated_worker_changes(home: Cast) -> None:
    ask = approved(home)
    end_allocated(home)
    assert state(home, ask) is State.LAPSED
    assert said_by_sam(home) == {"leaver_approved": "refuse"}


def test_it_lapses_when_the_manager_comes_for_whom_somebody_stood(home: Cast) -> None:
    stop_post(home, home.priya, Role.REGISTERED_MANAGER)
    ask = approved(home)
    assert (ask.first, state(home, ask)) == (home.graham, State.OPEN)
    later = home.at + timedelta(days=1)
    new = posts.appoint(
        home.joy, Role.REGISTERED_MANAGER, home=home.larkfield, by=home.adele, at=later
    )
    assert not isinstance(new, Unkept)
    assert state(home, ask, days=1) is State.LAPSED


def test_an_unanswered_asking_lapses_with_whom_it_asked(home: Cast) -> None:
    ask = asked(home)
    end_allocated(home)
    assert state(home, ask) is State.LAPSED
    answer = answering.answer(ask, Answer.APPROVED, by=home.sunita, at=home.at)
    assert why_not(answer) == "Whoever answered is no longer the allocated worker."


def test_the_young_persons_no_stops_it_and_yes_again_does_not_bring_it_back(home: Cast) -> None:
    ask = approved(home)
    no, yes = Wants(wants=False), Wants(wants=True, channels=[Channel.IN_APP, Channel.VOICE_CALL])
    sure(wishes.say(home.reece, no, by=home.reece.person, at=home.at + A_MINUTE))
    found = said_by_sam(home, at=home.at + 2 * A_MINUTE)
    assert found == {"wants_contact": "refuse", "leaver_approved": "refuse"}
    asks = asking.ask(home.reece, wanted(home), by=home.dawn, at=home.at + 2 * A_MINUTE)
    assert "wants no contact" in why_not(asks)

    sure(wishes.say(home.reece, yes, by=home.reece.person, at=home.at + 3 * A_MINUTE))
    assert said_by_sam(home, at=home.at + 4 * A_MINUTE) == {"leaver_approved": "refuse"}
    assert state(home, ask, minutes=4) is State.LAPSED


def test_a_word_that_covers_what_was_approved_leaves_it_and_a_narrower_one_does_not(
    home: Cast,
) -> None:
    ask = approved(home)
    wide = Wants(wants=True, channels=[*wishes.WAYS], workers=[home.sam.pk, home.dawn.pk])
    sure(wishes.say(home.reece, wide, by=home.reece.person, at=home.at + A_MINUTE))
    assert state(home, ask, minutes=2) is State.OPEN
    narrow = Wants(wants=True, channels=[Channel.IN_APP], workers=[home.dawn.pk])
    sure(wishes.say(home.reece, narrow, by=home.reece.person, at=home.at + 2 * A_MINUTE))
    assert state(home, ask, minutes=3) is State.LAPSED


def test_nothing_is_asked_that_they_did_not_choose(home: Cast) -> None:
    only = Wants(wants=True, channels=[Channel.IN_APP])
    sure(wishes.say(home.reece, only, by=home.reece.person, at=home.at))
    answer = asking.ask(home.reece, wanted(home), by=home.dawn, at=home.at)
    assert why_not(answer) == "Reece did not choose this way: telephone call."
    assert asked(home, channels=["in_app"]).pk


def test_what_is_answered_anew_takes_the_place_of_what_was(home: Cast) -> None:
    first = approved(home)
    second = asked(home, workers=[home.joy.pk], why="Sam leaves.")
    assert state(home, first) is State.OPEN
    sure(answering.answer(second, Answer.APPROVED, by=home.priya, at=home.at + A_MINUTE))
    assert state(home, first, minutes=2) is State.REPLACED
    assert said_by_sam(home, at=home.at + 2 * A_MINUTE) == {"leaver_approved": "refuse"}


def test_the_outcome_of_an_approved_word_owes_an_account(home: Cast) -> None:
    approved(home)
    answer = says(home.sam, line_to(home.reece, home), home)
    assert answer.outcome is Outcome.ALLOW
    assert answer.decision is not None
    assert [owed.what for owed in answer.decision.obligations] == ["write_account"]
