"""The manager's pages about the reading of words: doubts, details, figures and settings."""

import json
from datetime import timedelta
from typing import Any

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import holds
from clearline.contact.found import contests, figures
from clearline.contact.models import Contest, Conversation, Event
from clearline.policy.decision import Outcome
from clearline.policy.settings import DEFAULT
from clearline.registers import organisation
from clearline.registers.models import Detail, KnownDetail, Person, PolicyVersion
from clearline.registers.recorded import sure
from clearline.web.manager.reading.settings import PolicyForm
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

DENTIST = "Ring the dentist on 01632 960987"
DISCLOSED = "My mum and dad split up when I was your age."
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


def contested(home: Cast, line: Conversation, text: str, by: Person | None = None) -> Contest:
    writer = by or home.dawn
    answer = says(writer, line, home, text, at=TEATIME - A_MINUTE)
    facts = Event.objects.filter(message=answer.draft).exclude(facts="").latest("place").facts
    (finding, *_) = contests.findings_in(json.loads(facts))
    return contests.contest(answer.draft, finding, by=writer, at=TEATIME)


def answers(person: Person, row: Contest, act: str, **more: str) -> str:
    form = {"act": act, **more}
    return words_on(phone_of(person).post(f"/reading/{row.pk}/", form, follow=True))


def page(person: Any, address: str) -> str:
    return words_on(phone_of(person).get(address))


def test_what_is_contested_is_shown_with_the_message_and_what_stopped_it(
    home: Cast, line: Conversation
) -> None:
    contested(home, line, DENTIST)

    shown = page(home.priya, "/reading/")
    assert DENTIST in shown
    assert "telephone number that is not the organisation’s" in shown
    assert "01632" not in page(home.peter, "/reading/")


def test_agreed_it_may_be_given_to_that_child_from_then_on(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DENTIST)
    more = {"value": "01632 960987", "whose": "The dentist", "to": "child"}

    told = answers(home.priya, row, "agree:It is a professional’s", **more)

    assert "Agreed." in told
    detail = KnownDetail.objects.get(value="01632 960987")
    assert (detail.child, detail.whose, detail.recorded_by) == (home.mia, "The dentist", home.priya)
    assert says(home.dawn, line, home, DENTIST).outcome is Outcome.ALLOW
    assert says(home.dawn, line_to(home.callum, home), home, DENTIST).outcome is Outcome.REFUSE
    shown = page(home.dawn, f"/messages/{row.message_id}/")
    assert "Priya Nair agreed today at 4:30 pm" in shown
    assert "It is a known detail now" in shown


def test_for_every_child_here_it_is_the_home_s(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DENTIST)

    answers(home.priya, row, "agree:It is the home’s own", value="01632 960987", to="home")

    assert KnownDetail.objects.get(value="01632 960987").home == home.larkfield
    assert says(home.dawn, line_to(home.callum, home), home, DENTIST).outcome is Outcome.ALLOW


def test_not_agreed_it_stays_and_its_writer_reads_why(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DENTIST)

    assert "Not agreed." in answers(home.priya, row, "decline:It is somebody’s own")

    assert says(home.dawn, line, home, DENTIST).outcome is Outcome.REFUSE
    assert "and it stays: “It is somebody’s own”" in page(home.dawn, f"/messages/{row.message_id}/")


def test_what_waits_is_let_go_when_it_is_agreed(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DISCLOSED)

    answers(home.priya, row, "agree:It’s fine in context")

    assert [e.kind for e in Event.objects.filter(message=row.message).order_by("place")] == [
        "held",
        "released",
        "sent",
    ]
    assert not KnownDetail.objects.filter(child=home.mia).exists()


@pytest.mark.parametrize(
    ("act", "more", "says_"),
    [
        ("agree:own", {"value": "01632 960987"}, "Say why"),
        ("agree:Because", {"value": " "}, "Say what the detail is"),
        ("decline:own", {"decline_reason": " "}, "Say why"),
    ],
)
def test_half_an_answer_changes_nothing(
    act: str, more: dict[str, str], says_: str, home: Cast, line: Conversation
) -> None:
    row = contested(home, line, DENTIST)

    assert says_ in answers(home.priya, row, act, **more)

    row.refresh_from_db()
    assert row.answered_at is None
    assert not KnownDetail.objects.filter(value="01632 960987").exists()


def test_nobody_answers_their_own(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DENTIST, by=home.priya)
    act = "agree:It is a professional’s"

    assert "You wrote that one yourself" in answers(home.priya, row, act, value="01632 960987")
    assert "You wrote this one." in page(home.priya, "/reading/")
    assert "Agreed." in answers(home.deepa, row, act, value="01632 960987")


def test_a_manager_of_another_home_finds_nothing_to_answer(home: Cast, line: Conversation) -> None:
    row = contested(home, line, DENTIST)

    assert (
        phone_of(home.peter).post(f"/reading/{row.pk}/", {"act": "decline:No"}).status_code == 404
    )


def test_known_details_are_listed_by_whom_they_may_be_given(home: Cast) -> None:
    of = organisation.About(whose="The dentist", child=home.mia)
    sure(organisation.know(Detail.NUMBER, "01632 960987", **of, by=home.priya, at=home.at))

    shown = page(home.priya, "/reading/known/")
    assert "Larkfield House" in shown
    assert "Telephone number, The dentist. Priya Nair" in shown
    assert "01632 960987" not in page(home.peter, "/reading/known/")


def test_the_figures_say_how_often_it_was_wrong(home: Cast, line: Conversation) -> None:
    held = says(home.dawn, line, home, DISCLOSED, at=TEATIME - A_MINUTE)
    holds.release(held.draft, by=home.priya, reason="Fine", at=TEATIME)
    says(home.dawn, line, home, "Ring 07700 900417", at=TEATIME - A_MINUTE)

    found = figures.by_kind(
        figures.stops([home.larkfield.pk], since=TEATIME - A_MINUTE, until=TEATIME)
    )
    assert {(f.kind, f.held, f.refused, f.released, f.wrong) for f in found} == {
        ("disclosure", 1, 0, 1, 1),
        ("phone", 0, 1, 0, 0),
    }


@pytest.mark.parametrize("period", ["4", "13", "52", "x"])
def test_the_plot_has_a_table_beside_it(period: str, home: Cast, line: Conversation) -> None:
    says(home.dawn, line, home, "Ring 07700 900417", at=TEATIME - A_MINUTE)

    shown = page(home.priya, f"/reading/figures/?period={period}&kind=phone")
    assert "Stopped 1 time, and 0 of these turned out to be wrong." in shown
    assert "Telephone numbers 0 1 0 0 0 too few" in shown
    assert "Nothing was stopped in this time." in page(home.peter, "/reading/figures/")


def settled(**changes: str) -> dict[str, str]:
    """Return the form as it stands before anything is settled, with changes."""
    form = PolicyForm(DEFAULT)
    return {
        name: str(form.get_initial_for_field(f, name)) for name, f in form.fields.items()
    } | changes


def test_who_answers_for_every_home_settles_a_new_version(home: Cast, line: Conversation) -> None:
    assert "Settled by Adele Finch" in page(home.graham, "/policy/")
    form = settled(kind_disclosure="refuse", quiet_from="20:30", abbreviations="PEP, LAC")

    answer = phone_of(home.graham).post("/policy/change/", form, follow=True)

    assert "Settled. It counts from now on" in words_on(answer)
    version = PolicyVersion.objects.get(number=2)
    assert version.recorded_by == home.graham
    assert version.settings["stricter"] == ["disclosure:refuse"]
    shown = page(home.priya, "/policy/")
    assert "20:30 to 08:00" in shown
    assert "Telling about one’s own private life: is stopped" in shown
    assert "Settled by Graham Tolliver" in shown
    decided = says(home.dawn, line, home, DISCLOSED).decision
    assert decided is not None
    assert decided.outcome is Outcome.REFUSE
    assert decided.policy.startswith("sha256:")


@pytest.mark.parametrize("who", ["priya", "deepa", "peter"])
def test_who_answers_for_one_of_several_homes_reads_and_does_not_settle(
    who: str, home: Cast
) -> None:
    person = getattr(home, who)

    assert "Change the settings" not in page(person, "/policy/")
    assert phone_of(person).post("/policy/change/", settled()).status_code == 404
    assert PolicyVersion.objects.count() == 1


def test_settings_that_are_as_they_were_make_no_version(home: Cast) -> None:
    answer = phone_of(home.graham).post("/policy/change/", settled(), follow=True)

    assert "Nothing was changed" in words_on(answer)
    assert PolicyVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says_"),
    [
        ({"quiet_from": "9"}, "Quiet hours begin at: write a time such as 21:00."),
        ({"reply_window_minutes": "soon"}, "write a whole number."),
        ({"kind_disclosure": "note"}, "choose one of those listed."),
    ],
)
def test_what_cannot_be_settled_is_said_in_words(
    changes: dict[str, str], says_: str, home: Cast
) -> None:
    answer = phone_of(home.graham).post("/policy/change/", settled(**changes), follow=True)

    assert says_ in words_on(answer)
    assert PolicyVersion.objects.count() == 1
