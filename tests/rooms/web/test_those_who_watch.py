"""Safeguarding lead, inspector, independent person, administrator: each sees theirs and no more."""

from pathlib import Path
from typing import Any

import pytest

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import conversations
from clearline.contact.crises import declaring
from clearline.contact.models import Event
from clearline.ledger import verified
from clearline.registers import posts
from clearline.registers.models import Role
from clearline.registers.recorded import Unkept, sure
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SAID = "i hid the letter under the bed"


@pytest.fixture
def line(home: Cast) -> Any:
    line = line_to(home.mia, home)
    says(home.mia, line, home, SAID)
    return line.id


def page(home: Cast, who: str, address: str) -> str:
    return words_on(phone_of(getattr(home, who)).get(address))


@pytest.mark.parametrize("who", ["lena", "owen"])
def test_whoever_watches_reads_and_leaves_a_look_that_the_child_sees(
    who: str, home: Cast, line: Any
) -> None:
    person = getattr(home, who)
    assert "Mia Hartley" in page(home, who, "/record/")

    shown = page(home, who, f"/conversations/{line}/")

    assert SAID in shown
    assert "You can read this, and not write in it." in shown
    assert Look.objects.filter(person=person, child=home.mia).count() == 1
    assert person.name in page(home, "mia", f"/me/talk/{line}/who/")


def test_to_the_child_a_look_is_not_an_answer_that_comes(home: Cast, line: Any) -> None:
    page(home, "owen", f"/conversations/{line}/")
    read = Event.objects.filter(kind=Event.Kind.READ)
    assert not read.exists()

    page(home, "dawn", f"/conversations/{line}/")
    assert read.get().by == home.dawn


def test_an_inspector_of_one_home_reads_nothing_of_another(home: Cast) -> None:
    elsewhere = conversations.with_home(home.nell, home.alder_court, at=home.at).id

    assert phone_of(home.owen).get(f"/conversations/{elsewhere}/").status_code == 404
    assert "Nell" not in page(home, "owen", "/record/")
    assert phone_of(home.lena).get(f"/conversations/{elsewhere}/").status_code == 200


def test_after_their_last_day_an_inspector_opens_nothing(home: Cast, clock: Any, line: Any) -> None:
    assert phone_of(home.owen).get("/record/").status_code == 200

    clock.shift(29 * 24 * 3600)

    assert phone_of(home.owen).get("/record/").status_code == 403


def test_nobody_watches_a_private_line(home: Cast) -> None:
    private = private_line(home.mia, home.helen, home)

    for who in ("lena", "owen"):
        browser = phone_of(getattr(home, who))
        assert browser.get(f"/conversations/{private.id}/").status_code == 404


def test_the_independent_person_counts_and_reads_no_name_and_no_word(home: Cast, line: Any) -> None:
    shown = page(home, "ruth", "/figures/")

    assert "App message 1 0 0 0" in shown
    assert "Not answered yet 1" in shown
    assert "Mia" not in shown
    assert SAID not in shown
    assert phone_of(home.ruth).get(f"/conversations/{line}/").status_code == 403


def test_a_crisis_is_no_message_that_is_counted(home: Cast, line: Any) -> None:
    before = page(home, "ruth", "/figures/")
    declaring.declare(home.mia, by=home.dawn, at=home.at)
    assert page(home, "ruth", "/figures/") == before


def test_figures_are_of_the_homes_that_one_visits(home: Cast) -> None:
    line = conversations.with_home(home.nell, home.alder_court, at=home.at)
    says(home.nell, line, home, "hello there")

    assert "Nothing was written in these days." in page(home, "ruth", "/figures/")
    assert "App message 1 0 0 0" in page(home, "lena", "/figures/")


def test_the_administrator_sees_when_the_record_was_last_gone_through_and_what_was_said(
    home: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    assert "Last checked whole Never" in page(home, "adele", "/runs/")

    verified.note("registers_person/3 is gone.", is_well=False, at=home.at)
    assert "today at 4:30 pm: registers_person/3 is gone." in page(home, "adele", "/runs/")

    (tmp_path / "verified.json").write_text("half a no")
    assert "Last checked whole Never" in page(home, "adele", "/runs/")


def test_the_administrator_sees_how_it_runs_and_no_child(home: Cast, line: Any) -> None:
    shown = page(home, "adele", "/runs/")

    assert "Entries" in shown
    assert "Version" in shown
    assert "New password for Dawn Pryce" in shown
    assert not [child for child in ("Mia", "Callum", "Amina") if child in shown]
    assert SAID not in shown


def test_who_comes_to_look_has_a_last_day(home: Cast) -> None:
    where: dict[str, Any] = {"home": home.alder_court, "by": home.priya, "at": home.at}

    refused = posts.appoint(home.owen, Role.INSPECTOR, **where)
    assert isinstance(refused, Unkept)
    assert "Say until which day" in str(refused)
    sure(posts.appoint(home.owen, Role.INSPECTOR, until_on=home.at.date(), **where))


def test_each_role_has_one_menu_of_what_is_open_to_it(home: Cast) -> None:
    def menu(who: str, address: str) -> list[str]:
        answer = phone_of(getattr(home, who)).get(address)
        return [door.label for door in answer.context["nav"]]

    assert menu("priya", "/today/") == menu("priya", f"/children/{home.mia.pk}/")
    assert menu("dawn", "/children/") == [
        "Children",
        "Crises",
        "Clocks",
        "Worries",
        "To do",
        "After they leave",
        "Equipment",
        "My shifts",
        "Policies",
        "Rule book",
    ]
    assert menu("adele", "/runs/") == ["How it runs", "Lost second steps", "Policies", "Rule book"]
    assert menu("ruth", "/figures/") == ["In figures", "Policies", "Rule book"]


def test_back_leads_to_the_door_one_came_from_and_nowhere_outside(home: Cast) -> None:
    def back(address: str, **headers: str) -> str:
        answer = phone_of(home.priya).get(address, headers=headers)
        return str(answer.context["back"].href)

    child = f"/children/{home.mia.pk}/"
    assert back(child) == "/children/"
    assert back(f"{child}?from=today") == "/today/"
    assert back(f"{child}?from=https://elsewhere.example/") == "/children/"
    assert back(child, referer="http://testserver/children/?name=m") == "/children/?name=m"
    assert back(child, referer="http://elsewhere.example/children/") == "/children/"
