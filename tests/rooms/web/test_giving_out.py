"""Registers go out as files, of one's own homes; names wait for whose number it is."""

from datetime import timedelta

import pytest
import time_machine

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.registers.models import (
    FamilyTie,
    OwnDetail,
    PossibleMatch,
    ReturnNumber,
    Waiting,
)
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_bringing import go, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def given(home: Cast, what: str, person: str = "priya") -> str:
    answer = phone_of(getattr(home, person)).get(f"/bring-in/out/{what}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{what}-2026-11-23.csv"'
    return answer.content.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("what", "theirs", "others"),
    [
        ("equipment", "Larkfield tablet", "Joan Sedge"),
        ("staff", "Dawn Pryce", "Joan Sedge"),
        ("rota", "Dawn Pryce", "Joan Sedge"),
    ],
)
def test_a_manager_is_given_the_registers_of_their_own_home_alone(
    home: Cast, what: str, theirs: str, others: str
) -> None:
    mine = given(home, what)
    assert theirs in mine
    assert others not in mine
    assert others in given(home, what, "graham")


def test_what_names_children_is_written_down_as_a_look_at_each(home: Cast) -> None:
    for number, child in (("17", home.mia), ("18", home.nell)):
        ReturnNumber.objects.create(
            child=child, number=number, from_at=home.at, recorded_at=home.at, recorded_by=home.priya
        )
    file = given(home, "people")
    assert "17,Mia Hartley" in file
    assert "Nell" not in file
    assert Look.objects.filter(person=home.priya, child=home.mia).exists()
    assert not Look.objects.filter(person=home.priya, child=home.nell).exists()


def test_whoever_has_been_in_for_a_while_shows_once_more_who_they_are(home: Cast) -> None:
    priya = phone_of(home.priya)
    with time_machine.travel(home.at + timedelta(minutes=20), tick=False):
        asked = priya.get("/bring-in/out/staff/")
    assert asked.status_code == 302
    assert asked["Location"] == "/sign-in/again/?next=%2Fbring-in%2Fout%2Fstaff%2F"


@pytest.mark.parametrize(
    ("person", "what", "status"),
    [("priya", "homes", 404), ("adele", "people", 404), ("adele", "homes", 200)],
)
def test_each_is_given_only_what_is_theirs_to_bring_in(
    home: Cast, person: str, what: str, status: int
) -> None:
    answer = phone_of(getattr(home, person)).get(f"/bring-in/out/{what}/")
    assert answer.status_code == status


NAMES = "CHILD,NAME,KNOWN_AS,DATE_OF_BIRTH,TELEPHONE,RELATION,PARENTAL_RESPONSIBILITY\n"


def names(home: Cast, *, number: str = "17") -> str:
    born = f"{home.callum.date_of_birth:%d/%m/%Y}"
    return (
        f"{NAMES}{number},Callum Reid,Cal,{born},07700 900301,,\n"
        f"{number},Shona Reid,,,07700 900302,mother,yes\n"
    )


def ask(home: Cast) -> PossibleMatch:
    """Bring names in of a number that may be Callum's."""
    priya = phone_of(home.priya)
    shown = go(priya, sent(priya, "people", "people.csv", names(home)))
    assert "ay be Callum Reid: somebody has to say so" in shown
    assert "Shona Reid comes in once somebody has said whose number it is" in shown
    assert Waiting.objects.get().what == "people"
    return PossibleMatch.objects.get()


def test_names_and_family_come_in_with_the_word_that_it_is_the_same_child(home: Cast) -> None:
    match = ask(home)
    priya = phone_of(home.priya)
    told = priya.post(f"/bring-in/same/{match.pk}/", {"is": "same"}, follow=True)

    assert "What was sent of that number has come in." in words_on(told)
    home.callum.person.refresh_from_db()
    assert home.callum.person.known_as == "Cal"
    tie = FamilyTie.objects.get(child=home.callum)
    assert (tie.person.name, tie.holds_parental_responsibility) == ("Shona Reid", True)
    assert OwnDetail.objects.filter(person=tie.person, value__contains="900302").exists()
    assert not Waiting.objects.exists()


def test_where_it_is_another_child_nothing_is_kept_of_them(home: Cast) -> None:
    match = ask(home)
    phone_of(home.priya).post(f"/bring-in/same/{match.pk}/", {"is": "other"})
    assert not Waiting.objects.exists()
    assert not FamilyTie.objects.filter(child=home.callum).exists()


def test_the_same_file_again_waits_as_it_did(home: Cast) -> None:
    ask(home)
    priya, before = phone_of(home.priya), Waiting.objects.get().rows
    sent(priya, "people", "people.csv", names(home))
    assert Waiting.objects.get().rows == before
