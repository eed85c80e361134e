"""A child whom nobody may answer yet always hears back at once."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import receipts
from clearline.contact.models import Conversation, Message, Words
from clearline.registers.models import Shift
from tests.rooms.contact.saying import line_to, private_line, says

pytestmark = pytest.mark.django_db


def answers(conversation: Conversation) -> list[str | None]:
    found = Message.objects.filter(conversation=conversation, author=None)
    return list(Words.objects.filter(message__in=found).values_list("text", flat=True))


def test_where_somebody_may_answer_the_organisation_says_nothing(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.mia, line, home, "hi")
    assert answers(line) == []


def test_where_nobody_is_on_it_says_so(home: Cast) -> None:
    Shift.objects.filter(home=home.larkfield).update(cancelled_at=home.at, cancelled_by=home.priya)
    line = line_to(home.mia, home)

    says(home.mia, line, home, "hi")

    assert answers(line) == [receipts.NOBODY_ON.format(who="The manager")]


def test_where_nobody_is_allowed_to_it_says_that(home: Cast) -> None:
    line = line_to(home.ellie_mae, home)  # nobody has permitted messages to her

    says(home.ellie_mae, line, home, "hi")

    assert answers(line) == [receipts.NOBODY_MAY.format(who="The manager")]


def test_whoever_has_left_is_told_nothing_of_shifts_at_the_home(home: Cast) -> None:
    line = line_to(home.reece, home)
    says(home.reece, line, home, "hi")
    assert answers(line) == [receipts.NOT_HERE_ANY_MORE.format(who="The manager")]


def test_it_is_said_once_for_a_run_of_messages_and_again_later(home: Cast) -> None:
    line = line_to(home.ellie_mae, home)
    for minutes in (0, 5, 29):
        says(home.ellie_mae, line, home, "hi", at=home.at + timedelta(minutes=minutes))
    assert len(answers(line)) == 1
    says(home.ellie_mae, line, home, "hi", at=home.at + timedelta(minutes=31))
    assert len(answers(line)) == 2


def test_it_speaks_for_the_home_alone(home: Cast) -> None:
    line = private_line(home.mia, home.helen, home)
    says(home.mia, line, home, "hi")
    assert answers(line) == []
