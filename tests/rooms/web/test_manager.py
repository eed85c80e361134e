"""The manager's pages: what is held is decided in two taps, and what is whose stays theirs."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import refusals
from clearline.contact.models import Event, Hold, TurningDown
from clearline.registers.models import Person
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FINE = "release:It’s fine in context"


@pytest.fixture
def held(home: Cast) -> UUID:
    """Sam's message to Tobi, whose parents differ."""
    answer = says(home.sam, line_to(home.tobi, home), home, "Football at ten on Saturday")
    assert answer.outcome == "hold"
    return answer.draft


def today_of(person: Person) -> str:
    return words_on(phone_of(person).get("/today/"))


def decide(person: Person, message: UUID, act: str, **more: str) -> str:
    answer = phone_of(person).post(f"/today/{message}/", {"act": act, **more}, follow=True)
    assert answer.status_code == 200
    return words_on(answer)


def kinds(message: UUID) -> list[str]:
    events = Event.objects.filter(message=message).order_by("place")
    return list(events.values_list("kind", flat=True))


def test_what_is_held_is_shown_with_its_words_reasons_and_clock(home: Cast, held: UUID) -> None:
    shown = today_of(home.priya)

    assert "One message waits for you" in shown
    assert "Football at ten on Saturday" in shown
    assert "C9 There is a dispute" in shown
    assert "4 h left" in shown


def test_another_homes_manager_sees_none_of_it(home: Cast, held: UUID) -> None:
    shown = today_of(home.peter)
    assert "Nothing waits for you" in shown
    assert "Football" not in shown


def test_reading_what_is_held_is_recorded(home: Cast, held: UUID) -> None:
    today_of(home.priya)
    assert Look.objects.filter(person=home.priya, child=home.tobi).count() == 1
    assert not Look.objects.filter(person=home.peter).exists()


def test_released_it_goes_and_the_manager_is_told(home: Cast, held: UUID) -> None:
    assert "Released, and sent." in decide(home.priya, held, FINE)
    assert kinds(held) == ["held", "released", "sent"]
    assert Event.objects.get(message=held, kind="released").reason == "It’s fine in context"


def test_the_enter_key_does_what_was_chosen_above_the_words(home: Cast, held: UUID) -> None:
    told = decide(home.priya, held, "", decision="refuse", refuse_reason="Ask Marcus first")

    assert "Refused." in told
    assert TurningDown.objects.get().reason == "Ask Marcus first"


@pytest.mark.parametrize("act", ["", "bogus:It’s fine", "sends:own", ":", "release_it"])
def test_what_is_not_clear_decides_nothing(act: str, home: Cast, held: UUID) -> None:
    told = decide(home.priya, held, act, refuse_reason="Or this", release_reason="Or that")

    assert "It was not clear whether to release or to refuse." in told
    assert kinds(held) == ["held"]


def test_refused_in_ones_own_words_it_does_not_go(home: Cast, held: UUID) -> None:
    told = decide(home.priya, held, "refuse:own", refuse_reason="Ask Marcus first")
    assert "Refused. For ten seconds you can undo it." in told
    assert "Nothing waits for you" in told
    assert kinds(held) == ["held"]

    refusals.settle_due(at=TEATIME + timedelta(seconds=10))

    assert kinds(held) == ["held", "turned_down"]
    assert Hold.objects.get(message=held).reason == "Ask Marcus first"


def test_a_refusal_is_undone_by_whoever_said_it(home: Cast, held: UUID, clock: Any) -> None:
    shown = decide(home.priya, held, "refuse:Better face to face")
    assert "Sam Oyelaran to Tobi Refused: “Better face to face” Undo" in shown
    assert "Undo" not in today_of(home.deepa)
    assert "not yours to decide" in decide(home.deepa, held, "undo")

    told = decide(home.priya, held, "undo")

    assert "Taken back. The message waits again" in told
    assert "One message waits for you" in told
    assert kinds(held) == ["held"]


def test_ten_seconds_later_it_is_too_late_and_the_button_is_gone(
    home: Cast, held: UUID, clock: Any
) -> None:
    decide(home.priya, held, "refuse:Better face to face")
    clock.move_to(TEATIME + timedelta(seconds=10))

    assert "Undo" not in today_of(home.priya)
    assert "Too late to undo" in decide(home.priya, held, "undo")


@pytest.mark.parametrize("act", [FINE, "refuse:Better face to face"])
def test_of_an_unknown_message_it_says_that_there_is_none(act: str, home: Cast, held: UUID) -> None:
    told = decide(home.priya, uuid4(), act)
    assert "There is no such message among those that were held." in told
    assert "quicker" not in told


def test_without_a_reason_nothing_is_decided(home: Cast, held: UUID) -> None:
    assert "Say why" in decide(home.priya, held, "refuse:own", refuse_reason="  ")
    assert "Say why" in decide(home.priya, held, "release:own")
    assert kinds(held) == ["held"]


def test_the_second_of_two_is_told_and_changes_nothing(home: Cast, held: UUID) -> None:
    decide(home.deepa, held, FINE)
    assert "Somebody else was quicker" in decide(home.priya, held, "refuse:Better face to face")
    assert kinds(held) == ["held", "released", "sent"]


def test_ones_own_message_is_decided_by_somebody_else(home: Cast) -> None:
    own = says(home.priya, line_to(home.tobi, home), home, "See you on Saturday").draft
    assert "You wrote this one." in today_of(home.priya)
    assert "You wrote that one yourself" in decide(home.priya, own, FINE)
    assert kinds(own) == ["held"]


def test_another_homes_manager_decides_nothing_here(home: Cast, held: UUID) -> None:
    assert "not yours to decide" in decide(home.peter, held, FINE)
    assert kinds(held) == ["held"]


def test_a_child_who_waits_is_named_with_how_long(home: Cast, clock: Any) -> None:
    says(home.mia, line_to(home.mia, home), home, "hello?")
    clock.move_to(TEATIME + timedelta(minutes=50))

    shown = today_of(home.priya)

    assert "Mia 50 min" in shown
    assert "One child has had no answer." in shown
    assert "hello?" not in shown


def test_the_conversations_are_those_of_ones_own_home_and_found_by_name(home: Cast) -> None:
    says(home.dawn, line_to(home.mia, home), home)
    says(home.dawn, line_to(home.callum, home), home)
    priya = phone_of(home.priya)

    every = words_on(priya.get("/conversations/"))
    found = words_on(priya.get("/conversations/", {"name": "mia"}))

    assert "Mia Hartley" in every
    assert "Callum Reid" in every
    assert "Callum Reid" not in found
    assert "No conversation is with a child" in words_on(
        priya.get("/conversations/", {"name": "zzz"})
    )
    assert "Mia" not in words_on(phone_of(home.peter).get("/conversations/"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999", "٣", ""])
def test_a_page_that_is_none_is_the_first_or_empty(home: Cast, page: str) -> None:
    for address in ("/conversations/", "/looks/"):
        assert phone_of(home.priya).get(address, {"page": page}).status_code == 200


def test_who_looked_shows_the_managers_own_looks_too(home: Cast, held: UUID) -> None:
    today_of(home.priya)
    assert "Priya Nair Tobi a conversation" in words_on(phone_of(home.priya).get("/looks/"))
    assert "Nobody has looked yet" in words_on(phone_of(home.peter).get("/looks/"))


def test_everybody_who_works_here_reads_the_rule_book_and_children_do_not(home: Cast) -> None:
    assert "Purpose declared" in words_on(phone_of(home.dawn).get("/rules/"))
    assert phone_of(home.mia.person).get("/rules/").status_code == 403


def test_the_pages_cost_no_more_as_the_home_grows(
    home: Cast, held: UUID, django_assert_max_num_queries: Any
) -> None:
    for child in (home.tobi, home.mia, home.callum):
        for n in range(5):
            says(home.sam, line_to(child, home), home, f"Number {n}")
            says(child, line_to(child, home), home, f"Answer {n}")
    priya = phone_of(home.priya)
    priya.get("/today/")  # takes the looks
    for address, most in (("/today/", 28), ("/conversations/", 5), ("/looks/", 5)):
        with django_assert_max_num_queries(most):
            priya.get(address)
