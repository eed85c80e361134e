"""What a child can do beside talking, and what staff see of it."""

from uuid import uuid4

import pytest
from django.test import Client

from clearline.cli.made_up import Cast
from clearline.contact import lines, thread
from clearline.contact.models import Asking, Conversation, Feeling, Message
from clearline.contact.seen import As, View
from clearline.registers.models import Person
from tests.rooms.contact.saying import HELLO, line_to, private_line, says
from tests.rooms.web.childs import address, phone_of, place_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


@pytest.fixture
def phone(home: Cast) -> Client:
    return phone_of(home.mia)


def dawn_says(home: Cast, line: Conversation, text: str = HELLO) -> int:
    place = says(home.dawn, line, home, text).place
    assert place is not None
    return place


def mia_says(home: Cast, line: Conversation, text: str) -> int:
    return place_of(Message.objects.get(pk=says(home.mia, line, home, text).draft))


def seen_by(person: Person, line: Conversation) -> tuple[thread.Said, ...]:
    found = lines.of([line.id])[line.id]
    return thread.read(View(found, person.pk, As.WRITER)).said


def test_how_it_felt_is_asked_once(home: Cast, line: Conversation, phone: Client) -> None:
    place = dawn_says(home, line)
    assert "How did that feel?" in words_on(phone.get(address(line)))

    phone.post(address(line, f"{place}/felt/"), {"felt": "good"})
    dawn_says(home, line, "Lovely")

    assert "How did that feel?" not in words_on(phone.get(address(line)))


def test_whoever_would_rather_not_say_is_not_asked_again(
    home: Cast, line: Conversation, phone: Client
) -> None:
    place = dawn_says(home, line)

    told = phone.post(address(line, f"{place}/felt/"), {"felt": "skipped"}, follow=True)

    assert "We will not ask again." in words_on(told)
    assert "How did that feel?" not in words_on(phone.get(address(line)))
    assert "Say how it felt" in words_on(phone.get(address(line)))


def test_the_writer_sees_how_it_felt_only_if_the_child_shows_it(
    home: Cast, line: Conversation, phone: Client
) -> None:
    place = dawn_says(home, line)
    page = address(line, f"{place}/felt/")

    said = words_on(phone.post(page, {"felt": "not_great"}, follow=True))
    assert "You said: not great Only you can see that. Show it to Dawn" in said
    assert seen_by(home.dawn, line)[0].felt == ""

    phone.post(page, {"felt": "show"})
    assert seen_by(home.dawn, line)[0].felt == "not_great"
    assert "You said: not great" in words_on(phone.get(address(line)))


@pytest.mark.parametrize("felt", ["", "brilliant", "show"])
def test_nothing_else_can_be_felt(felt: str, home: Cast, line: Conversation, phone: Client) -> None:
    place = dawn_says(home, line)

    assert phone.post(address(line, f"{place}/felt/"), {"felt": felt}).status_code == 404
    assert not Feeling.objects.exists()


def test_nobody_is_asked_how_their_own_words_felt(
    home: Cast, line: Conversation, phone: Client
) -> None:
    place = mia_says(home, line, "hi")

    assert "How did that feel?" not in words_on(phone.get(address(line)))
    assert phone.post(address(line, f"{place}/felt/"), {"felt": "good"}).status_code == 404


def test_a_message_is_hidden_from_its_writer_alone_and_shown_again(
    home: Cast, line: Conversation, phone: Client
) -> None:
    place = mia_says(home, line, "i hate it here")

    told = words_on(phone.post(address(line, f"{place}/hide/"), follow=True))
    assert "Hidden from you. Staff can still read it." in told
    assert "i hate it here" not in told
    assert "You hid this." in told
    assert [(s.text, s.is_hidden) for s in seen_by(home.dawn, line)] == [("i hate it here", False)]

    assert "i hate it here" in words_on(phone.post(address(line, f"{place}/show/"), follow=True))


def test_nobody_elses_message_can_be_hidden(home: Cast, line: Conversation, phone: Client) -> None:
    place = dawn_says(home, line)

    assert phone.post(address(line, f"{place}/hide/")).status_code == 404
    assert HELLO in words_on(phone.get(address(line)))


@pytest.mark.parametrize("wants", ["anyone", "woman", "man", "person"])
def test_a_child_asks_for_somebody_else(
    wants: str, home: Cast, line: Conversation, phone: Client
) -> None:
    page = address(line, "someone-else/")
    assert "Priya gets this and answers you." in words_on(phone.get(page))

    told = words_on(phone.post(page, {"wants": wants, "note": "not sam"}))

    assert "Priya has it, and will answer you here." in told
    asked = Asking.objects.get()
    assert (asked.wants, asked.note, asked.child_id) == (wants, "not sam", home.mia.pk)


def test_asking_for_nobody_keeps_the_words_and_says_what_to_do(
    home: Cast, line: Conversation, phone: Client
) -> None:
    told = words_on(phone.post(address(line, "someone-else/"), {"note": "not sam"}))

    assert "Tap who you would like." in told
    assert "not sam" in told
    assert not Asking.objects.exists()


def test_a_message_is_explained_and_can_be_asked_about(
    home: Cast, line: Conversation, phone: Client
) -> None:
    place = dawn_says(home, line, "The placing authority wants a risk assessment")
    page = address(line, f"{place}/meaning/")

    assert "The council that looks after you." in words_on(phone.get(page))
    phone.post(page, {"note": "the risk bit"})

    asked = Asking.objects.get()
    assert (asked.wants, asked.note) == ("meaning", "the risk bit")
    assert place_of(asked.message) == place  # type: ignore[arg-type]


def test_in_a_private_line_nothing_is_asked_of_the_home(home: Cast, phone: Client) -> None:
    private = private_line(home.mia, home.fiona, home)

    assert phone.get(address(private, "someone-else/")).status_code == 404
    assert phone.post(address(private, "someone-else/"), {"wants": "man"}).status_code == 404
    assert not Asking.objects.exists()


def test_a_message_that_is_not_there_cannot_be_asked_about(
    line: Conversation, phone: Client
) -> None:
    assert phone.get(address(line, "9999/meaning/")).status_code == 404
    assert phone.get(f"/me/talk/{uuid4()}/1/meaning/").status_code == 404
