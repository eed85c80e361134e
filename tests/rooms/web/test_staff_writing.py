"""Writing without any script: through the same gate, and words are never lost."""

from concurrent.futures import Future
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact import drafts, front, lines
from clearline.contact.draft import Answer, Draft, Problem
from clearline.contact.models import Contest, Conversation, Event, Message
from clearline.registers import permissions
from clearline.registers.models import Permission, Person
from clearline.registers.recorded import sure
from clearline.web.send import SAYS
from tests.conftest import TEATIME
from tests.rooms.contact.saying import HELLO, line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NUMBER = "Ring me on 07700 900417"


def sends(person: Person, line: Conversation, text: str = HELLO, **more: Any) -> Any:
    form = {"id": str(uuid4()), "text": text, "purpose": "check_in", **more}
    return phone_of(person).post(f"/conversations/{line.id}/send/", form)


def checks(person: Person, line: Conversation, text: str, **more: str) -> str:
    form = {"text": text, "purpose": "check_in", **more}
    return words_on(phone_of(person).post(f"/conversations/{line.id}/check/", form))


def test_what_the_gate_allows_is_in_the_conversation(home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = sends(home.dawn, line)

    said = Message.objects.get()
    assert (said.author, said.purpose) == (home.dawn, "check_in")
    assert answer.headers["Location"] == f"/conversations/{line.id}/?purpose=check_in#words"


def test_what_it_refuses_leads_to_the_answer(home: Cast) -> None:
    answer = sends(home.dawn, line_to(home.mia, home), NUMBER)

    said = Message.objects.get()
    assert Event.objects.filter(message=said, kind="refused").exists()
    assert answer.headers["Location"] == f"/messages/{said.id}/"


def test_what_it_holds_leads_to_the_answer(home: Cast) -> None:
    with time_machine.travel(TEATIME + timedelta(hours=5), tick=False):
        answer = sends(home.dawn, line_to(home.mia, home))

    assert answer.headers["Location"] == f"/messages/{Message.objects.get().id}/"


def test_without_a_purpose_it_is_refused_and_says_so(home: Cast) -> None:
    line = line_to(home.mia, home)
    phone = phone_of(home.dawn)

    form = {"id": str(uuid4()), "text": HELLO}
    answer = phone.post(f"/conversations/{line.id}/send/", form, follow=True)

    assert "You have not said what this is for. Clause C10" in words_on(answer)


def test_a_form_that_comes_twice_is_one_message(home: Cast) -> None:
    line, same = line_to(home.mia, home), str(uuid4())

    for _ in range(2):
        sends(home.dawn, line, id=same)

    assert Message.objects.get().id == UUID(same)


@pytest.mark.parametrize(("text", "problem"), [(" \n ", "empty"), ("a" * 20_001, "too_long")])
def test_words_that_cannot_be_taken_stay_in_the_box(text: str, problem: str, home: Cast) -> None:
    line, same = line_to(home.mia, home), str(uuid4())

    answer = sends(home.dawn, line, text, id=same, purpose="travel")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert SAYS[Problem(problem)] in words_on(answer)
    assert text in page
    assert same in page
    assert 'value="travel" data-label="Travel" checked' in page
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (Problem.BUSY, 503),
        (Problem.DISK_FULL, 507),
        (Problem.UNAVAILABLE, 503),
        (Problem.FAILED, 500),
    ],
)
def test_trouble_is_said_and_the_words_stay(
    problem: Problem, status: int, home: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_trouble(draft: Draft) -> "Future[Answer]":
        told: Future[Answer] = Future()
        told.set_result(Answer(draft.id, problem=problem))
        return told

    line = line_to(home.mia, home)
    monkeypatch.setattr(front, "submit", in_trouble)

    answer = sends(home.dawn, line, "do not lose me")

    assert answer.status_code == status
    assert SAYS[problem].replace("’", "’") in words_on(answer)
    assert "do not lose me" in words_on(answer)


def test_once_it_was_sent_the_draft_is_gone_and_after_trouble_it_is_not(home: Cast) -> None:
    line = line_to(home.mia, home)
    kept = lines.of([line.id])[line.id]
    drafts.keep(kept, home.dawn.pk, "half", at=TEATIME)

    sends(home.dawn, line, "  ")
    assert drafts.of(kept, home.dawn.pk, at=TEATIME) == "half"

    sends(home.dawn, line)
    assert drafts.of(kept, home.dawn.pk, at=TEATIME) == ""


def test_ends_of_lines_are_one_character(home: Cast) -> None:
    sends(home.dawn, line_to(home.mia, home), "one\r\ntwo")

    assert Message.objects.get().words.text == "one\ntwo"


def test_a_form_that_names_no_id_gets_one(home: Cast) -> None:
    sends(home.dawn, line_to(home.mia, home), id="not an id")

    assert Message.objects.count() == 1


def test_a_form_without_its_token_is_refused_with_the_words(home: Cast) -> None:
    line = line_to(home.mia, home)
    phone = phone_of(home.dawn, enforce_csrf_checks=True)

    answer = phone.post(f"/conversations/{line.id}/send/", {"text": "do not lose me"})

    assert answer.status_code == 403
    assert "do not lose me" in words_on(answer)
    assert not Message.objects.exists()


def test_a_permission_withdrawn_a_moment_ago_binds_the_very_next_message(home: Cast) -> None:
    line = line_to(home.mia, home)
    sends(home.dawn, line)
    given = Permission.objects.get(child=home.mia, channel="in_app")
    sure(permissions.withdraw(given, by=home.priya, at=TEATIME, on=TEATIME.date()))

    answer = sends(home.dawn, line, "And now?")

    assert answer.headers["Location"].startswith("/messages/")


@pytest.mark.parametrize("who", ["joan", "fiona", "stella"])
def test_nobody_writes_where_they_have_no_place(who: str, home: Cast) -> None:
    assert sends(getattr(home, who), line_to(home.mia, home)).status_code == 404
    assert not Message.objects.exists()


def test_the_holder_of_a_private_line_writes_at_any_hour_and_unread(home: Cast) -> None:
    line = private_line(home.mia, home.fiona, home)

    with time_machine.travel(TEATIME + timedelta(hours=7), tick=False):
        sends(home.fiona, line, NUMBER)

    assert Event.objects.get(conversation=line).kind == "sent"


def test_before_sending_it_says_what_would_stop_the_words(home: Cast) -> None:
    shown = checks(home.dawn, line_to(home.mia, home), NUMBER)

    assert "It can’t go. This is, or asks for, a telephone number" in shown
    assert "Clause C7" in shown
    assert not Message.objects.exists()


def test_before_sending_it_says_what_would_hold_them(home: Cast) -> None:
    with time_machine.travel(TEATIME + timedelta(hours=5), tick=False):
        shown = checks(home.dawn, line_to(home.mia, home), HELLO, whole="1")

    assert "It would be held. It is in the quiet hours" in shown


def test_of_words_that_can_go_nothing_is_said(home: Cast) -> None:
    assert checks(home.dawn, line_to(home.mia, home), HELLO).strip() == ""


def test_words_that_are_fine_are_read_and_no_rule_is_asked(
    home: Cast, django_assert_max_num_queries: Any
) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.dawn)
    form = {"text": HELLO, "purpose": "check_in"}
    phone.post(f"/conversations/{line.id}/check/", form)

    with django_assert_max_num_queries(6):
        phone.post(f"/conversations/{line.id}/check/", form)


def test_a_detail_is_completed_by_the_words_in_the_box(home: Cast) -> None:
    line = line_to(home.mia, home)
    first = says(home.dawn, line, home, "If you need me it is oh double seven nought oh")

    shown = checks(home.dawn, line, "nine hundred four one seven")

    assert "together with what you wrote before: “oh double seven nought oh”" in shown
    page = phone_of(home.dawn).post(
        f"/conversations/{line.id}/check/", {"text": "nine hundred four one seven"}
    )
    assert f'data-earlier="m-{first.draft}"' in page.content.decode()


def test_what_was_found_says_where_why_and_what_to_say_instead(home: Cast) -> None:
    page = phone_of(home.dawn).post(
        f"/conversations/{line_to(home.mia, home).id}/check/", {"text": NUMBER}
    )

    shown = page.content.decode()
    assert 'data-start="11" data-end="23"' in shown
    assert "Give the home’s number instead: 07700 900100" in shown
    assert 'data-use="the home on 07700 900100"' in shown
    assert 'value="phone:11:23"' in shown


def test_where_it_is_about_a_meeting_a_meeting_is_no_fault(home: Cast) -> None:
    words = "Can we meet at the park on my day off?"
    line = line_to(home.mia, home)

    assert "It can’t go." in checks(home.dawn, line, words)
    assert "It can’t go." not in checks(home.dawn, line, words, purpose="travel")


def contests(person: Person, line: Conversation, text: str, key: str, **more: Any) -> Any:
    form = {"id": str(uuid4()), "text": text, "purpose": "check_in", "contest": key, **more}
    return phone_of(person).post(f"/conversations/{line.id}/contest/", form)


def test_one_tap_says_that_a_finding_is_wrong_and_the_manager_gets_it(home: Cast) -> None:
    answer = contests(home.dawn, line_to(home.mia, home), NUMBER, "phone:11:23")

    row = Contest.objects.get()
    assert (row.kind, row.start, row.end, row.contested_by) == ("phone", 11, 23, home.dawn)
    assert Event.objects.get(message=row.message).kind == "refused"
    page = phone_of(home.dawn).get(answer.headers["Location"])
    assert "You said that this is wrong. The manager looks at it." in words_on(page)


def test_a_tap_that_asks_sends_nothing_that_would_go(home: Cast) -> None:
    answer = contests(home.dawn, line_to(home.mia, home), HELLO, "phone:11:23")

    assert "Nothing stops these words now." in words_on(answer)
    assert HELLO in words_on(answer)
    assert not Message.objects.exists()


def test_without_a_script_it_is_contested_on_the_answer_page(home: Cast) -> None:
    answer = sends(home.dawn, line_to(home.mia, home), NUMBER)
    address = answer.headers["Location"]

    assert "Not a number?" in words_on(phone_of(home.dawn).get(address))
    for _ in range(2):
        phone_of(home.dawn).post(address, {"act": "contest:phone:11:23"})

    assert Contest.objects.count() == 1


def test_nobody_contests_for_another(home: Cast) -> None:
    address = sends(home.dawn, line_to(home.mia, home), NUMBER).headers["Location"]

    phone_of(home.priya).post(address, {"act": "contest:phone:11:23"})

    assert not Contest.objects.exists()


def test_a_purpose_not_tapped_yet_is_no_fault_of_the_words(home: Cast) -> None:
    assert checks(home.dawn, line_to(home.mia, home), HELLO, purpose="").strip() == ""


def test_private_words_are_not_looked_at(home: Cast) -> None:
    line = private_line(home.mia, home.fiona, home)

    answer = phone_of(home.fiona).post(f"/conversations/{line.id}/check/", {"text": NUMBER})

    assert answer.status_code == 403
    assert phone_of(home.dawn).post(f"/conversations/{line.id}/check/").status_code == 404


def test_who_may_look_and_not_write_has_no_words_read(home: Cast) -> None:
    says(home.mia, line := line_to(home.mia, home), home, "hello")

    assert phone_of(home.helen).post(f"/conversations/{line.id}/check/").status_code == 403
