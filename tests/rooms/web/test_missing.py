"""The pages of a child who is gone: one form, one page to work from, and the way back."""

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact.models import Conversation, Crisis
from clearline.policy.decision import Outcome
from clearline.registers.models import Absence, Search, Task
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.tobi, home)


def gone(home: Cast, kind: str = "missing") -> str:
    answer = phone_of(home.dawn).post(f"/crises/missing/{home.tobi.pk}/", {"kind": kind})
    assert answer.status_code == 302
    return f"/crises/missing/of/{Absence.objects.get(child=home.tobi).pk}/"


def test_saying_that_a_child_is_missing_starts_a_crisis(home: Cast, line: Conversation) -> None:
    page = gone(home)

    crisis = Crisis.objects.get(child=home.tobi)
    assert crisis.why == "missing"
    shown = words_on(phone_of(home.dawn).get(f"/crises/{crisis.pk}/"))
    assert "Tobi is gone" in shown
    assert shown.index("Safe to talk? 1 yes 2 no") < shown.index("Thank you for telling me.")
    assert "In the return it is M" in words_on(phone_of(home.dawn).get(page))


def test_where_they_are_known_to_be_none_is_started_by_itself(
    home: Cast, line: Conversation
) -> None:
    page = gone(home, "away_without_leave")
    assert not Crisis.objects.exists()
    assert "In the return it is A" in words_on(phone_of(home.dawn).get(page))

    phone_of(home.dawn).post(page, {"act": "other"})
    assert Crisis.objects.get().why == "missing"
    led = phone_of(home.dawn).get(page)
    assert led.status_code == 302
    assert "In the return it is M" in words_on(phone_of(home.dawn).get(led["Location"]))


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"kind": "school"},
        {"kind": "missing", "since": "2036-01-01T10:00"},
        {"kind": "missing", "since": "soon"},
    ],
)
def test_what_is_not_said_well_is_written_down_nowhere(form: dict[str, str], home: Cast) -> None:
    answer = phone_of(home.dawn).post(f"/crises/missing/{home.tobi.pk}/", form)
    assert answer.status_code == 422
    assert not Absence.objects.filter(child=home.tobi).exists()
    assert not Crisis.objects.exists()


@pytest.mark.parametrize("who", ["joan", "stella", "helen", "owen", "mia"])
def test_who_may_not_act_for_the_child_finds_nothing(
    who: str, home: Cast, line: Conversation
) -> None:
    page = gone(home)
    other = phone_of(getattr(home, who))
    assert other.get(page).status_code in {403, 404}
    assert other.post(page, {"act": "back"}).status_code in {403, 404}
    form = other.post(f"/crises/missing/{home.amina.pk}/", {"kind": "missing"})
    assert form.status_code in {403, 404}
    assert Absence.objects.get(child=home.tobi).returned_at is None


def test_from_gone_to_back_each_thing_is_in_the_record(
    home: Cast, line: Conversation, clock: time_machine.Traveller
) -> None:
    page, dawn = gone(home), phone_of(home.dawn)
    assert dawn.post(page, {"act": "police", "says": ""}).status_code == 422
    dawn.post(page, {"act": "police", "says": "CAD 1234"})
    dawn.post(page, {"act": "authority"})
    dawn.post(page, {"act": "unsafe"})
    dawn.post(page, {"act": "tried", "tapped": "Rang, no answer"})
    asked = says(home.dawn, line, home, "Safe to talk? 1 yes 2 no")
    assert asked.outcome is Outcome.ALLOW

    shown = words_on(dawn.get(page))
    for words in ("CAD 1234", "Rang, no answer", "Wrote in the app: Dawn Pryce", "not safe"):
        assert words in shown
    assert "Tobi" in words_on(dawn.get("/crises/"))

    clock.shift(3600)
    dawn.post(page, {"act": "back"})
    shown = words_on(dawn.get(page))
    assert "72 hours after they came back" in shown
    assert Task.objects.get(kind="return_interview").child == home.tobi
    assert "to be offered by" in words_on(dawn.get("/crises/"))

    marcus = phone_of(home.marcus)
    marcus.post(page, {"act": "offered"})
    marcus.post(page, {"act": "declined"})
    assert "said no. It can be offered again" in words_on(marcus.get(page))
    assert Task.objects.get(kind="return_interview").done_at is not None
    assert "to be offered by" not in words_on(dawn.get("/crises/"))
    assert Search.objects.count() == 6


def test_a_talk_that_was_not_offered_in_time_is_late(
    home: Cast, line: Conversation, clock: time_machine.Traveller
) -> None:
    page, dawn = gone(home), phone_of(home.dawn)
    dawn.post(page, {"act": "back"})
    clock.shift(72 * 3600 + 60)
    assert "It should have been offered by" in words_on(phone_of(home.dawn).get(page))


@pytest.mark.parametrize("act", ["", "vanish", "say"])
def test_what_is_no_act_is_not_there(act: str, home: Cast, line: Conversation) -> None:
    page = gone(home)
    assert phone_of(home.dawn).post(page, {"act": act}).status_code == 404
