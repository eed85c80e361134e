"""A child is asked whether a number is theirs, and nobody else answers for them."""

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.draft import Problem
from clearline.contact.models import Joining
from clearline.contact.outside import joins
from clearline.policy.decision import Outcome
from clearline.registers.models import Child
from tests.rooms.channels.texting import NUMBER, texts
from tests.rooms.contact.saying import line_to
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def said_to_be(child: Child, home: Cast) -> Joining:
    row = joins.join(NUMBER, child, child.person, by=home.dawn, at=home.at)
    assert isinstance(row, Joining)
    return row


def test_once_the_child_says_yes_texts_go_there(home: Cast) -> None:
    row, phone = said_to_be(home.callum, home), phone_of(home.callum)
    line = line_to(home.callum, home)
    assert "Is 07700 900301 your phone number?" in words_on(phone.get("/me/"))
    assert texts(home.dawn, line, home).problem is Problem.NOT_CONFIRMED

    answer = phone.post("/me/number/", {"number": row.pk, "is_mine": "yes"}, follow=True)

    assert "Now we can text you there." in words_on(answer)
    assert "phone number?" not in words_on(phone.get("/me/"))
    assert texts(home.dawn, line, home).outcome is Outcome.ALLOW


def test_once_the_child_says_no_it_is_nobodys(home: Cast) -> None:
    row, phone = said_to_be(home.callum, home), phone_of(home.callum)
    answer = phone.post("/me/number/", {"number": row.pk, "is_mine": "no"}, follow=True)
    assert "We will not text that number." in words_on(answer)
    row.refresh_from_db()
    assert (row.ending, row.ended_by) == (Joining.Ending.WRONG_PERSON, home.callum.person)


def test_another_child_neither_sees_nor_answers_it(home: Cast) -> None:
    row, phone = said_to_be(home.callum, home), phone_of(home.mia)
    assert "There is no number to ask you about." in words_on(phone.get("/me/number/"))
    phone.post("/me/number/", {"number": row.pk, "is_mine": "yes"})
    row.refresh_from_db()
    assert (row.confirmed_at, row.ended_at) == (None, None)
