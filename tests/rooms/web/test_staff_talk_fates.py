"""What became of a message is told on it, to its writer and to those who oversee."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact import holds, laters, lines, marks, seen
from clearline.contact.models import Conversation, Feeling, Message
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_staff_talk import A_MINUTE, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


NIGHT = TEATIME + timedelta(hours=5, minutes=40)


def feel(home: Cast, line: Conversation, *, to_writer: bool) -> None:
    view = seen.View(lines.of([line.id])[line.id], home.mia.pk, seen.As.CHILD)
    said = Message.objects.get(author=home.dawn).pk
    assert marks.felt(view, said, Feeling.Felt.GOOD, at=TEATIME, to_writer=to_writer)


def test_what_is_held_says_who_has_it_until_when_and_what_then(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Sleep well", at=NIGHT)

    with time_machine.travel(NIGHT, tick=False):
        shown = read(line, home.dawn)

    held = "Held. Priya Nair has it until 2:10 am tomorrow, then the deputy manager."
    assert f"Sleep well {held} See why" in shown


def test_a_worker_does_not_see_what_waits_of_another(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Sleep well", at=NIGHT)

    assert "Sleep well" in read(line, home.dawn)
    assert "Sleep well" in read(line, home.priya)
    assert "Sleep well" not in read(line, home.sam)


def test_what_was_chosen_for_the_morning_says_so(home: Cast) -> None:
    line = line_to(home.mia, home)
    held = says(home.dawn, line, home, "Sleep well", at=NIGHT)
    laters.choose(held.draft, by=home.dawn, at=NIGHT)

    with time_machine.travel(NIGHT, tick=False):
        assert "Held until 8:00 am tomorrow, then looked at again" in read(line, home.dawn)


def test_what_was_turned_down_gives_the_manager_s_reason(home: Cast) -> None:
    line = line_to(home.mia, home)
    held = says(home.dawn, line, home, "Sleep well", at=NIGHT)
    holds.turn_down(held.draft, by=home.priya, reason="Say it at breakfast", at=NIGHT + A_MINUTE)

    shown = read(line, home.dawn)

    assert "Turned down by Priya Nair, 10:11 pm: “Say it at breakfast” See why" in shown


def test_what_was_taken_back_stays_as_taken_back(home: Cast) -> None:
    line = line_to(home.mia, home)
    held = says(home.dawn, line, home, "Sleep well", at=NIGHT)
    holds.withdraw(held.draft, by=home.dawn, at=NIGHT + A_MINUTE)

    assert "Taken back by you, 10:11 pm. Mia has not seen it." in read(line, home.dawn)


def test_what_was_released_says_when_it_was_written_and_when_it_went(home: Cast) -> None:
    line = line_to(home.mia, home)
    held = says(home.dawn, line, home, "Sleep well", at=NIGHT)
    holds.release(held.draft, by=home.priya, reason="Fine", at=NIGHT + 3 * A_MINUTE)

    with time_machine.travel(NIGHT + 4 * A_MINUTE, tick=False):
        assert "Sleep well Written 10:10 pm, sent 10:13 pm" in read(line, home.dawn)


def test_what_was_refused_says_that_the_child_has_not_seen_it(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "ring me on 07700 900417")

    assert "Not sent, 4:30 pm. Mia has not seen it. See why" in read(line, home.dawn)


def test_the_organisation_s_own_answer_is_nobody_s(home: Cast) -> None:
    line = line_to(home.ellie_mae, home)
    says(home.ellie_mae, line, home, "anyone there")

    assert "Clearline, by itself, because nobody could answer yet" in read(line, home.dawn)


@pytest.mark.parametrize("to_writer", [True, False])
def test_how_it_felt_is_shown_only_if_the_child_says_so(home: Cast, *, to_writer: bool) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    feel(home, line, to_writer=to_writer)

    assert ("Mia said: felt good" in read(line, home.dawn)) is to_writer
    assert "felt good" not in read(line, home.sam)


def test_a_correction_is_a_message_that_says_what_it_puts_right(home: Cast) -> None:
    line = line_to(home.mia, home)
    wrong = says(home.dawn, line, home, "Bus at 4")
    dawn, address = phone_of(home.dawn), f"/conversations/{line.id}/"

    page = words_on(dawn.get(address, {"corrects": str(wrong.draft)}))
    assert "This puts right what you wrote. Mia sees both." in page
    form = {"id": uuid4(), "text": "Bus at 5", "corrects": wrong.draft, "purpose": "travel"}
    shown = dawn.post(f"{address}send/", form, follow=True)

    assert "You, keyworker, putting an earlier message right Bus at 5" in words_on(shown)
    assert "Bus at 4" in words_on(shown)


def test_nobody_corrects_another_s_words(home: Cast) -> None:
    line = line_to(home.mia, home)
    theirs = says(home.sam, line, home, "Bus at 4")

    page = phone_of(home.dawn).get(f"/conversations/{line.id}/", {"corrects": str(theirs.draft)})

    assert "puts right" not in words_on(page)
