"""A worker declares on a page, is reminded on their own front page, and the manager reads it."""

from datetime import timedelta

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.registers.library import documents
from clearline.registers.models import Declaration, Document
from clearline.registers.recorded import sure
from tests.rooms.registers.test_swaps import accepted, asked
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/policies/declare/"
NEITHER = {"has_online": "no", "has_knows": "no"}


def test_a_worker_is_reminded_declares_and_is_reminded_no_more(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    assert "say where you are online" in words_on(dawn.get("/children/"))
    said = {"has_online": "yes", "online": "Garden blog, as dp", "has_knows": "no", "knows": "x"}
    told = words_on(dawn.post(PAGE, said, follow=True))
    assert "You are asked again by 23 November 2027." in told
    assert "Online: Garden blog, as dp" in told
    assert "Knows: nobody" in told
    assert "say where you are online" not in words_on(dawn.get("/children/"))

    shown = words_on(phone_of(home.priya).get(f"/registers/staff/{home.dawn.pk}/"))
    assert "Online: Garden blog, as dp" in shown


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "Answer both with yes or no."),
        ({**NEITHER, "has_knows": "perhaps"}, "Answer both with yes or no."),
        ({**NEITHER, "has_online": "yes"}, "You said yes: write down what it is."),
        ({**NEITHER, "has_knows": "yes", "knows": "k" * 1001}, "more than 1000 letters"),
    ],
)
def test_what_is_unclear_is_asked_again_and_nothing_is_kept(
    home: Cast, said: dict[str, str], why: str
) -> None:
    before = Declaration.objects.count()
    answer = phone_of(home.dawn).post(PAGE, said)
    assert (answer.status_code, why in words_on(answer)) == (422, True)
    assert Declaration.objects.count() == before


def test_who_does_not_work_here_is_not_asked(home: Cast) -> None:
    assert phone_of(home.ruth).get(PAGE).status_code == 404
    assert phone_of(home.fiona).post(PAGE, NEITHER).status_code == 404


def test_who_is_late_is_on_the_managers_page(home: Cast) -> None:
    assert "Has not declared" not in words_on(phone_of(home.priya).get("/missing/"))
    with time_machine.travel(home.at + timedelta(days=20), tick=False):
        shown = words_on(phone_of(home.priya).get("/missing/"))
        assert "Dawn Pryce Has not declared this year" in shown
        assert "late" in words_on(phone_of(home.dawn).get("/children/"))


def test_a_new_policy_stands_on_each_workers_own_front_page(home: Cast) -> None:
    sure(
        documents.publish(
            Document.CODE_OF_CONDUCT,
            b"# New",
            name="code.md",
            version="November 2026",
            changes="Nights.",
            by=home.graham,
            at=home.at,
        )
    )
    for person, page in ((home.sam, "/children/"), (home.priya, "/today/")):
        assert "Read: Code of conduct, November 2026" in words_on(phone_of(person).get(page))


def test_a_swap_that_waits_stands_on_the_front_page_of_whose_turn_it_is(home: Cast) -> None:
    asked(home)
    assert "Dawn Pryce asks you to work" in words_on(phone_of(home.joy).get("/children/"))
    assert "Agree to a swap" not in words_on(phone_of(home.priya).get("/today/"))


def test_what_both_want_stands_on_the_managers_front_page(home: Cast) -> None:
    accepted(home)
    today = words_on(phone_of(home.priya).get("/today/"))
    assert "Agree to a swap: Joy Penhale for Dawn Pryce" in today
    assert "asks you to work" not in words_on(phone_of(home.joy).get("/children/"))
