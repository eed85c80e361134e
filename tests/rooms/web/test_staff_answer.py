"""The answer page: why a message waits or did not go, and what its writer can do."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact import conversations, drafts, holds, laters, lines, refusals
from clearline.contact.models import Event, Hold, Later
from clearline.registers.models import Person
from tests.conftest import TEATIME
from tests.rooms.contact.saying import HELLO, line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NIGHT = TEATIME + timedelta(hours=5, minutes=40)
A_MINUTE = timedelta(minutes=1)
A_SECOND = timedelta(seconds=1)
DISCLOSED = "I get it. My mum and dad split up when I was your age. Talk tomorrow?"


def page(person: Person, message: UUID, at: datetime = TEATIME) -> str:
    with time_machine.travel(at, tick=False):
        return words_on(phone_of(person).get(f"/messages/{message}/"))


def act(person: Person, message: UUID, act: str, at: datetime = TEATIME) -> Any:
    with time_machine.travel(at, tick=False):
        return phone_of(person).post(f"/messages/{message}/", {"act": act}, follow=True)


def held_at_night(home: Cast, text: str = "Sleep well") -> UUID:
    return says(home.dawn, line_to(home.mia, home), home, text, at=NIGHT).draft


def held_for_words(home: Cast) -> UUID:
    return says(home.dawn, line_to(home.mia, home), home, DISCLOSED).draft


def refused(home: Cast) -> UUID:
    text = "Ring me on 07700 900417 if it’s late"
    return says(home.dawn, line_to(home.mia, home), home, text, purpose="travel").draft


def test_a_held_message_says_who_decides_by_when_and_why(home: Cast) -> None:
    shown = page(home.dawn, held_for_words(home), TEATIME + timedelta(minutes=90))

    assert "Held. Mia has not seen it." in shown
    assert "Priya Nair, manager, will read it and decide. One thing stopped it." in shown
    assert "2 h 30 min left" in shown
    assert "By 8:30 pm, then the deputy manager has it too" in shown
    assert "Clause C4 A worker tells a child nothing personal about themselves" in shown
    assert "other checks, all fine" in shown


def test_its_words_stand_there_with_the_place_marked(home: Cast) -> None:
    message = refused(home)

    page = phone_of(home.dawn).get(f"/messages/{message}/").content.decode()

    assert 'Ring me on <mark class="found">07700 900417</mark> if it’s late' in page
    assert "About: Travel" in page


def test_the_clock_goes_on_to_the_next_who_decides(home: Cast) -> None:
    shown = page(home.dawn, held_for_words(home), TEATIME + timedelta(hours=4, minutes=30))

    assert "Deepa Anand, deputy manager, will read it and decide." in shown


def test_what_only_the_hour_holds_can_wait_for_the_morning(home: Cast) -> None:
    message = held_at_night(home)
    assert "Send at 8:00 am tomorrow" in page(home.dawn, message, NIGHT)

    shown = words_on(act(home.dawn, message, "later", NIGHT))

    assert "At 8:00 am tomorrow it is looked at again, and goes if nothing else stops it" in shown
    assert "Send at" not in shown
    assert Later.objects.get().chosen_by == home.dawn


def test_what_more_than_the_hour_holds_is_not_offered_the_morning(home: Cast) -> None:
    message = held_at_night(home, DISCLOSED)
    assert "Send at" not in page(home.dawn, message, NIGHT)

    shown = words_on(act(home.dawn, message, "later", NIGHT))

    assert "Something else than the hour holds it now" in shown
    assert not Later.objects.exists()


def test_once_the_night_is_over_it_can_go_now(home: Cast) -> None:
    shown = page(home.dawn, held_at_night(home), NIGHT + timedelta(hours=11))

    assert "Take it back, to send it now" in shown
    assert "Send at" not in shown


def test_the_words_go_back_into_the_box_and_what_waited_is_taken_back(home: Cast) -> None:
    message = held_for_words(home)

    answer = act(home.dawn, message, "change")

    assert "?purpose=check_in" in answer.redirect_chain[0][0]
    assert DISCLOSED in words_on(answer).partition("Write to Mia")[2]
    assert Hold.objects.get().ending == "withdrawn"


def test_refused_words_go_back_into_the_box_beside_what_was_begun_there(home: Cast) -> None:
    message = refused(home)
    line = lines.of([line_to(home.mia, home).id])
    kept = next(iter(line.values()))
    drafts.keep(kept, home.dawn.pk, "Half a", at=TEATIME)

    act(home.dawn, message, "change")

    text = drafts.of(kept, home.dawn.pk, at=TEATIME)
    assert text == "Half a\n\nRing me on 07700 900417 if it’s late"


def test_it_can_be_taken_back_while_it_waits(home: Cast) -> None:
    message = held_for_words(home)

    shown = words_on(act(home.dawn, message, "take_back"))

    assert "Taken back. Mia has not seen it." in shown
    assert Event.objects.filter(message=message, kind="withdrawn").exists()


@pytest.mark.parametrize("what", ["take_back", "change"])
def test_of_two_who_act_at_once_the_second_is_told(what: str, home: Cast) -> None:
    message = held_for_words(home)
    dawn = phone_of(home.dawn)
    dawn.get(f"/messages/{message}/")
    holds.turn_down(message, by=home.priya, reason="Too personal", at=TEATIME)

    shown = words_on(dawn.post(f"/messages/{message}/", {"act": what}, follow=True))

    if what == "take_back":
        assert "Somebody decided on it a moment before you." in shown
        assert "Turned down. Mia has not seen it." in shown
        assert "Priya Nair decided today at 4:30 pm: “Too personal”" in shown
    else:
        assert DISCLOSED in shown


def test_released_meanwhile_it_is_sent(home: Cast) -> None:
    message = held_at_night(home)
    holds.release(message, by=home.priya, reason="Fine", at=NIGHT + A_MINUTE)

    shown = page(home.dawn, message, NIGHT + 2 * A_MINUTE)

    assert "Sent. It is on Mia’s page. It went today at 10:11 pm." in shown
    assert "Change my words" not in shown


def test_what_words_cannot_mend_offers_to_keep_them(home: Cast) -> None:
    line = conversations.with_home(home.ellie_mae, home.larkfield, at=TEATIME)
    message = says(home.dawn, line, home).draft

    shown = page(home.dawn, message)

    assert (
        "Nobody with the right to say yes has permitted this way of keeping in touch for today."
        in shown
    )
    assert "Ask Priya Nair to get permission for it" in shown
    assert "Keep my words for later" in shown


def test_what_the_writer_can_mend_comes_first_and_three_are_enough(home: Cast) -> None:
    line = conversations.with_home(home.ellie_mae, home.larkfield, at=TEATIME)
    text = f"{DISCLOSED} Ring me on 07700 900417, or write to me@gmail.com"
    message = says(home.joy, line, home, text, purpose=None, at=NIGHT).draft

    html = phone_of(home.joy).get(f"/messages/{message}/").content.decode()

    shown = html.partition("Why, and what to do")[2].partition("<details")[0]
    assert shown.count('class="reason"') == 3
    assert "permitted" not in shown
    assert "more, and" in html


def test_whoever_may_decide_does_so_with_a_reason(home: Cast) -> None:
    message = held_for_words(home)
    shown = page(home.priya, message)
    assert "Dawn Pryce, 4:30 pm" in shown
    assert "Release because" in shown

    shown = words_on(act(home.priya, message, "release:I’ve spoken to them"))

    assert "Sent. It is on Mia’s page." in shown
    assert Hold.objects.get().reason == "I’ve spoken to them"


def test_a_refusal_takes_the_reason_that_was_written(home: Cast) -> None:
    message = held_for_words(home)
    priya = phone_of(home.priya)

    form = {"act": "refuse:own", "refuse_reason": " Too personal "}
    shown = words_on(priya.post(f"/messages/{message}/", form, follow=True))

    assert "Refused. Mia has not seen it." in shown
    refusals.settle_due(at=TEATIME + 10 * A_SECOND)
    shown = words_on(priya.get(f"/messages/{message}/"))
    assert "Priya Nair decided today at 4:30 pm: “Too personal”" in shown


def test_without_a_reason_nothing_is_decided(home: Cast) -> None:
    message = held_for_words(home)

    shown = words_on(act(home.priya, message, "release:own"))

    assert "Say why, in a few words. It still waits." in shown
    assert Hold.objects.get().ended_at is None


def test_the_child_s_reviewing_officer_decides_on_the_authority_s_line(home: Cast) -> None:
    line = conversations.with_authority(home.mia, at=TEATIME)
    message = says(home.marcus, line, home, DISCLOSED).draft
    assert "Helen Ashdown, reviewing officer, will read it" in page(home.marcus, message)

    shown = words_on(act(home.helen, message, "release:It’s fine in context"))

    assert "Sent. It is on Mia’s page." in shown


def test_who_only_reviews_the_home_s_line_decides_nothing_on_it(home: Cast) -> None:
    message = held_for_words(home)
    assert "Release because" not in page(home.helen, message)

    shown = words_on(act(home.helen, message, "release:It’s fine in context"))

    assert "This one is not yours to decide." in shown
    assert Hold.objects.get().ended_at is None


def test_nobody_decides_on_their_own_or_takes_back_another_s(home: Cast) -> None:
    message = held_for_words(home)

    assert act(home.dawn, message, "release:It’s fine in context").status_code == 404
    assert act(home.priya, message, "take_back").status_code == 404
    assert Hold.objects.get().ended_at is None


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("dawn", 200),
        ("priya", 200),
        ("graham", 200),
        ("helen", 200),
        ("sam", 404),
        ("marcus", 404),
        ("joan", 404),
        ("fiona", 404),
        ("mia", 403),
        ("lena", 200),
    ],
)
def test_only_its_writer_and_those_who_oversee_have_it(who: str, status: int, home: Cast) -> None:
    message = held_for_words(home)

    assert phone_of(getattr(home, who)).get(f"/messages/{message}/").status_code == status


def test_there_is_no_such_page_of_what_a_child_wrote(home: Cast) -> None:
    theirs = says(home.mia, line_to(home.mia, home), home, "hello")

    assert phone_of(home.dawn).get(f"/messages/{theirs.draft}/").status_code == 404


@pytest.mark.parametrize("what", ["", "release", "sent"])
def test_an_act_that_is_none_does_nothing(what: str, home: Cast) -> None:
    message = held_for_words(home)

    assert act(home.dawn, message, what).status_code == 404
    assert Hold.objects.get().ended_at is None


def test_the_choice_for_the_morning_is_there_when_one_comes_back(home: Cast) -> None:
    message = held_at_night(home)
    laters.choose(message, by=home.dawn, at=NIGHT)

    shown = page(home.dawn, message, NIGHT + A_MINUTE)

    assert "9 h 49 min left" in shown
    assert "Take it back" in shown


def test_the_questions_stay_few(home: Cast, django_assert_max_num_queries: Any) -> None:
    message, dawn = held_at_night(home, HELLO), phone_of(home.dawn)

    with django_assert_max_num_queries(12):
        dawn.get(f"/messages/{message}/")


def test_whoever_refuses_here_can_undo_it_here(home: Cast) -> None:
    message = held_for_words(home)

    shown = words_on(act(home.priya, message, "refuse:It could be misread"))
    assert "Refused. Mia has not seen it. For ten seconds you can undo it." in shown
    assert "Held. Mia has not seen it." in page(home.dawn, message)

    shown = words_on(act(home.priya, message, "undo"))
    assert "Taken back. It waits again, as it did before." in shown
    assert "Held. Mia has not seen it." in shown
    assert "Too late to undo" in words_on(act(home.priya, message, "undo"))
