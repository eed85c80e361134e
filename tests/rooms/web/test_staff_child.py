"""A child's page: each way open or closed and why, before anything is typed."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import lines, marks, seen
from clearline.contact.models import Asking, Conversation, Event
from clearline.registers import absences, equipment, said
from clearline.registers.models import Absence, Channel, Child, EquipmentIssue, Person
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def page_of(child: Child, person: Person) -> str:
    return words_on(phone_of(person).get(f"/children/{child.pk}/"))


def asks_for_a_woman(home: Cast) -> Asking:
    """Let Mia ask for a woman to talk to."""
    line = line_to(home.mia, home)
    view = seen.View(lines.of([line.id])[line.id], home.mia.pk, seen.As.CHILD)
    wish = marks.ask(view, Asking.Wants.WOMAN, at=TEATIME, note="not about school")
    assert wish
    return wish


def test_it_says_who_and_where_and_what_one_is_to_the_child(home: Cast) -> None:
    shown = page_of(home.mia, home.dawn)

    assert "Mia Hartley 14. You are her keyworker." in shown
    assert "On a visit until 7:30 pm Lives at Larkfield House." in shown


def test_a_way_that_is_open_says_so_and_leads_to_writing(home: Cast) -> None:
    shown = page_of(home.mia, home.dawn)

    assert "App message Open" in shown
    assert "Write in the app" in shown


def test_a_way_that_nobody_permits_says_why_and_who_can_change_it(home: Cast) -> None:
    shown = page_of(home.mia, home.dawn)

    closed = (
        "Nobody with the right to say yes has permitted this way of keeping in touch for today."
        " Clause C9"
    )
    assert (
        f"Text message, e-mail, photo or clip Closed {closed} Ask Priya Nair to get permission"
        in shown
    )


def test_what_the_child_has_refused_only_the_child_can_change(home: Cast) -> None:
    shown = page_of(home.mia, home.dawn)

    assert (
        "Video call Closed The child has said no to this way of keeping in touch. Clause C1"
        in shown
    )
    assert "They can change their mind at any time." in shown


def test_what_the_rules_allow_and_nothing_carries_is_not_offered_as_open(home: Cast) -> None:
    assert "Phone call Not set up The rules allow it. It can’t be done from here yet." in page_of(
        home.mia, home.dawn
    )


def test_where_writing_is_refused_no_box_is_offered_and_a_person_is_named(home: Cast) -> None:
    shown = page_of(home.ellie_mae, home.dawn)

    assert "App message Closed" in shown
    assert "Ask Priya Nair" in shown
    assert "Write in the app" not in shown
    assert "What is it about?" not in shown


def test_at_night_it_says_beforehand_that_it_would_be_held(home: Cast) -> None:
    with time_machine.travel(TEATIME + timedelta(hours=5), tick=False):
        shown = page_of(home.amina, home.dawn)

    assert "App message Would be held It is in the quiet hours" in shown
    assert "Write in the app" in shown


def test_a_phone_that_is_lost_opens_nothing(home: Cast) -> None:
    dawn = phone_of(home.dawn)
    held = EquipmentIssue.objects.get(person=home.dawn, returned_at=None).equipment
    assert "App message Open" in words_on(dawn.get(f"/children/{home.mia.pk}/"))

    sure(equipment.lose(held, by=home.priya, at=TEATIME))

    answer = dawn.get(f"/children/{home.mia.pk}/")
    assert answer.status_code == 403
    assert "This phone opens nothing It was reported lost" in words_on(answer)


def test_a_child_in_the_house_is_talked_to_first(home: Cast) -> None:
    back = Absence.objects.get(child=home.mia)
    assert "Could you talk with them instead?" not in page_of(home.mia, home.dawn)

    sure(absences.come_back(back, by=home.dawn, at=TEATIME))

    assert "They are in the house. Could you talk with them instead? Clause C2" in page_of(
        home.mia, home.dawn
    )


def test_the_child_s_own_no_closes_the_app_at_once(home: Cast) -> None:
    sure(said.agreement(home.mia, Channel.IN_APP, agrees=False, by=home.dawn, at=TEATIME))

    assert "App message Closed The child has said no" in page_of(home.mia, home.dawn)


def test_the_last_messages_stand_there_and_how_long_the_child_waits(home: Cast) -> None:
    talk = line_to(home.mia, home)
    says(home.dawn, talk, home, "Back for tea?", at=TEATIME - timedelta(minutes=50))
    says(home.mia, talk, home, "on the 17", at=TEATIME - timedelta(minutes=40))

    shown = page_of(home.mia, home.dawn)

    assert "You, today at 3:40 pm Back for tea?" in shown
    assert "Mia, today at 3:50 pm on the 17" in shown
    assert "Not answered: 40 min" in shown
    assert "Answer in the app" in shown


def test_to_see_the_last_messages_is_to_have_read_them(home: Cast) -> None:
    talk = line_to(home.mia, home)
    says(home.mia, talk, home, "on the 17")

    for _ in range(2):
        page_of(home.mia, home.dawn)

    assert [e.by for e in Event.objects.filter(kind="read")] == [home.dawn]
    assert "Dawn has read it" in words_on(phone_of(home.mia).get(f"/me/talk/{talk.id}/"))


def test_a_manager_leaves_a_look_by_it(home: Cast) -> None:
    says(home.mia, line_to(home.mia, home), home, "on the 17")

    page_of(home.mia, home.priya)

    assert Look.objects.get().person == home.priya


def test_words_that_never_went_are_not_among_them(home: Cast) -> None:
    says(home.dawn, line_to(home.mia, home), home, "ring me on 07700 900417")

    assert "07700 900417" not in page_of(home.mia, home.dawn)


def test_a_purpose_in_one_tap_goes_along_and_the_line_is_opened_once(home: Cast) -> None:
    dawn, address = phone_of(home.dawn), f"/children/{home.callum.pk}/write/"

    answer = [dawn.post(address, {"purpose": "family_time"}) for _ in range(2)][-1]

    line = Conversation.objects.get(child=home.callum, lane="staff")
    assert answer.headers["Location"] == f"/conversations/{line.id}/?purpose=family_time#words"
    page = dawn.get(answer.headers["Location"]).content.decode()
    assert 'value="family_time" data-label="Family time" checked' in page


def test_a_social_worker_writes_on_the_authority_s_own_line(home: Cast) -> None:
    answer = phone_of(home.marcus).post(f"/children/{home.mia.pk}/write/")

    line = Conversation.objects.get(child=home.mia, lane="authority")
    assert answer.headers["Location"] == f"/conversations/{line.id}/#words"


def test_a_social_worker_finds_the_home_s_line_as_well(home: Cast) -> None:
    says(home.mia, line_to(home.mia, home), home, "hello")

    assert "Larkfield House and Mia 1 new" in page_of(home.mia, home.marcus)


def test_what_the_child_asks_for_stands_there_until_somebody_sees_to_it(home: Cast) -> None:
    wish, dawn = asks_for_a_woman(home), phone_of(home.dawn)
    assert "Mia asks to talk to a woman “not about school”" in page_of(home.mia, home.dawn)

    dawn.post(f"/children/{home.mia.pk}/wish/", {"wish": wish.pk})

    assert "Mia asks" not in page_of(home.mia, home.dawn)
    wish.refresh_from_db()
    assert wish.answered_by == home.dawn


@pytest.mark.parametrize("said_", ["", "x", "²", "999999"])
def test_a_wish_that_is_none_changes_nothing(said_: str, home: Cast) -> None:
    wish = asks_for_a_woman(home)

    answer = phone_of(home.dawn).post(f"/children/{home.mia.pk}/wish/", {"wish": said_})

    assert answer.status_code in {302, 404}
    wish.refresh_from_db()
    assert wish.answered_at is None


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("dawn", 200),
        ("priya", 200),
        ("graham", 200),
        ("marcus", 200),
        ("joan", 404),
        ("peter", 404),
        ("stella", 404),
        ("nadia", 404),
        ("helen", 403),
        ("fiona", 403),
        ("lena", 403),
        ("owen", 403),
        ("mia", 403),
    ],
)
def test_only_those_who_act_for_a_child_have_the_page(who: str, status: int, home: Cast) -> None:
    assert phone_of(getattr(home, who)).get(f"/children/{home.mia.pk}/").status_code == status


def test_who_may_not_see_a_child_opens_no_line_either(home: Cast) -> None:
    assert phone_of(home.joan).post(f"/children/{home.mia.pk}/write/").status_code == 404
    assert not Conversation.objects.exists()


def test_the_questions_do_not_grow_with_what_was_written(
    home: Cast, django_assert_max_num_queries: Any
) -> None:
    talk = line_to(home.mia, home)
    for number in range(6):
        says(home.mia, talk, home, f"message {number}")
    for person in (home.dawn, home.priya):
        browser = phone_of(person)
        # The first look writes down that it was read; whoever comes back only reads.
        browser.get(f"/children/{home.mia.pk}/")
        with django_assert_max_num_queries(12):
            browser.get(f"/children/{home.mia.pk}/")
