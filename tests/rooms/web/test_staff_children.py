"""My children: whose they are, where they are, and who waits for an answer."""

from datetime import timedelta
from typing import Any

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import conversations
from clearline.registers import absences, posts
from clearline.registers.models import Absence, Away, Child, Person, Post
from clearline.registers.recorded import sure
from clearline.web.staff import children as page
from tests.conftest import TEATIME
from tests.home import make_stranger
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

HALF_AN_HOUR = timedelta(minutes=30)


def children_of(person: Person, **asked: str) -> str:
    return words_on(phone_of(person).get("/children/", asked))


def test_a_worker_sees_the_children_of_their_own_home(home: Cast) -> None:
    shown = children_of(home.dawn)

    assert "Mia Hartley" in shown
    assert "Nell Whitcombe" not in shown
    assert "Nell Whitcombe" in children_of(home.joan)


def test_those_whose_keyworker_one_is_come_first(home: Cast) -> None:
    shown = children_of(home.dawn)

    assert "You are her keyworker." in shown
    assert shown.index("Mine") < shown.index("Mia Hartley") < shown.index("Callum Reid")
    assert "You are his keyworker." in children_of(home.sam)


def test_it_says_where_each_child_is(home: Cast) -> None:
    shown = children_of(home.dawn)

    assert "Mia Hartley On a visit until 7:30 pm" in shown
    assert "Ellie-Mae Croft In the house" in shown


def test_a_missing_child_stands_above_everybody(home: Cast) -> None:
    back = Absence.objects.get(child=home.callum)
    sure(absences.come_back(back, by=home.dawn, at=TEATIME))
    sure(absences.begin(home.callum, Away.MISSING, by=home.dawn, at=TEATIME))

    shown = children_of(home.dawn)

    assert "Missing CR Callum Reid Missing since today at 4:30 pm" in shown
    assert shown.index("Callum Reid") < shown.index("Mia Hartley")


def test_who_waits_longest_comes_first_and_it_says_how_long(home: Cast) -> None:
    for child, ago in ((home.mia, 10), (home.tobi, 75)):
        says(child, line_to(child, home), home, "hello", at=TEATIME - timedelta(minutes=ago))

    shown = children_of(home.dawn)

    assert "Not answered: 1 h 15 min" in shown
    assert "Not answered: 10 min" in shown
    waiting = shown.index("Waiting for an answer")
    assert waiting < shown.index("Oluwatobi Adeyinka") < shown.index("Mia Hartley")


def test_an_answer_ends_the_waiting_and_the_home_s_own_does_not(home: Cast) -> None:
    talk = line_to(home.mia, home)
    says(home.mia, talk, home, "hello", at=TEATIME - HALF_AN_HOUR)
    assert "Not answered: 30 min" in children_of(home.dawn)

    says(home.sam, talk, home, "Hello Mia", at=TEATIME)

    assert "Not answered" not in children_of(home.dawn)


def test_words_are_new_until_this_reader_has_opened_the_conversation(home: Cast) -> None:
    talk = line_to(home.mia, home)
    for words in ("one", "two"):
        says(home.mia, talk, home, words)
    assert "Mia Hartley 2 new" in children_of(home.dawn)

    phone_of(home.dawn).get(f"/conversations/{talk.id}/")

    assert "new" not in children_of(home.dawn)
    assert "Mia Hartley 2 new" in children_of(home.sam)


def test_it_says_whether_one_is_on_shift(home: Cast) -> None:
    assert "You are on shift until 10:30 pm." in children_of(home.dawn)
    assert "You are not on shift." in children_of(home.joy)
    assert "shift" not in children_of(home.marcus)


def test_a_social_worker_sees_the_children_given_to_them(home: Cast) -> None:
    shown = children_of(home.marcus)

    assert "You are her social worker." in shown
    assert "Reece Dalton" not in shown
    assert "Reece Dalton" in children_of(home.sunita)


def test_who_left_is_shown_as_such_to_the_manager(home: Cast) -> None:
    assert "Moved on" in children_of(home.priya)
    assert "Has left Larkfield House" in children_of(home.priya)


def test_a_post_that_has_ended_shows_nothing(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert "Mia Hartley" in words_on(dawn.get("/children/"))

    sure(posts.stop(Post.objects.get(person=home.dawn), by=home.priya, at=TEATIME))

    assert dawn.get("/children/").status_code == 403


def test_a_holder_of_private_lines_sees_those_and_no_record(home: Cast) -> None:
    says(home.mia, private_line(home.mia, home.fiona, home), home, "help me")

    shown = children_of(home.fiona)

    assert "Private" in shown
    assert "Mia Hartley 1 new" in shown
    assert "help me" not in shown
    assert "On a visit" not in shown


def test_what_waits_for_a_reviewing_officer_stands_above_their_lines(home: Cast) -> None:
    line = conversations.with_authority(home.mia, at=TEATIME)
    says(home.marcus, line, home, "My mum and dad split up when I was your age")

    shown = children_of(home.helen)

    held = "For you to decide Marcus Bellweather to Mia Held since today at 4:30 pm"
    assert held in shown
    assert "For you to decide" not in children_of(home.fiona)


@pytest.mark.parametrize("who", ["mia", "lena", "owen", "ruth", "adele"])
def test_nobody_else_has_this_page(who: str, home: Cast) -> None:
    person: Person | Child = getattr(home, who)

    assert phone_of(person).get("/children/").status_code == 403


def test_a_stranger_is_nobody(home: Cast) -> None:
    assert phone_of(make_stranger(home)).get("/children/").status_code == 403


def test_one_who_has_no_child_yet_is_told_who_can_change_it(home: Cast) -> None:
    assert "No child is in your care here yet." in children_of(home.nadia)


def test_a_name_finds_a_child(home: Cast) -> None:
    shown = children_of(home.dawn, name="tobi")

    assert "Oluwatobi Adeyinka" in shown
    assert "Mia Hartley" not in shown
    assert "Nobody of yours is called that." in children_of(home.dawn, name="nell")


def test_whoever_answers_for_very_many_begins_with_a_home(
    home: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Mia Hartley" in children_of(home.graham)
    monkeypatch.setattr(page, "MOST", 3)

    shown = children_of(home.graham)

    assert "Mia Hartley" not in shown
    assert "Homes Alder Court Larkfield House" in shown
    assert "Nell Whitcombe" in children_of(home.graham, home=str(home.alder_court.pk))
    assert "Mia Hartley" not in children_of(home.graham, home=str(home.alder_court.pk))
    assert "Mia Hartley" in children_of(home.graham, name="mia")
    assert "2 more. Find them by name." in children_of(home.graham, home=str(home.larkfield.pk))


def test_the_part_that_changes_is_there_by_itself(home: Cast) -> None:
    part = phone_of(home.dawn).get("/children/now/")

    assert "Mia Hartley" in words_on(part)
    assert b"<html" not in part.content


def test_no_word_of_a_message_and_no_name_is_in_the_title(home: Cast) -> None:
    says(home.mia, line_to(home.mia, home), home, "secret plans")

    page = phone_of(home.dawn).get("/children/").content.decode()

    assert "<title>My children: Clearline</title>" in page
    assert "secret plans" not in page


def test_the_questions_do_not_grow_with_what_was_written(
    home: Cast, django_assert_max_num_queries: Any
) -> None:
    for child in (home.mia, home.callum, home.tobi, home.amina):
        for number in range(4):
            says(child, line_to(child, home), home, f"message {number}")
    dawn = phone_of(home.dawn)

    with django_assert_max_num_queries(16):
        dawn.get("/children/")
