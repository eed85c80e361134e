"""A child talks: reads, writes, and is told what became of it, without any script."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from clearline.access import cookies
from clearline.access.caller import Caller
from clearline.access.sessions import caller_of as caller_behind
from clearline.cli.made_up import Cast
from clearline.contact import drafts, holds, lines, reading, seen
from clearline.contact.models import Conversation, Draft, Hold, Message
from clearline.registers.models import Person
from tests.conftest import TEATIME
from tests.rooms.contact.saying import HELLO, line_to, private_line, says
from tests.rooms.web.childs import address, open_private_line, phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def writes(phone, line: Conversation, text: str, **more: str):  # type: ignore[no-untyped-def]
    return phone.post(address(line), {"id": str(uuid4()), "text": text, **more}, follow=True)


def reads(person: Person, line: Conversation) -> None:
    """Let a member of staff open a conversation."""
    session = cookies.digest_of(phone_of(person).cookies[cookies.SESSION].value)
    caller = caller_behind(session, TEATIME)
    assert isinstance(caller, Caller)
    view = seen.along(caller, line.id, at=TEATIME)
    assert view is not None
    reading.note(caller, view, at=TEATIME)


def test_words_are_shown_with_who_wrote_them_and_what_they_are_to_me(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home)
    says(home.sam, line, home, "Tea at six")

    shown = words_on(phone_of(home.mia).get(address(line)))

    assert f"Dawn, my keyworker {HELLO} 4:30 pm" in shown
    assert "Sam, staff at Larkfield" in shown


def test_what_a_child_writes_is_sent_and_shown(home: Cast) -> None:
    line = line_to(home.mia, home)

    shown = words_on(writes(phone_of(home.mia), line, "k. 17 bus"))

    assert "k. 17 bus 4:30 pm" in shown
    assert Message.objects.get(author=home.mia.pk).direction == "inbound"


def test_a_form_that_comes_twice_is_one_message(home: Cast) -> None:
    line, phone, same = line_to(home.mia, home), phone_of(home.mia), str(uuid4())

    for _ in range(2):
        assert writes(phone, line, "once", id=same).status_code == 200

    assert Message.objects.filter(author=home.mia.pk).count() == 1


@pytest.mark.parametrize(
    ("text", "says_"),
    [("  ", "There are no words in it yet."), ("a" * 20_001, "It is too long to send at once.")],
)
def test_words_that_cannot_go_stay_in_the_box(text: str, says_: str, home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = writes(phone_of(home.mia), line, text)

    assert says_ in words_on(answer)
    assert text in answer.content.decode()
    assert not Message.objects.filter(author=home.mia.pk).exists()


def test_a_form_in_which_nobody_could_see_a_word_is_told_kindly(home: Cast) -> None:
    answer = phone_of(home.mia).post(
        address(line_to(home.mia, home)), {"text": "\u200b\u2066", "id": str(uuid4())}
    )
    assert "There are no words in it yet." in words_on(answer)
    assert not Message.objects.exists()


def test_a_form_without_its_token_gives_the_words_back(home: Cast) -> None:
    line = line_to(home.mia, home)
    phone = phone_of(home.mia, enforce_csrf_checks=True)

    answer = phone.post(address(line), {"id": str(uuid4()), "text": "do not lose me"})

    assert answer.status_code == 403
    assert "do not lose me" in words_on(answer)


def test_the_child_sees_that_staff_have_read_theirs(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    writes(phone, line, "17 bus")
    assert "has read it" not in words_on(phone.get(address(line)))

    reads(home.dawn, line)

    assert "17 bus 4:30 pm. Dawn has read it." in words_on(phone.get(address(line)))


def test_what_is_held_is_not_seen_until_it_is_released(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Sleep well", at=TEATIME + timedelta(hours=6))
    held = Hold.objects.get().message_id

    with time_machine.travel(TEATIME + timedelta(hours=7), tick=False):
        phone = phone_of(home.mia)
        assert "Sleep well" not in words_on(phone.get(address(line)))
        holds.release(held, by=home.priya, at=TEATIME + timedelta(hours=7), reason="It is fine")
        assert "Sleep well" in words_on(phone.get(address(line)))


def test_hard_words_are_explained_where_they_stand(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Marcus comes for your LAC review")

    shown = words_on(phone_of(home.mia).get(address(line)))

    assert "LAC review: your meeting. You say how things are" in shown


def test_a_correction_says_that_it_is_one(home: Cast) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "Tea at five")
    first = Message.objects.get(author=home.dawn)
    says(home.dawn, line, home, "Tea at six, sorry", corrects=first.id)

    shown = words_on(phone_of(home.mia).get(address(line)))

    assert "Dawn, my keyworker, putting it right Tea at six, sorry" in shown
    assert "Tea at five" in shown


def test_another_childs_line_is_not_there(home: Cast) -> None:
    mine, theirs = line_to(home.mia, home), line_to(home.tobi, home)
    phone = phone_of(home.mia)

    assert phone.get(address(mine)).status_code == 200
    for rest in ("", "since/0/", "who/", "someone-else/"):
        assert phone.get(address(theirs, rest)).status_code == 404
    assert writes(phone, theirs, "hello").status_code == 404
    assert phone.post(address(theirs, "draft/"), {"text": "x"}).status_code == 404


def test_what_is_new_since_comes_as_a_part(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    seen_upto = says(home.dawn, line, home).place
    says(home.sam, line, home, "Tea at six")

    part = phone.get(address(line, f"since/{seen_upto}/"))

    assert "Tea at six" in words_on(part)
    assert HELLO not in words_on(part)
    assert b"<html" not in part.content


def test_nothing_new_is_an_empty_part_with_the_same_place(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    place = says(home.dawn, line, home).place

    part = phone.get(address(line, f"since/{place}/")).content.decode()

    assert f'data-newest="{place}"' in part
    assert "<li" not in part


def test_being_read_changes_every_message_that_was_read(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    writes(phone, line, "one")
    writes(phone, line, "two")
    upto = Message.objects.get(pk=says(home.dawn, line, home).draft).events.get().place
    reads(home.dawn, line)

    part = words_on(phone.get(address(line, f"since/{upto}/")))

    assert part.count("Dawn has read it.") == 2
    assert HELLO not in part


def test_words_not_sent_are_kept_and_gone_once_sent(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)

    assert phone.post(address(line, "draft/"), {"text": "i was thin"}).status_code == 204
    assert b">i was thin</textarea>" in phone.get(address(line)).content

    writes(phone, line, "i was thinking")
    assert not Draft.objects.exists()


def test_a_draft_is_in_no_other_line(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    private = private_line(home.mia, home.helen, home)
    drafts.keep(lines.of([private.id])[private.id], home.mia.pk, "about sam", at=home.at)

    assert "about sam" not in phone.get(address(line)).content.decode()
    assert "about sam" in phone.get(address(private)).content.decode()


def test_a_private_line_says_so_and_wears_its_own_colour(home: Cast) -> None:
    private = private_line(home.mia, home.helen, home)
    shown = phone_of(home.mia).get(address(private))

    assert "Private. Only you and Helen can read this." in words_on(shown)
    assert 'class="child child--private"' in shown.content.decode()
    staff = phone_of(home.mia).get(address(line_to(home.mia, home))).content.decode()
    assert 'class="child"' in staff


def test_a_private_line_is_shut_on_a_phone_until_its_holder_opens_it(home: Cast) -> None:
    private, phone = private_line(home.mia, home.helen, home), phone_of(home.mia)
    says(home.helen, private, home, "You can choose where")

    shut = words_on(phone.get(address(private)))
    assert "Shut on this phone for now" in shut
    assert "choose" not in shut + words_on(phone.get(address(private, "since/0/")))

    open_private_line(phone, home.mia, home.helen)

    assert "You can choose where" in words_on(phone.get(address(private)))


def test_a_child_can_write_to_a_private_line_that_is_shut(home: Cast) -> None:
    private, phone = private_line(home.mia, home.helen, home), phone_of(home.mia)

    shown = words_on(writes(phone, private, "please come"))

    assert "Sent. It is safe" in shown
    assert "please come" not in shown
    assert Message.objects.filter(author=home.mia.pk).exists()


def test_where_nobody_may_answer_the_organisation_does_and_says_so(home: Cast) -> None:
    line = line_to(home.mia, home)
    with time_machine.travel(TEATIME + timedelta(hours=11), tick=False):
        shown = words_on(writes(phone_of(home.mia), line, "cant sleep"))

    assert "cant sleep" in shown


def test_earlier_words_are_a_tap_away(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    for number in range(42):
        says(home.mia, line, home, f"number {number:02}")

    newest = phone.get(address(line)).content.decode()
    assert "number 41" in newest
    assert "number 00" not in newest

    before = newest.split("?before=")[1].split('"')[0]
    assert "number 00" in words_on(phone.get(address(line, f"?before={before}")))


@pytest.mark.parametrize("length", [1, 30])
def test_a_conversation_asks_as_little_of_the_tables_however_long_it_is(
    length: int, home: Cast, django_assert_max_num_queries: Any
) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    for _ in range(length):
        says(home.mia, line, home, "hi")
        says(home.dawn, line, home)

    with django_assert_max_num_queries(12):
        phone.get(address(line))
