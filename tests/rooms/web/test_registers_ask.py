"""What a form of the registers offers, takes and says of a wrong answer; and who is put in anew."""

import pytest
from django.test import Client
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers.models import (
    Child,
    Equipment,
    EquipmentIssue,
    Naming,
    Permission,
    Person,
    Post,
    Relationship,
    Residence,
    Role,
)
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_registers_are_kept import add, right_answers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def priya(home: Cast) -> Client:
    return phone_of(home.priya)


def test_what_is_wrong_is_said_above_and_beside_each_question(home: Cast, priya: Client) -> None:
    wrong = {"channel": "pigeon", "given_by": "parent", "evidence": "", "from_on": "soon"}
    answer = add(priya, home, "children", "permissions", wrong)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'role="alert"' in page
    for name, says in (
        ("channel", "For what: choose one of those listed."),
        ("evidence", "How we know: fill this in."),
        ("from_on", "From: write the day as 23/11/2026."),
    ):
        assert f'<a href="#id_{name}">{says}</a>' in page
        assert f'aria-describedby="id_{name}' in page
    assert 'value="soon"' in page
    assert not Permission.objects.filter(child=home.mia, evidence="").exists()


def test_what_the_register_refuses_is_said_in_its_own_words(home: Cast, priya: Client) -> None:
    early = right_answers(home)["children", "permissions"] | {"until_on": "2020-01-01"}
    answer = add(priya, home, "children", "permissions", early)
    assert "The last day is before the first." in words_on(answer)
    away = add(priya, home, "children", "absence", {"kind": "school"})
    assert "This child is away already: say first that they are back." in words_on(away)


def test_nobody_of_another_home_is_offered_or_taken(home: Cast, priya: Client) -> None:
    address = reverse("registers:add", args=["children", home.mia.pk, "workers"])
    offered = words_on(priya.get(address))
    assert "Sam Oyelaran" in offered
    assert "Joan Sedge" not in offered
    forced = priya.post(address, {"person": home.joan.pk, "kind": "keyworker"})
    assert "Who: choose one of those listed." in words_on(forced)
    assert not Relationship.objects.filter(person=home.joan).exists()


def test_only_who_may_decide_is_offered_as_giving_permission(home: Cast, priya: Client) -> None:
    address = reverse("registers:add", args=["children", home.mia.pk, "permissions"])
    offered = words_on(priya.get(address))
    assert "Karen Hartley" in offered
    assert "Darren Hartley" not in offered


def test_a_name_is_filled_in_as_it_is_and_may_lose_its_short_form(
    home: Cast, priya: Client
) -> None:
    address = reverse("registers:add", args=["children", home.mia.pk, "name"])
    assert 'value="Mia Hartley"' in priya.get(address).content.decode()
    priya.post(address, {"name": "Mia Hartley", "known_as": ""})
    assert Person.objects.get(pk=home.mia.pk).called == "Mia Hartley"
    assert Naming.objects.filter(person=home.mia.pk).count() == 2


def test_a_child_is_admitted_with_one_form(home: Cast, priya: Client) -> None:
    address = reverse("registers:new", args=["children"])
    answers = {"name": "Ana Lind", "known_as": "Ana", "home": home.larkfield.pk, "code": "C2"}
    answer = priya.post(address, answers)
    child = Child.objects.get(person__name="Ana Lind")
    assert answer.headers["Location"] == reverse("registers:page", args=["children", child.pk])
    assert Residence.objects.get(child=child).home == home.larkfield
    assert "C2" in words_on(priya.get(answer.headers["Location"]))


def test_a_child_is_not_admitted_to_another_managers_home(home: Cast, priya: Client) -> None:
    address = reverse("registers:new", args=["children"])
    answer = priya.post(address, {"name": "Ana Lind", "home": home.alder_court.pk})
    assert "Home: choose one of those listed." in words_on(answer)
    assert not Person.objects.filter(name="Ana Lind").exists()


def test_a_bank_worker_is_added_for_one_night(home: Cast, priya: Client) -> None:
    address = reverse("registers:new", args=["staff"])
    answers = {
        "name": "Ola Brandt",
        "role": "residential_worker",
        "home": home.larkfield.pk,
        "until_on": "2026-11-24",
    }
    answer = priya.post(address, answers)
    assert answer.status_code == 302, words_on(answer)
    post = Post.objects.get(person__name="Ola Brandt")
    assert (post.role, str(post.until_on)) == (Role.RESIDENTIAL_WORKER, "2026-11-24")


def test_equipment_is_added_and_handed_over(home: Cast, priya: Client) -> None:
    answer = priya.post(
        reverse("registers:new", args=["equipment"]), {"label": "Work phone 20", "kind": "phone"}
    )
    phone = Equipment.objects.get(label="Work phone 20")
    assert answer.headers["Location"] == reverse("registers:page", args=["equipment", phone.pk])
    handed = reverse("registers:add", args=["equipment", phone.pk, "holder"])
    assert priya.post(handed, {"to": home.tom.pk}).status_code == 302
    assert EquipmentIssue.objects.get(equipment=phone).person == home.tom
    twice = priya.post(
        reverse("registers:new", args=["equipment"]), {"label": "Work phone 20", "kind": "phone"}
    )
    assert "This is in the register already." in words_on(twice)


def test_a_home_is_not_opened_on_these_pages(priya: Client) -> None:
    assert priya.get(reverse("registers:new", args=["homes"])).status_code == 404
