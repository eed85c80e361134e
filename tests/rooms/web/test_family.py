"""A parent opens a link on a phone, proves who they are, answers, and changes their mind."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from clearline.access import family
from clearline.access.family import Made
from clearline.cli.made_up import Cast
from clearline.policy.decision import Outcome
from clearline.registers import family as relatives
from clearline.registers import showing
from clearline.registers.asking import asks
from clearline.registers.models import (
    Answer,
    Channel,
    Child,
    LockScreen,
    Permission,
    Person,
    SenderStyle,
    Task,
    TaskKind,
)
from clearline.registers.recorded import sure
from clearline.web.family.spoken import ENGLISH
from tests.rooms.contact.saying import line_to, rules_of, says
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FORMS = (Channel.IN_APP, Channel.SMS)


def ask(home: Cast, child: Child, person: Person) -> Made:
    asked = sure(asks.begin(child, person=person, forms=FORMS, by=home.priya, at=home.at))
    return family.make(asked, by=home.priya, at=home.at)


@pytest.fixture
def made(home: Cast) -> Made:
    return ask(home, home.mia, home.karen)


def address(made: Made) -> str:
    return reverse("family:open", args=[made.token])


def phone_that_knows(made: Made) -> Client:
    browser = make_browser()
    answer = browser.post(address(made), {"code": made.spoken_code})
    assert answer.status_code == 302
    return browser


def wrong(made: Made) -> str:
    return "00000000" if made.code != "00000000" else "11111111"


def test_before_the_code_nothing_names_the_child(home: Cast, made: Made) -> None:
    shown = words_on(make_browser().get(address(made)))
    assert "Type the code you were told" in shown
    assert "Larkfield House" in shown
    assert {name for name in ("Mia", "Hartley", "Karen") if name in shown} == set()


def test_a_wrong_code_is_said_to_be_wrong_and_the_next_try_waits(home: Cast, made: Made) -> None:
    browser = make_browser()
    first = browser.post(address(made), {"code": wrong(made)})
    assert first.status_code == 429
    too_soon = browser.post(address(made), {"code": made.code})
    assert (too_soon.status_code, "Wait 1 seconds" in words_on(too_soon)) == (429, True)

    with time_machine.travel(home.at + timedelta(seconds=2), tick=False):
        assert browser.post(address(made), {"code": made.code}).status_code == 302


def test_after_the_code_each_form_is_asked_and_nothing_is_ticked(home: Cast, made: Made) -> None:
    page = phone_that_knows(made).get(address(made))
    shown = words_on(page)
    assert "How may we keep in touch with Mia?" in shown
    assert "Hello Karen Hartley." in shown
    assert "Text messages" in shown
    assert "Mia says yes to this." in shown
    assert "Photos" not in shown
    assert " checked" not in page.content.decode()


def test_a_yes_from_before_there_was_a_link_is_shown_too(home: Cast, made: Made) -> None:
    shown = words_on(phone_that_knows(made).get(address(made)))
    assert shown.count("You said yes. It lasts until") == 1
    assert shown.count("You have not answered this yet.") == 1


def test_an_answer_counts_at_once_and_is_taken_back_as_quickly(home: Cast, made: Made) -> None:
    line, browser = line_to(home.mia, home), phone_that_knows(made)
    answered = browser.post(address(made), {"in_app": "yes", "months": "3"}, follow=True)
    assert "We have your answers" in words_on(answered)
    assert "You said yes. It lasts until 21 February 2027." in words_on(answered)
    assert says(home.dawn, line, home).outcome is Outcome.ALLOW

    browser.post(address(made), {"in_app": "no"})
    assert rules_of(says(home.dawn, line, home)) == {"permission_given": "refuse"}
    assert {t.kind for t in Task.objects.all()} == {
        TaskKind.LOOK_AT_WITHDRAWAL,
        TaskKind.TELL_CHILD,
    }


def test_what_is_left_empty_stays_as_it_is(home: Cast, made: Made) -> None:
    browser = phone_that_knows(made)
    browser.post(address(made), {"in_app": "yes"})
    browser.post(address(made), {"sms": "talk"})
    assert [(a.channel, a.says) for a in Answer.objects.order_by("pk")] == [
        ("in_app", "yes"),
        ("sms", "talk"),
    ]


def test_sending_nothing_says_so_and_keeps_nothing(home: Cast, made: Made) -> None:
    answer = phone_that_knows(made).post(address(made), {"months": "3", "photo": "perhaps"})
    assert "Choose an answer for at least one of them." in words_on(answer)
    assert Answer.objects.count() == 0


def test_an_answer_that_is_refused_is_still_on_the_page(home: Cast, made: Made) -> None:
    page = phone_that_knows(made).post(address(made), {"sms": "yes", "photo": "yes"})
    assert "This form was not asked for." in words_on(page)
    assert 'name="sms" value="yes" checked' in page.content.decode()
    assert Permission.objects.filter(recorded_by=home.karen).count() == 0


def test_the_code_of_one_child_opens_no_other(home: Cast, made: Made) -> None:
    browser, other = phone_that_knows(made), ask(home, home.tobi, home.bisi)
    assert "Type the code" in words_on(browser.get(address(other)))
    browser.post(address(other), {"in_app": "yes"})
    assert Answer.objects.count() == 0


def test_after_half_an_hour_the_code_is_asked_again(home: Cast, made: Made) -> None:
    browser = phone_that_knows(made)
    with time_machine.travel(home.at + timedelta(minutes=31), tick=False):
        assert "Type the code" in words_on(browser.get(address(made)))


@pytest.mark.parametrize("why", ["ended", "run out", "order", "never was"])
def test_a_link_that_does_not_work_says_what_to_do_and_takes_nothing(
    home: Cast, made: Made, why: str
) -> None:
    browser, at, where = phone_that_knows(made), home.at, address(made)
    if why == "ended":
        family.end(made.link.ask, by=home.priya, at=home.at)
    elif why == "order":
        sure(relatives.keep_away(home.mia, home.karen, reference="W1", by=home.priya, at=home.at))
    elif why == "run out":
        at += asks.LINK_LASTS + timedelta(days=1)
    else:
        where = reverse("family:open", args=["A" * 22])
    with time_machine.travel(at, tick=False):
        for answer in (browser.get(where), browser.post(where, {"in_app": "yes"})):
            assert answer.status_code == 410
            assert "This link does not work any more" in words_on(answer)
            assert "Mia" not in words_on(answer)
    assert Answer.objects.count() == 0


def test_whoever_it_is_not_for_can_say_so_once(home: Cast, made: Made) -> None:
    where = reverse("family:not_me", args=[made.token])
    for _ in range(3):
        assert "Thank you." in words_on(make_browser().post(where))
    assert [(t.kind, t.owner) for t in Task.objects.all()] == [(TaskKind.WRONG_PERSON, home.priya)]


def test_where_the_place_is_confidential_nothing_names_the_home(home: Cast, made: Made) -> None:
    sure(
        showing.settle(
            home.mia,
            place_is_confidential=True,
            authority_number="01632 960100",
            authority_address="West County Council, Fenwick",
            sender=SenderStyle.BARE,
            lock_screen=LockScreen.NOTHING,
            reason="Her safety.",
            by=home.priya,
            at=home.at,
        )
    )
    browser = make_browser()
    pages = [browser.get(address(made))]
    browser.post(address(made), {"code": made.code})
    pages += [browser.get(address(made)), browser.post(address(made), {"sms": "yes"}, follow=True)]
    for page in pages:
        shown = page.content.decode()
        assert "West County Council" in shown
        for secret in ("Larkfield", home.larkfield.telephone, "Priya"):
            assert secret not in shown


def test_no_browser_proxy_or_search_engine_keeps_or_tells_the_address(
    home: Cast, made: Made
) -> None:
    browser = phone_that_knows(made)
    answers = [
        make_browser().get(address(made)),
        make_browser().post(address(made), {"code": "1"}),
        browser.get(address(made)),
        browser.post(address(made), {"sms": "yes"}),
        browser.get(reverse("family:open", args=["A" * 22])),
    ]
    for answer in answers:
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]


def test_an_unknown_language_is_answered_in_the_first(home: Cast, made: Made) -> None:
    answer = make_browser().get(address(made), {"in": "../../etc"})
    assert 'lang="en-GB"' in answer.content.decode()


def test_a_name_with_braces_stays_a_name(home: Cast) -> None:
    said = ENGLISH.say(child="{sender}", person="x")
    assert said["head"] == "How may we keep in touch with {sender}?"
