"""A conversation as each of those who look along it sees it."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import holds, lines, marks, thread
from clearline.contact.models import Conversation, Event, Feeling
from clearline.contact.seen import As, View
from clearline.contact.written import Page
from clearline.ledger import sequence
from clearline.registers.models import Child, Person
from tests.rooms.contact.saying import HELLO, line_to, private_line, says

pytestmark = pytest.mark.django_db


def view(conversation: Conversation, person: Person | Child, as_: As) -> View:
    line = lines.of([conversation.id])[conversation.id]
    return View(line, person.pk, as_)


def texts(found: thread.Thread) -> list[str]:
    return [said.text for said in found.said]


def test_both_sides_see_what_was_sent_in_its_order(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    says(home.mia, line, home, "veg pls")

    for viewer, as_ in ((home.mia, As.CHILD), (home.dawn, As.WRITER), (home.priya, As.OVERSEER)):
        assert texts(thread.read(view(line, viewer, as_))) == [HELLO, "veg pls"]


def test_a_child_never_sees_what_was_held_or_refused(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Ring me on 07700 900417")
    says(home.dawn, line, home, "Good night", at=home.at + timedelta(hours=5))

    assert texts(thread.read(view(line, home.mia, As.CHILD))) == []
    assert [s.state for s in thread.read(view(line, home.dawn, As.WRITER)).said] == [
        "refused",
        "held",
    ]


def test_a_worker_sees_of_what_waits_only_their_own(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Good night", at=home.at + timedelta(hours=5))

    assert texts(thread.read(view(line, home.dawn, As.WRITER))) == ["Good night"]
    assert texts(thread.read(view(line, home.sam, As.WRITER))) == []
    assert texts(thread.read(view(line, home.priya, As.OVERSEER))) == ["Good night"]


def test_a_released_message_stands_where_it_was_sent(home: Cast) -> None:
    line, night = line_to(home.mia, home), home.at + timedelta(hours=5)
    held = says(home.dawn, line, home, "Good night", at=night)
    says(home.mia, line, home, "anyone there", at=night)
    holds.release(held.draft, by=home.priya, reason="Fine", at=night)

    assert texts(thread.read(view(line, home.mia, As.CHILD))) == ["anyone there", "Good night"]
    assert [s.state for s in thread.read(view(line, home.dawn, As.WRITER)).said] == ["sent", "sent"]


def test_pages_join_without_a_gap_or_a_double(home: Cast) -> None:
    line = line_to(home.mia, home)
    for n in range(7):
        says(home.mia, line, home, f"message {n}")
    mia = view(line, home.mia, As.CHILD)

    newest = thread.read(mia, length=3)
    middle = thread.read(mia, before=newest.said[0].place, length=3)
    oldest = thread.read(mia, before=middle.said[0].place, length=3)

    assert texts(oldest) + texts(middle) + texts(newest) == [f"message {n}" for n in range(7)]
    assert (newest.has_older, middle.has_older, oldest.has_older) == (True, True, False)


def test_what_changed_since_a_place_is_each_message_as_it_is_now(home: Cast) -> None:
    line, night = line_to(home.mia, home), home.at + timedelta(hours=5)
    dawn = view(line, home.dawn, As.WRITER)
    held = says(home.dawn, line, home, "Good night", at=night)
    seen = thread.read(dawn).newest
    assert thread.since(dawn, seen).said == ()

    holds.turn_down(held.draft, by=home.priya, reason="Face to face", at=night)

    (changed,) = thread.since(dawn, seen).said
    assert (changed.state, changed.reason) == ("turned_down", "Face to face")
    assert changed.state_by == home.priya


def test_a_child_sees_that_staff_have_read_theirs(home: Cast) -> None:
    line = line_to(home.mia, home)
    answer = says(home.mia, line, home, "hi")
    mia = view(line, home.mia, As.CHILD)
    assert thread.read(mia).said[0].read_by is None

    with sequence.head() as head:
        page = Page(head, home.at)
        page.event(Event.Kind.READ, (answer.draft, line.id), by=home.dawn.pk)
        page.write()

    assert thread.read(mia).said[0].read_by == home.dawn
    assert thread.read(view(line, home.dawn, As.WRITER)).said[0].read_by is None


def test_what_a_child_hides_is_hidden_from_the_child_alone(home: Cast) -> None:
    line = line_to(home.mia, home)
    mine, theirs = says(home.mia, line, home, "hate it here"), says(home.dawn, line, home)
    mia, dawn = view(line, home.mia, As.CHILD), view(line, home.dawn, As.WRITER)

    assert marks.hide(mia, mine.draft, at=home.at)
    assert not marks.hide(mia, theirs.draft, at=home.at)
    assert not marks.hide(dawn, theirs.draft, at=home.at)

    assert [s.is_hidden for s in thread.read(mia).said] == [True, False]
    assert [s.is_hidden for s in thread.read(dawn).said] == [False, False]
    assert marks.show(mia, mine.draft, at=home.at)
    assert [s.is_hidden for s in thread.read(mia).said] == [False, False]


def test_how_it_felt_is_shown_to_the_writer_only_if_the_child_says_so(home: Cast) -> None:
    line = line_to(home.mia, home)
    first, second = says(home.dawn, line, home, "One"), says(home.dawn, line, home, "Two")
    mia, dawn = view(line, home.mia, As.CHILD), view(line, home.dawn, As.WRITER)
    assert marks.may_be_asked(mia)

    assert marks.felt(mia, first.draft, Feeling.Felt.NOT_GREAT, at=home.at)
    assert marks.felt(mia, second.draft, Feeling.Felt.GOOD, at=home.at, to_writer=True)
    assert not marks.felt(dawn, second.draft, Feeling.Felt.GOOD, at=home.at)

    assert [s.felt for s in thread.read(mia).said] == ["not_great", "good"]
    assert [s.felt for s in thread.read(dawn).said] == ["", "good"]
    assert not marks.may_be_asked(mia)


def test_a_private_line_opens_for_its_two_ends(home: Cast) -> None:
    line = private_line(home.mia, home.helen, home)
    says(home.mia, line, home, "do i have to have it at the house")
    says(home.helen, line, home, "No. You can choose.")

    for viewer, as_ in ((home.mia, As.CHILD), (home.helen, As.HOLDER)):
        found = thread.read(view(line, viewer, as_))
        assert texts(found) == ["do i have to have it at the house", "No. You can choose."]


def test_a_correction_is_a_message_of_its_own(home: Cast) -> None:
    line = line_to(home.mia, home)
    wrong = says(home.dawn, line, home, "Back by 6")
    says(home.dawn, line, home, "Sorry: back by 7", corrects=wrong.draft)

    found = thread.read(view(line, home.mia, As.CHILD)).said

    assert [s.text for s in found] == ["Back by 6", "Sorry: back by 7"]
    assert found[1].corrects == wrong.draft


def test_a_long_conversation_costs_no_more_questions(
    home: Cast, django_assert_max_num_queries: object
) -> None:
    line = line_to(home.mia, home)
    for n in range(30):
        says(home.mia, line, home, f"message {n}")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        thread.read(view(line, home.mia, As.CHILD))
