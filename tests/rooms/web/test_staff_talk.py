"""A conversation as staff see it: by whom, what became of it, who can read it."""

from datetime import timedelta
from typing import Any

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import drafts, lines
from clearline.contact.models import Conversation, Event, Hold
from clearline.registers.models import Person
from tests.conftest import TEATIME
from tests.rooms.contact.saying import HELLO, line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

A_MINUTE = timedelta(minutes=1)


def read(line: Conversation, person: Person, rest: str = "") -> str:
    return words_on(phone_of(person).get(f"/conversations/{line.id}/{rest}"))


def test_each_message_says_by_whom_and_as_what(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    says(home.sam, line, home, "Tea at six")
    says(home.mia, line, home, "ok")

    shown = read(line, home.dawn)

    assert f"Today You, keyworker {HELLO} Sent 4:30 pm" in shown
    assert "Sam Oyelaran, residential worker Tea at six Sent 4:30 pm" in shown
    assert "Mia ok 4:30 pm" in shown


def test_days_are_divided(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.mia, line, home, "first", at=TEATIME - timedelta(days=1))
    says(home.mia, line, home, "second")

    shown = read(line, home.dawn)

    assert shown.index("Yesterday") < shown.index("first") < shown.index("Today")


def test_nothing_is_said_of_a_child_s_reading(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    phone_of(home.mia).get(f"/me/talk/{line.id}/")

    assert "read" not in read(line, home.dawn).partition(HELLO)[2].lower()


def test_that_staff_have_read_is_recorded_before_it_is_shown(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.mia, line, home, "hello")

    read(line, home.dawn)
    read(line, home.dawn)

    assert [e.by for e in Event.objects.filter(kind="read")] == [home.dawn]


def test_what_shows_no_words_of_the_child_s_is_no_reading(home: Cast) -> None:
    line = line_to(home.mia, home)
    sent = says(home.dawn, line, home)
    says(home.mia, line, home, "hello")

    read(line, home.dawn, "who/")
    phone_of(home.dawn).get(f"/messages/{sent.draft}/")

    assert not Event.objects.filter(kind="read").exists()


def test_older_messages_are_behind_a_link(home: Cast) -> None:
    line = line_to(home.mia, home)
    for number in range(42):
        says(home.mia, line, home, f"number {number}.")
    dawn = phone_of(home.dawn)

    page = dawn.get(f"/conversations/{line.id}/")
    earlier = page.content.decode().partition('earlier" href="')[2].partition('"')[0]

    assert "number 1." not in words_on(page)
    assert "number 1." in words_on(dawn.get(f"/conversations/{line.id}/{earlier}"))


def test_what_is_new_comes_as_a_part_to_be_put_in(home: Cast) -> None:
    line, dawn = line_to(home.mia, home), phone_of(home.dawn)
    first = says(home.mia, line, home, "first")
    second = says(home.mia, line, home, "second")

    part = dawn.get(f"/conversations/{line.id}/since/{first.place}/")

    # Reading it is an event too, at the place after the last message.
    assert f'<ol data-newest="{(second.place or 0) + 1}">' in part.content.decode()
    assert "second" in words_on(part)
    assert "first" not in words_on(part)


def test_an_absurd_place_is_only_far_away(home: Cast) -> None:
    line, dawn = line_to(home.mia, home), phone_of(home.dawn)

    assert dawn.get(f"/conversations/{line.id}/since/{10**30}/").status_code == 200
    assert dawn.get(f"/conversations/{line.id}/", {"before": "9" * 30}).status_code == 200


def test_what_one_typed_is_kept_for_oneself_alone(home: Cast) -> None:
    line, dawn = line_to(home.mia, home), phone_of(home.dawn)

    assert dawn.post(f"/conversations/{line.id}/draft/", {"text": "half a sent"}).status_code == 204

    assert "half a sent" in words_on(dawn.get(f"/conversations/{line.id}/"))
    assert "half a sent" not in read(line, home.sam)


def test_once_sent_it_is_no_draft_any_more(home: Cast) -> None:
    line, dawn = line_to(home.mia, home), phone_of(home.dawn)
    kept = lines.of([line.id])[line.id]
    drafts.keep(kept, home.dawn.pk, HELLO, at=TEATIME)
    sent = says(home.dawn, line, home)

    dawn.get(f"/conversations/{line.id}/since/{(sent.place or 0) - 1}/")

    assert drafts.of(kept, home.dawn.pk, at=TEATIME) == ""


def test_one_talk_is_not_asked_twice_what_it_is_about(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, purpose="travel", at=TEATIME - timedelta(minutes=20))

    shown = read(line, home.dawn)

    assert "In the app. About: Travel" in shown
    assert "In the app. About: say what" in read(line, home.sam)


def test_the_title_names_nobody(home: Cast) -> None:
    page = phone_of(home.dawn).get(f"/conversations/{line_to(home.mia, home).id}/")

    assert "<title>Conversation: Clearline</title>" in page.content.decode()


@pytest.mark.parametrize(("who", "most"), [("dawn", 12), ("helen", 12), ("priya", 12)])
def test_the_questions_do_not_grow_with_the_conversation(
    who: str, most: int, home: Cast, django_assert_max_num_queries: Any
) -> None:
    line = line_to(home.mia, home)
    for number in range(10):
        says(home.mia, line, home, f"number {number}")
        says(home.dawn, line, home, "My mum and dad split up when I was your age")
    assert Hold.objects.count() > 1
    browser = phone_of(getattr(home, who))
    # The first look writes down that it was read; whoever comes back only reads.
    browser.get(f"/conversations/{line.id}/")

    with django_assert_max_num_queries(most):
        browser.get(f"/conversations/{line.id}/")


def test_a_manager_goes_back_to_where_she_came_from(home: Cast) -> None:
    line = line_to(home.mia, home)
    address = f"/conversations/{line.id}/"

    page = phone_of(home.priya).get(f"{address}?from=conversations").content.decode()
    assert 'href="/conversations/" aria-label="Back"' in page
    page = phone_of(home.dawn).get(f"{address}?from=conversations").content.decode()
    assert f'href="/children/{home.mia.pk}/" aria-label="Back"' in page


def test_the_purposes_stand_open_for_those_who_write_and_shut_for_a_manager(home: Cast) -> None:
    address = f"/conversations/{line_to(home.mia, home).id}/"

    assert '<details class="about" open>' in phone_of(home.dawn).get(address).content.decode()
    assert '<details class="about">' in phone_of(home.priya).get(address).content.decode()
