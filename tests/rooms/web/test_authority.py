"""The authority that placed a child gives places in the private line, and says who reviews."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers.models import Check, Person, Post, Seat, SeatKind
from clearline.web.manager.registers.subjects import PLACED, REVIEWERS
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SOLICITOR = {
    "kind": "solicitor",
    "name": "Una Fenn",
    "organisation": "Bray and Fenn",
    "reference": "Letter of 2 November",
    "until_on": "2027-11-01",
}


def add(browser: Client, kind: str, key: int, name: str, said: dict[str, Any]) -> HttpResponse:
    address = reverse("registers:add", args=[kind, key, name])
    return browser.post(address, said, follow=True)  # type: ignore[return-value]


def agree(home: Cast, person: Person, seat: Seat) -> HttpResponse:
    address = reverse("registers:second", args=["placed", seat.child_id, "private", seat.pk])
    return phone_of(person).post(address, follow=True)  # type: ignore[return-value]


def test_one_of_the_authority_gives_a_place_and_another_agrees(home: Cast) -> None:
    shown = words_on(add(phone_of(home.marcus), "placed", home.mia.pk, "private", SOLICITOR))
    assert "Una Fenn Solicitor, Bray and Fenn." in shown
    assert "Agreed by Marcus Bellweather. A second person has still to agree." in shown
    seat = Seat.objects.get(kind=SeatKind.SOLICITOR)
    assert not Seat.objects.filter(pk=seat.pk).in_force(home.at).exists()

    assert "Somebody else must agree." in words_on(agree(home, home.marcus, seat))
    told = words_on(agree(home, home.nadia, seat))
    assert "Checked by Marcus Bellweather and Nadia Thorne." in told
    assert Seat.objects.filter(pk=seat.pk).in_force(home.at).exists()
    assert agree(home, home.nadia, seat).status_code == 404


def test_a_child_of_another_worker_is_there_only_while_a_place_waits_for_a_second_person(
    home: Cast,
) -> None:
    page = reverse("registers:page", args=["placed", home.mia.pk])
    sunita = phone_of(home.sunita)
    assert sunita.get(page).status_code == 404
    add(phone_of(home.marcus), "placed", home.mia.pk, "private", SOLICITOR)
    assert "A place waits for a second person." in words_on(sunita.get(page))
    assert phone_of(home.stella).get(page).status_code == 404


@pytest.mark.parametrize("kind", ["placed", "colleagues"])
def test_nobody_of_a_home_keeps_these(home: Cast, kind: str) -> None:
    address = reverse("registers:list", args=[kind])
    assert phone_of(home.marcus).get(address).status_code == 200
    assert phone_of(home.priya).get(address).status_code == 404
    for outsider in (home.dawn, home.helen, home.adele):
        assert phone_of(outsider).get(address).status_code == 403


@pytest.mark.parametrize("subject", [PLACED, REVIEWERS], ids=lambda subject: subject.name)
def test_each_of_its_registers_opens_for_the_authority_and_for_no_other(
    home: Cast, subject: Any
) -> None:
    key = {"placed": home.mia.pk, "colleagues": home.helen.pk}[subject.name]
    for book in subject.books:
        pages = [reverse("registers:book", args=[subject.name, key, book.name])]
        if book.add:
            pages.append(reverse("registers:add", args=[subject.name, key, book.name]))
        for address in pages:
            assert phone_of(home.marcus).get(address).status_code == 200
            assert phone_of(home.stella).get(address).status_code == 404


def test_either_a_known_person_or_a_new_name_is_needed(home: Cast) -> None:
    both = {**SOLICITOR, "person": home.fiona.pk}
    neither = {**SOLICITOR, "name": ""}
    for wrong in (both, neither):
        told = words_on(add(phone_of(home.marcus), "placed", home.mia.pk, "private", wrong))
        assert "Choose somebody, or write down a new name: one of the two." in told
    assert not Person.objects.filter(name="Una Fenn").exists()


def test_a_reviewing_officer_is_not_made_up_of_a_name(home: Cast) -> None:
    wrong = {**SOLICITOR, "kind": "iro"}
    told = words_on(add(phone_of(home.marcus), "placed", home.mia.pk, "private", wrong))
    assert "A reviewing officer is first written down as one." in told


OFFICER = {
    "name": "Ada Frome",
    "role": "reviewing_officer",
    "number": "SW90001",
    "registered_until": "2027-11-30",
    "qualification": "MA in social work, University of Fenwick",
    "awarded_on": "2015-07-01",
    "skills": "Reviewed beside Helen Ashdown for a month",
    "skills_until": "2027-10-31",
}


def new_officer(home: Cast, **changes: str) -> HttpResponse:
    said = {**OFFICER, "authority": home.west_county.pk, **changes}
    address = reverse("registers:new", args=["colleagues"])
    return phone_of(home.marcus).post(address, said, follow=True)  # type: ignore[return-value]


def test_a_reviewing_officer_is_written_down_with_all_that_makes_them_one(home: Cast) -> None:
    told = words_on(new_officer(home))
    assert "Independent reviewing officer. In standing until 31 October 2027" in told
    ada = Person.objects.get(name="Ada Frome")
    assert Check.objects.filter(person=ada, recorded_by=home.marcus).count() == 3


def test_or_nothing_of_it_is(home: Cast) -> None:
    told = words_on(new_officer(home, awarded_on="2022-07-01"))
    assert "Not on record: a social work qualification of 5 full years." in told
    assert not Person.objects.filter(name="Ada Frome").exists()


def test_who_has_lapsed_stands_there_with_what_is_missing(home: Cast) -> None:
    (row,) = Check.objects.filter(person=home.helen, kind="registration")
    address = reverse("registers:stop", args=["colleagues", home.helen.pk, "checks", row.pk])
    assert phone_of(home.marcus).post(address).status_code == 302
    listing = words_on(phone_of(home.marcus).get(reverse("registers:list", args=["colleagues"])))
    assert "Lapsed. Not on record: a registration as a social worker that is in date." in listing
    placed = words_on(phone_of(home.marcus).get(reverse("registers:list", args=["placed"])))
    assert "Mia Devi Harcourt stands in. Name a reviewing officer." in placed
    assert Post.objects.get(person=home.helen).ended_on is None


def test_nobody_sees_to_their_own_standing(home: Cast) -> None:
    page = reverse("registers:page", args=["colleagues", home.marcus.pk])
    assert phone_of(home.marcus).get(page).status_code == 404
    assert phone_of(home.nadia).get(page).status_code == 200
