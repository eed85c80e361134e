"""What is said of permission, what the page says of it, and what the gate does are one."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import lines, ways
from clearline.policy.decision import Outcome
from clearline.registers import disputes, residences, said
from clearline.registers.asking import answers, asks, needs
from clearline.registers.asking.answers import Said
from clearline.registers.asking.forms import FORMS
from clearline.registers.asking.needs import OPEN, State
from clearline.registers.models import Channel, Child, Dispute, Permission, Says
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to, rules_of, says

pytestmark = pytest.mark.django_db

SMS, IN_APP = Channel.SMS, Channel.IN_APP
ABOUT_PERMISSION = {"permission_given", "permission_undisputed", "own_agreement"}
CHILDREN = ("mia", "callum", "tobi", "ellie_mae", "amina", "reece")


def states(child: Child, home: Cast) -> dict[Channel, State]:
    return {line.channel: line.state for line in needs.of(child, at=home.at).lines}


@pytest.mark.parametrize("name", CHILDREN)
def test_the_page_says_open_where_the_gate_finds_nothing_wrong_with_permission(
    home: Cast, name: str
) -> None:
    child = getattr(home, name)
    conversation = line_to(child, home).id
    line = lines.of([conversation])[conversation]
    asked = ways.to_reach(line, home.priya.pk, at=home.at, equipment=None, channels=FORMS)  # type: ignore[arg-type]
    gate_opens = {
        Channel(way.channel.value): not {r.rule for r in way.decision.reasons} & ABOUT_PERMISSION
        for way in asked
    }
    assert {form: state in OPEN for form, state in states(child, home).items()} == gate_opens


def test_a_yes_that_a_mother_takes_back_refuses_the_very_next_message(home: Cast) -> None:
    line = line_to(home.mia, home)
    asked = sure(asks.begin(home.mia, person=home.karen, by=home.priya, at=home.at))
    sure(answers.give(asked, {IN_APP: Said(Says.YES)}, at=home.at))
    assert says(home.dawn, line, home).outcome is Outcome.ALLOW

    later = home.at + timedelta(seconds=1)
    sure(answers.give(asked, {IN_APP: Said(Says.NO)}, at=later))
    refused = says(home.dawn, line, home, at=later)
    assert rules_of(refused) == {"permission_given": "refuse"}


def test_a_dispute_about_text_messages_holds_no_message_in_the_app(home: Cast) -> None:
    for each in Dispute.objects.filter(child=home.tobi):
        sure(disputes.settle(each, by=home.marcus, at=home.at))
    line = line_to(home.tobi, home)
    sure(disputes.begin(home.tobi, "He says no.", channel=SMS, by=home.priya, at=home.at))
    assert says(home.sam, line, home).outcome is Outcome.ALLOW
    assert states(home.tobi, home)[SMS] is State.DISPUTED

    sure(disputes.begin(home.tobi, "He says no.", channel=IN_APP, by=home.priya, at=home.at))
    assert rules_of(says(home.sam, line, home)) == {"permission_undisputed": "hold"}


def test_a_yes_for_one_place_is_none_for_the_next(home: Cast) -> None:
    line = line_to(home.mia, home)
    assert says(home.priya, line, home).outcome is Outcome.ALLOW

    sure(residences.begin(home.mia, home.alder_court, by=home.graham, at=home.at))
    assert states(home.mia, home)[IN_APP] is State.LOOK_AGAIN
    given = Permission.objects.get(child=home.mia, channel=IN_APP)
    assert given.withdrawn_at is None
    assert "permission_given" in rules_of(says(home.priya, line, home))


def test_each_state_is_told_from_the_others(home: Cast) -> None:
    mia = states(home.mia, home)
    assert mia[IN_APP] is State.GIVEN
    assert mia[SMS] is State.RAN_OUT
    assert mia[Channel.VIDEO_CALL] is State.OWN_NO
    assert mia[Channel.EMAIL] is State.NEVER
    assert states(home.callum, home)[Channel.VIDEO_CALL] is State.RUNS_OUT

    forms = (SMS, Channel.EMAIL, Channel.PHOTO)
    asked = sure(asks.begin(home.mia, person=home.karen, forms=forms, by=home.priya, at=home.at))
    assert states(home.mia, home)[SMS] is State.WAITING
    told = {SMS: Said(Says.NO), Channel.EMAIL: Said(Says.TALK)}
    sure(answers.give(asked, told, at=home.at))
    now = states(home.mia, home)
    assert (now[SMS], now[Channel.EMAIL]) == (State.REFUSED, State.TALK)
    assert now[Channel.PHOTO] is State.WAITING


def test_what_is_due_is_due_in_time(home: Cast) -> None:
    def forms(at: object) -> set[Channel]:
        sheets = needs.due([home.callum], on=at)  # type: ignore[arg-type]
        return {line.channel for sheet in sheets for line in sheet.to_do}

    assert Channel.SMS not in forms(home.at)
    assert Channel.VIDEO_CALL in forms(home.at)
    assert Channel.SMS in forms(home.at + timedelta(days=130))


def test_a_birthday_is_told_four_weeks_before(home: Cast) -> None:
    born = home.amina.date_of_birth
    assert born is not None
    (sheet,) = needs.due([home.amina], on=home.at)
    assert sheet.birthday is not None
    assert sheet.birthday.age == 18
    assert needs.of(home.callum, at=home.at).birthday is None


def test_what_the_child_says_stands_beside_what_others_say(home: Cast) -> None:
    (line,) = [x for x in needs.of(home.mia, at=home.at).lines if x.channel is SMS]
    assert line.agrees is True
    sure(said.agreement(home.mia, SMS, agrees=False, by=home.dawn, at=home.at))
    assert states(home.mia, home)[SMS] is State.OWN_NO


def test_many_children_cost_no_more_questions_than_one(
    home: Cast, django_assert_max_num_queries: object
) -> None:
    every = [getattr(home, name) for name in CHILDREN]
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        needs.of_all(every, at=home.at)
