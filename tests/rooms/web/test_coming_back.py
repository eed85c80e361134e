"""Whoever left and works here again is the same person, with a job and a way in given anew."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clearline.access import accounts, sessions
from clearline.access.models import Account
from clearline.access.oidc import identities
from clearline.access.work import leaving
from clearline.cli.made_up import Cast
from clearline.contact.models import Message
from clearline.ledger import audit
from clearline.registers import posts, staff
from clearline.registers.library import reading
from clearline.registers.models import Person, Post, Rejoining, Role, StaffMember, Tie, day_of
from clearline.registers.recorded import sure
from tests.rooms.access.making import start
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

A_DAY = timedelta(days=1)
NAME = "dawn@clearline.example"


@pytest.fixture
def priya(home: Cast) -> Client:
    return phone_of(home.priya)


def leaves(home: Cast, *, days: int = 0) -> None:
    on = day_of(home.at) + days * A_DAY
    sure(leaving.leave(sure_work(home.dawn), on=on, by=home.priya, at=home.at))


def sure_work(person: Person) -> staff.Work:
    work = staff.newest(person)
    assert work
    return work


def comes_back(priya: Client, home: Cast, **more: object) -> Any:
    address = reverse("registers:add", args=["staff", home.dawn.pk, "again"])
    return priya.post(address, {"role": "residential_worker", "home": home.larkfield.pk, **more})


def test_a_manager_takes_somebody_back_and_lets_them_sign_in_anew(
    home: Cast, priya: Client
) -> None:
    name = Account.objects.get(person=home.dawn).name
    leaves(home)
    page = reverse("registers:page", args=["staff", home.dawn.pk])
    assert "Comes back" in words_on(priya.get(page))

    answer = comes_back(priya, home)

    assert answer.status_code == 302, words_on(answer)
    shown = words_on(priya.get(page))
    assert "Works here again" in shown
    assert "Comes back" not in shown
    assert Post.objects.filter(person=home.dawn).in_force(home.at).exists()
    # What was theirs before stays ended: the old way in too.
    assert not Account.objects.filter(person=home.dawn, closed_at=None).exists()
    made = priya.post(f"/connect/staff/{home.dawn.pk}/", {"name": name})
    assert "Give them this link" in words_on(made)
    assert accounts.owner(name or "") == home.dawn
    assert Account.objects.filter(person=home.dawn).count() == 2
    assert audit.verify().wrong is None


def test_nobody_comes_back_who_has_not_left(home: Cast, priya: Client) -> None:
    page = reverse("registers:page", args=["staff", home.dawn.pk])
    assert "Came back" not in words_on(priya.get(page))
    assert comes_back(priya, home).status_code == 404

    place = {"role": Role.RESIDENTIAL_WORKER, "home": home.larkfield}
    early = staff.come_back(home.dawn, by=home.priya, at=home.at, **place)  # type: ignore[arg-type]
    assert str(early) == "They have not left by then."
    leaves(home, days=3)
    early = staff.come_back(home.dawn, by=home.priya, at=home.at, **place)  # type: ignore[arg-type]
    assert str(early) == "They have not left by then."
    assert not Rejoining.objects.exists()


def test_only_who_answered_for_them_takes_somebody_back(home: Cast) -> None:
    leaves(home)
    assert comes_back(phone_of(home.peter), home).status_code == 404
    sam = comes_back(phone_of(home.sam), home)
    assert sam.status_code == 403


def test_what_they_wrote_before_is_still_theirs(home: Cast, priya: Client) -> None:
    line = line_to(home.mia, home)
    says(home.dawn, line, home, "See you at tea")
    leaves(home)
    comes_back(priya, home)

    assert Message.objects.get(author=home.dawn).author == home.dawn
    assert "Dawn" in words_on(priya.get(f"/conversations/{line.id}/"))
    assert Person.objects.filter(name=home.dawn.name).count() == 1


def test_an_old_sign_in_opens_nothing_when_they_are_back(home: Cast, priya: Client) -> None:
    account = Account.objects.get(person=home.dawn)
    token = start(account, at=home.at)
    joined = identities.join(account, "fenshire", "dawn", by=home.adele, at=home.at)
    leaves(home)
    comes_back(priya, home)
    assert not sessions.callers_of([token], home.at)
    assert joined

    # And their own organisation's sign-in may be joined to the new one.
    anew = accounts.open_for(home.dawn, name=NAME, by=home.priya, at=home.at)
    fresh = start(anew, at=home.at)
    assert sessions.callers_of([fresh], home.at)
    assert identities.join(anew, "fenshire", "dawn", by=home.adele, at=home.at)


def test_they_are_a_newcomer_again_and_may_be_given_a_child(home: Cast, priya: Client) -> None:
    leaves(home)
    kind = Tie.KEYWORKER
    given = posts.give(home.mia, home.dawn, kind, by=home.priya, at=home.at)
    assert str(given) == "They do not work here."
    assert not reading.works_here(home.dawn, at=home.at)

    comes_back(priya, home)

    assert reading.works_here(home.dawn, at=home.at)
    assert sure(posts.give(home.mia, home.dawn, kind, by=home.priya, at=home.at)).kind == kind


def test_they_leave_again_and_come_back_again(home: Cast, priya: Client) -> None:
    leaves(home)
    comes_back(priya, home)
    again = Rejoining.objects.get()
    address = reverse("registers:stop", args=["staff", home.dawn.pk, "again", again.pk])
    assert priya.post(address, {"on": "2026-11-23"}).status_code == 302
    assert not reading.works_here(home.dawn, at=home.at)
    assert not Post.objects.filter(person=home.dawn).in_force(home.at).exists()

    assert comes_back(priya, home).status_code == 302
    assert Rejoining.objects.count() == 2
    assert StaffMember.objects.filter(person=home.dawn).working_on(day_of(home.at)).exists()


def test_who_is_to_come_back_later_is_not_in_force_until_then(home: Cast, priya: Client) -> None:
    leaves(home)
    assert comes_back(priya, home, from_on="2026-12-01").status_code == 302
    assert not reading.works_here(home.dawn, at=home.at)
    assert reading.works_here(home.dawn, at=home.at + 8 * A_DAY)
    assert "They have not left by then." in words_on(comes_back(priya, home))
