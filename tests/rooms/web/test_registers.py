"""A manager sees the registers of their own home, and what was ever written down in them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clearline.access.caller import Face
from clearline.access.models import Look, LookKind
from clearline.cli.made_up import Cast
from clearline.registers import children, permissions, residences, said
from clearline.registers.models import Channel, Equipment, Permission, Person
from clearline.registers.recorded import sure
from clearline.web.manager.registers.subjects import SUBJECTS
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

OF_HOMES = {kind: each for kind, each in SUBJECTS.items() if each.face is Face.MANAGER}
EVERY_BOOK = [(kind, book.name) for kind, each in OF_HOMES.items() for book in each.books]


@pytest.fixture
def priya(home: Cast) -> Client:
    return phone_of(home.priya)


def somebody(home: Cast, kind: str) -> int:
    """Return the key of one of each kind that is Larkfield's."""
    found: dict[str, int] = {
        "children": home.mia.pk,
        "staff": home.dawn.pk,
        "equipment": Equipment.objects.get(label="Work phone 1").pk,
        "homes": home.larkfield.pk,
    }
    return found[kind]


def page(kind: str, key: int) -> str:
    return reverse("registers:page", args=[kind, key])


def test_the_bare_address_leads_to_the_children(priya: Client) -> None:
    answer = priya.get(reverse("registers:front"))
    assert answer.headers["Location"] == reverse("registers:list", args=["children"])


def test_a_manager_sees_the_children_of_their_own_home(home: Cast, priya: Client) -> None:
    shown = words_on(priya.get(reverse("registers:list", args=["children"])))
    assert "Mia Larkfield House" in shown
    assert "Reece Has moved on" in shown
    assert "Nell" not in shown


def test_a_manager_sees_their_staff_and_equipment(home: Cast, priya: Client) -> None:
    staff = words_on(priya.get(reverse("registers:list", args=["staff"])))
    equipment = words_on(priya.get(reverse("registers:list", args=["equipment"])))
    assert "Dawn Pryce Residential worker, Larkfield House" in staff
    assert "Joan Sedge" not in staff
    assert "Work phone 1 Dawn Pryce" in equipment
    assert "Work phone 11 Lost. Nobody holds it" in equipment


@pytest.mark.parametrize("kind", OF_HOMES)
def test_each_page_opens_for_who_answers_and_for_no_other_manager(home: Cast, kind: str) -> None:
    address = page(kind, somebody(home, kind))
    assert phone_of(home.priya).get(address).status_code == 200
    assert phone_of(home.peter).get(address).status_code == 404


@pytest.mark.parametrize(("kind", "name"), EVERY_BOOK)
def test_each_register_opens_for_who_answers_and_for_no_other_manager(
    home: Cast, kind: str, name: str
) -> None:
    address = reverse("registers:book", args=[kind, somebody(home, kind), name])
    assert phone_of(home.priya).get(address).status_code == 200
    assert phone_of(home.peter).get(address).status_code == 404


def test_nobody_else_opens_the_registers(home: Cast) -> None:
    address = page("children", home.mia.pk)
    outsiders = (home.dawn, home.helen, home.fiona, home.ruth, home.adele)
    assert {phone_of(person).get(address).status_code for person in outsiders} == {403}
    assert phone_of(home.mia.person).get(address).status_code == 403
    # The authority keeps registers of its own, and these are none of them.
    assert phone_of(home.marcus).get(address).status_code == 404


def test_a_child_who_moved_to_another_home_is_that_homes(home: Cast, priya: Client) -> None:
    assert priya.get(page("children", home.mia.pk)).status_code == 200
    sure(residences.begin(home.mia, home.alder_court, by=home.graham, at=home.at))
    assert priya.get(page("children", home.mia.pk)).status_code == 404
    assert phone_of(home.peter).get(page("children", home.mia.pk)).status_code == 200


def test_opening_a_childs_registers_is_a_look_at_the_record(home: Cast, priya: Client) -> None:
    priya.get(page("children", home.mia.pk))
    look = Look.objects.get(child=home.mia)
    assert (look.person, look.kind) == (home.priya, LookKind.RECORD)


def test_what_holds_is_on_the_page_and_what_has_run_out_is_not(home: Cast, priya: Client) -> None:
    shown = words_on(priya.get(page("children", home.mia.pk)))
    assert "Telephone call Karen Hartley, holder of parental responsibility" in shown
    # Its permission ran out three weeks ago; her own yes to it stands.
    assert shown.count("Text message") == 1
    whole = priya.get(reverse("registers:book", args=["children", home.mia.pk, "permissions"]))
    assert "until 2 November 2026. Over." in words_on(whole)


def test_what_was_ended_says_since_when(home: Cast, priya: Client) -> None:
    given = Permission.objects.get(child=home.mia, channel=Channel.IN_APP)
    sure(permissions.withdraw(given, by=home.priya, at=home.at))
    whole = priya.get(reverse("registers:book", args=["children", home.mia.pk, "permissions"]))
    assert "until 22 November 2026. Over." in words_on(whole)


def test_what_is_still_to_come_is_on_the_page_as_far_as_it_has_room(
    home: Cast, priya: Client
) -> None:
    shown = words_on(priya.get(page("staff", home.dawn.pk)))
    assert "And more: all of it is one tap away." in shown
    assert "And more" not in words_on(priya.get(page("children", home.mia.pk)))
    assert (
        "On shift Larkfield House From 24 November at 7:00 am until 24 November at 10:30 pm."
        in shown
    )


@pytest.mark.parametrize(
    ("words", "found"), [("mia", True), ("HARTLEY mia", True), ("nell", False), ("x'\"%", False)]
)
def test_somebody_is_found_by_name(priya: Client, words: str, *, found: bool) -> None:
    answer = priya.get(reverse("registers:list", args=["children"]), {"name": words})
    assert ("Mia Larkfield House" in words_on(answer)) == found
    assert ("has this name" in words_on(answer)) != found


def test_many_are_shown_on_pages_that_keep_what_was_asked(home: Cast, priya: Client) -> None:
    for number in range(31):
        name = f"Wren {number:02}"
        sure(children.admit(name, home.larkfield, by=home.priya, at=home.at))
    asked = {"name": "Wren"}
    first = priya.get(reverse("registers:list", args=["children"]), asked)
    assert "Wren 29" in words_on(first)
    assert "Wren 30" not in words_on(first)
    assert 'href="?name=Wren&amp;page=2"' in first.content.decode()
    second = priya.get(reverse("registers:list", args=["children"]), asked | {"page": "2"})
    assert "Wren 30" in words_on(second)


@pytest.mark.parametrize("number", ["0", "999", "x", "-1", ""])
def test_a_page_that_is_not_there_leads_to_one_that_is(priya: Client, number: str) -> None:
    answer = priya.get(reverse("registers:list", args=["children"]), {"page": number})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("kind", "key", "name"), [("cats", 1, "x"), ("children", 999_999, "x"), ("children", 0, "x")]
)
def test_what_is_not_there_is_not_found(priya: Client, kind: str, key: int, name: str) -> None:
    assert priya.get(page(kind, key)).status_code == 404
    assert priya.get(reverse("registers:book", args=[kind, key, name])).status_code == 404


def test_a_register_that_there_is_none_of_is_not_found(home: Cast, priya: Client) -> None:
    address = reverse("registers:book", args=["children", home.mia.pk, "secrets"])
    assert priya.get(address).status_code == 404


def queries(browser: Client, address: str, count: object) -> int:
    browser.get(address)
    with count as counted:  # type: ignore[attr-defined]
        assert browser.get(address).status_code == 200
    return len(counted)


def test_a_page_asks_as_little_however_much_is_written_down(
    home: Cast, priya: Client, django_assert_max_num_queries: object
) -> None:
    at_most = django_assert_max_num_queries
    address = page("children", home.callum.pk)
    before = queries(priya, address, at_most(27))  # type: ignore[operator]
    for day in range(12):
        at = home.at + timedelta(minutes=day)
        sure(said.agreement(home.callum, Channel.EMAIL, agrees=True, by=home.priya, at=at))
    assert queries(priya, address, at_most(before)) == before  # type: ignore[operator]


@pytest.mark.parametrize(("kind", "most"), [("children", 8), ("staff", 8), ("equipment", 12)])
def test_a_list_asks_as_little_however_long_it_is(
    home: Cast, priya: Client, kind: str, most: int, django_assert_max_num_queries: object
) -> None:
    address = reverse("registers:list", args=[kind])
    with django_assert_max_num_queries(most):  # type: ignore[operator]
        priya.get(address)
    assert Person.objects.count() > 20
