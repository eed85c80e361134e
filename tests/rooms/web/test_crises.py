"""The pages of a crisis: started in one tap, worked by those who have a place, and by no others."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from clearline.access import accounts
from clearline.cli.made_up import Cast
from clearline.contact import stream
from clearline.contact.models import Conversation, Crisis, CrisisStep
from clearline.registers import children
from clearline.registers.models import Absence, SafetyPlan
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_live_alerts import session_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SUICIDE = "i dont want to be alive any more, i want to kill myself"


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


def started(home: Cast, by: Any = None) -> tuple[Client, str]:
    browser = phone_of(by or home.dawn)
    answer = browser.post("/crises/declare/", {"child": home.mia.pk})
    return browser, answer["Location"]


def done() -> list[str]:
    """What people did, beside what the program told of."""
    return list(CrisisStep.objects.exclude(kind="due").values_list("kind", flat=True))


def test_one_tap_on_a_child_s_page_starts_it(home: Cast, line: Conversation) -> None:
    dawn = phone_of(home.dawn)
    assert "Crisis" in words_on(dawn.get(f"/children/{home.mia.pk}/"))

    dawn, page = started(home)

    shown = words_on(dawn.get(page))
    assert "60" in shown
    assert "minutes left" in shown
    assert "Priya Nair" in shown
    assert "They were told in the app. Ring them too." in shown
    assert "At any hour of the night" in shown


def test_two_taps_start_one(home: Cast, line: Conversation) -> None:
    assert started(home)[1] == started(home, home.sam)[1]
    assert Crisis.objects.count() == 1


@pytest.mark.parametrize("who", ["joan", "peter", "helen", "owen", "adele", "stella", "lena"])
def test_who_has_no_place_in_it_finds_nothing(who: str, home: Cast, line: Conversation) -> None:
    _, page = started(home)
    other = phone_of(getattr(home, who))

    assert other.get(page).status_code in {403, 404}
    assert other.get(f"{page}now/").status_code in {403, 404}
    assert other.post(f"{page}do/", {"act": "join"}).status_code in {403, 404}
    assert other.post(f"{page}close/", {"how": "seen", "says": "x"}).status_code in {403, 404}
    assert other.post("/crises/declare/", {"child": home.mia.pk}).status_code in {403, 404}
    assert done() == []


def test_each_thing_done_is_in_the_timeline(home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    sam = phone_of(home.sam)
    sam.post(f"{page}do/", {"act": "join"})
    sam.post(f"{page}do/", {"act": "ring"})
    dawn.post(f"{page}do/", {"act": "answer:plan:yes"})
    dawn.post(f"{page}do/", {"act": "note", "says": "Rang twice. No answer."})

    shown = words_on(dawn.get(page))
    assert "Sam Oyelaran rings 999" in shown
    assert "Sam Oyelaran came to it" in shown
    assert "Rang twice. No answer." in shown
    assert "Level 2" in shown
    assert "Level 3" not in shown


@pytest.mark.parametrize("act", ["", "leave", "answer:plan:maybe", "bring"])
def test_what_is_no_act_changes_nothing(act: str, home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    assert dawn.post(f"{page}do/", {"act": act}).status_code in {302, 404}
    assert done() == []


def test_only_who_answers_for_it_is_offered_to_and_does(home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    priya = phone_of(home.priya)
    assert "I answer for it" not in words_on(dawn.get(page))
    assert "I answer for it" in words_on(priya.get(page))

    dawn.post(f"{page}do/", {"act": "acknowledge"})
    assert done() == []
    priya.post(f"{page}do/", {"act": "acknowledge"})
    assert "Priya Nair knows of it" in words_on(dawn.get(page))


def test_it_ends_with_heard_or_seen_and_words(home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    dawn.post(f"{page}close/", {"how": "seen", "says": " "})
    assert Crisis.objects.get().ended_at is None
    dawn.post(f"{page}close/", {"how": "reason", "says": "All well."})
    assert Crisis.objects.get().ended_at is None

    dawn.post(f"{page}close/", {"how": "seen", "says": "At Tasha’s, safe."})
    assert Crisis.objects.get().reason == "Seen. At Tasha’s, safe."
    assert "At Tasha’s, safe." in words_on(dawn.get(page))


def test_after_an_hour_it_is_late_and_says_so(
    home: Cast, line: Conversation, clock: time_machine.Traveller
) -> None:
    dawn, page = started(home)
    clock.shift(61 * 60)
    assert "late. Nobody has heard" in words_on(dawn.get(page))


def test_a_child_asks_for_help_in_their_own_name(home: Cast, line: Conversation) -> None:
    mia = phone_of(home.mia)
    assert "Get help now" in words_on(mia.get("/me/help/"))
    before = words_on(mia.get("/me/help/now/"))
    assert before.index("Ring 999") < before.index("I need help now")
    assert before.index("Childline") < before.index("I need help now")
    assert not Crisis.objects.exists()

    mia.post("/me/help/now/")

    crisis = Crisis.objects.get()
    assert (crisis.why, crisis.declared_by) == ("child", home.mia.person)
    after = words_on(mia.get("/me/help/now/"))
    assert "We have told" in after
    assert "In your own words" in after
    said = {"id": str(uuid4()), "text": "im on the bridge"}
    mia.post(f"/me/talk/{line.pk}/", said)
    shown = words_on(phone_of(home.dawn).get(f"/crises/{crisis.pk}/"))
    assert "im on the bridge" in shown
    assert "Mia" in words_on(phone_of(home.dawn).get("/children/"))
    assert "You did the right thing" not in words_on(phone_of(home.tobi).get("/me/help/now/"))


def test_a_child_with_no_home_is_told_that_nobody_here_can_see_it(home: Cast) -> None:
    kit = sure(children.add("Kit Marsh", by=home.adele, at=home.at))
    accounts.of_child(kit.person, by=home.adele, at=home.at)

    answer = phone_of(kit).post("/me/help/now/")

    assert answer.status_code == 200
    assert "We could not tell anybody" in words_on(answer)
    assert not Crisis.objects.exists()


def test_words_that_help_are_tapped_into_the_box_once(home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    shown = dawn.get(page).content.decode()
    link = f"/conversations/{line.pk}/?purpose=crisis&amp;help=2#words"
    assert link in shown

    tapped = f"/conversations/{line.pk}/?purpose=crisis&help="
    assert box(dawn.get(f"{tapped}2")) == "I’m here, and I’m staying."
    assert box(dawn.get(f"{tapped}0")) == box(dawn.get(f"{tapped}99")) == ""
    dawn.post(f"/conversations/{line.pk}/draft/", {"text": "Hi. I’m here, and I’m staying."})
    assert box(dawn.get(f"{tapped}2")) == "Hi. I’m here, and I’m staying."
    assert box(dawn.get(f"{tapped}1")).endswith("Thank you for telling me.")


def box(answer: Any) -> str:
    found = re.search(r'<textarea[^>]*name="text"[^>]*>([^<]*)</textarea>', answer.content.decode())
    assert found
    return unescape(found[1])


def test_what_staff_started_is_not_shown_to_the_child(home: Cast, line: Conversation) -> None:
    started(home)
    assert "You did the right thing" not in words_on(phone_of(home.mia).get("/me/help/now/"))


def test_a_worry_that_is_an_emergency_offers_it(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)
    dawn = phone_of(home.dawn)
    found = words_on(dawn.get("/worries/")), words_on(dawn.get("/worries/1/"))
    assert any("Start a crisis for Mia" in page for page in found)


def test_a_missing_child_is_in_a_crisis_at_once(home: Cast, line: Conversation) -> None:
    priya = phone_of(home.priya)
    address = f"/registers/children/{home.tobi.pk}/absence/add/"
    answer = priya.post(address, {"kind": "missing"})

    assert answer["Location"] == f"/crises/{Crisis.objects.get(child=home.tobi).pk}/"
    assert Crisis.objects.get().why == "missing"
    assert Absence.objects.filter(child=home.tobi, kind="missing").count() == 1


def test_the_lead_sees_the_pattern_and_nobody_else(home: Cast, line: Conversation) -> None:
    dawn, page = started(home)
    dawn.post(f"{page}close/", {"how": "seen", "says": "Safe."})
    assert "There is none" in words_on(phone_of(home.lena).get("/crises/"))
    started(home)

    assert "Dawn Pryce" in words_on(phone_of(home.lena).get("/crises/"))
    assert "same worker" not in words_on(phone_of(home.sam).get("/crises/"))


def test_a_plan_is_kept_and_read_in_the_crisis(home: Cast, line: Conversation) -> None:
    dawn = phone_of(home.dawn)
    address = f"/crises/plan/{home.mia.pk}/"
    assert dawn.post(address, {"says": "Sit with me.", "calms": ""}).status_code == 422
    assert not SafetyPlan.objects.exists()
    dawn.post(address, {"says": "Sit with me.", "calms": "My dog."})
    dawn.post(address, {"says": "Ring Tasha’s mum.", "calms": "My dog."})

    _, page = started(home)
    shown = words_on(dawn.get(page))
    assert "Ring Tasha’s mum." in shown
    assert "Sit with me." not in shown
    assert phone_of(home.joan).get(address).status_code == 404


def test_those_who_are_there_are_told_live_and_others_are_not(
    home: Cast, line: Conversation
) -> None:
    started(home)
    told = {
        name: stream.told_of_crisis(session_of(getattr(home, name)), line.pk, at=TEATIME)
        for name in ("dawn", "sam", "priya", "deepa", "joan", "helen")
    }
    assert told == {
        "dawn": True,
        "sam": True,
        "priya": True,
        "deepa": False,
        "joan": False,
        "helen": False,
    }


def test_in_it_no_other_purpose_is_asked_for(home: Cast, line: Conversation) -> None:
    started(home)
    shown = phone_of(home.dawn).get(f"/conversations/{line.pk}/").content.decode()
    assert 'name="purpose" value="crisis"' in shown
