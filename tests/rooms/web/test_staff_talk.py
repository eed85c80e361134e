"""A conversation as staff see it: by whom, what became of it, who can read it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import conversations, drafts, holds, laters, lines, marks, seen
from clearline.contact.models import Conversation, Event, Feeling, Hold, Message
from clearline.registers import permissions
from clearline.registers.models import Permission, Person
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.contact.saying import HELLO, line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

A_MINUTE = timedelta(minutes=1)
NIGHT = TEATIME + timedelta(hours=5, minutes=40)


def read(line: Conversation, person: Person, rest: str = "") -> str:
    return words_on(phone_of(person).get(f"/conversations/{line.id}/{rest}"))


def feel(home: Cast, line: Conversation, *, to_writer: bool) -> None:
    view = seen.View(lines.of([line.id])[line.id], home.mia.pk, seen.As.CHILD)
    said = Message.objects.get(author=home.dawn).pk
    assert marks.felt(view, said, Feeling.Felt.GOOD, at=TEATIME, to_writer=to_writer)


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


def test_older_messages_are_behind_a_link(home: Cast) -> None:
    line = line_to(home.mia, home)
    for number in range(42):
        says(home.mia, line, home, f"number {number}.")
    dawn = phone_of(home.dawn)

    page = dawn.get(f"/conversations/{line.id}/")
    earlier = page.content.decode().partition('earlier" href="')[2].partition('"')[0]

    assert "number 1." not in words_on(page)
    assert "number 1." in words_on(dawn.get(f"/conversations/{line.id}/{earlier}"))


def test_above_it_stands_who_can_read_it_by_name(home: Cast) -> None:
    shown = read(line_to(home.mia, home), home.dawn)

    named = "Priya (manager), Marcus (social worker), Helen (independent reviewing officer)"
    assert f"{named.replace('independent ', '')} and 7 others can read this. So can Mia." in shown


def test_each_of_them_is_named_with_why_and_who_has_looked(home: Cast) -> None:
    line = line_to(home.mia, home)
    read(line, home.helen)

    shown = read(line, home.dawn, "who/")

    assert "Priya Nair Manages the home, and answers for what its staff write." in shown
    assert "Dawn Pryce (you) Keyworker at the home, and may write." in shown
    assert "Who has looked Helen Ashdown today at 4:30 pm" in shown


def test_nobody_at_the_home_reads_the_authority_s_own_line(home: Cast) -> None:
    line = conversations.with_authority(home.mia, at=TEATIME)

    shown = read(line, home.marcus)

    assert "Helen (reviewing officer) can read this. So can Mia. Nobody at the home can." in shown
    for person in (home.dawn, home.priya, home.nadia):
        assert phone_of(person).get(f"/conversations/{line.id}/").status_code == 404


def test_who_reviews_reads_and_leaves_a_look_and_cannot_write(home: Cast) -> None:
    line, helen = line_to(home.mia, home), phone_of(home.helen)
    address = f"/conversations/{line.id}/"

    assert "You can read this, and not write in it." in words_on(helen.get(address))
    assert Look.objects.get().person == home.helen
    assert helen.post(f"{address}draft/", {"text": "x"}).status_code == 404
    form = {"id": uuid4(), "text": "hello", "purpose": "check_in"}
    assert helen.post(f"{address}send/", form).status_code == 404
    assert not Message.objects.exists()


@pytest.mark.parametrize("rest", ["", "since/0/", "who/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("dawn", 200),
        ("graham", 200),
        ("marcus", 200),
        ("helen", 200),
        ("fiona", 404),
        ("joan", 404),
        ("stella", 404),
        ("lena", 200),
        ("owen", 200),
        ("ruth", 403),
        ("adele", 403),
        ("mia", 403),
    ],
)
def test_only_those_along_the_line_have_it(who: str, status: int, rest: str, home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = phone_of(getattr(home, who)).get(f"/conversations/{line.id}/{rest}")

    assert answer.status_code == status


def test_a_private_line_is_its_holder_s_alone(home: Cast) -> None:
    line = private_line(home.mia, home.fiona, home)
    says(home.mia, line, home, "help me")

    shown = read(line, home.fiona)

    assert "Private. Only you and Mia can read this." in shown
    assert "help me" in shown
    assert "What is it about?" not in shown
    for person in (home.helen, home.priya, home.dawn, home.marcus):
        assert phone_of(person).get(f"/conversations/{line.id}/").status_code == 404


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


def test_nobody_is_told_to_ask_themselves(home: Cast) -> None:
    given = Permission.objects.get(child=home.mia, channel="in_app")
    sure(permissions.withdraw(given, by=home.priya, at=TEATIME, on=TEATIME.date()))
    address = f"/children/{home.mia.pk}/"

    assert "Ask Priya Nair to get permission" in words_on(phone_of(home.dawn).get(address))
    page = words_on(phone_of(home.priya).get(address))
    assert "It is yours to get permission" in page
    assert "Ask Priya Nair" not in page
