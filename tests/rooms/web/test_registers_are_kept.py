"""A manager adds facts and ends them; a wrong answer is told beside its question."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from django.test import Client
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers import posts, residences
from clearline.registers.books.book import Asking
from clearline.registers.books.line import line
from clearline.registers.models import (
    Absence,
    Agreement,
    Channel,
    Child,
    Equipment,
    Home,
    Permission,
    Person,
    Post,
    Residence,
    Role,
)
from clearline.registers.recorded import sure
from clearline.web.manager.registers.subjects import SUBJECTS
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_registers import OF_HOMES, somebody

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def priya(home: Cast) -> Client:
    return phone_of(home.priya)


def right_answers(home: Cast) -> dict[tuple[str, str], dict[str, Any]]:
    """Answers that every form with questions takes, for one of each kind."""
    return {**_of_consent(home), **_of_children(home), **_of_others(home)}


def _of_consent(home: Cast) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        ("children", "residence"): {"home": home.larkfield.pk, "from_on": "2026-11-23"},
        ("children", "absence"): {"kind": "school", "expected_until": "2026-11-23T18:00"},
        ("children", "permissions"): {
            "channel": "email",
            "given_by": "parent",
            "grantor": home.karen.pk,
            "evidence": "A letter",
            "until_on": "2027-05-01",
        },
        ("children", "agreements"): {"channel": "email", "agrees": "no"},
        ("children", "disputes"): {"reason": "They differ about weekends."},
        ("children", "delegations"): {
            "channel": "email",
            "agreed_by": "parent",
            "plan": "Placement plan, page 4",
        },
        ("children", "showing"): {
            "place_is_confidential": "no",
            "sender": "bare",
            "lock_screen": "nothing",
            "reason": "Her phone is read by others.",
        },
        ("children", "never-told"): {"person": home.karen.pk, "reason": "She asked us."},
        ("children", "same-child"): {"duplicate": home.ellie_mae.pk},
    }


def _of_children(home: Cast) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        ("children", "legal-status"): {"code": "none"},
        ("children", "workers"): {"person": home.sam.pk, "kind": "keyworker"},
        ("children", "family"): {
            "name": "Rosa Hartley",
            "relation": "grandparent",
            "holds_parental_responsibility": "no",
        },
        ("children", "orders"): {"person": home.karen.pk, "reference": "WC26P00500"},
        ("children", "in-touch"): {"code": "YES"},
        ("children", "particulars"): {"date_of_birth": "12/07/2012"},
        ("children", "name"): {"name": "Mia Hartley", "known_as": "Mi"},
        ("children", "reading"): {"age": "8"},
        ("children", "details"): {
            "kind": "number",
            "value": "01632 960112",
            "whose": "Her dentist",
        },
    }


def _of_others(home: Cast) -> dict[tuple[str, str], dict[str, Any]]:
    return {
        ("staff", "posts"): {"role": "deputy_manager", "home": home.larkfield.pk},
        ("staff", "shifts"): {
            "home": home.larkfield.pk,
            "duty": "on_call",
            "starts_at": "2026-12-24T07:00",
            "ends_at": "2026-12-24T15:00",
        },
        ("staff", "restrictions"): {"reason": "A case."},
        ("staff", "name"): {"name": "Dawn Price"},
        ("staff", "checks"): {
            "kind": "dbs",
            "reference": "001900000000",
            "issued_by": "Disclosure and Barring Service",
        },
        ("staff", "answers-to"): {"to": home.deepa.pk},
        ("equipment", "holder"): {
            "to": f"home-{home.larkfield.pk}",
            "first_answerable": home.priya.pk,
            "second_answerable": home.sam.pk,
        },
        ("equipment", "lost"): {},
        ("homes", "name"): {"name": "Larkfield Lodge", "telephone": "01632 960199"},
        ("homes", "details"): {"kind": "number", "value": "01632 960111", "whose": "The surgery"},
    }


MAY_BE_ADDED = [
    (kind, book.name)
    for kind, each in OF_HOMES.items()
    for book in each.books
    if book.add and not book.adds_of_those_gone
]
HAS_TO_END_FIRST = {("children", "absence"), ("equipment", "holder")}


def test_every_register_that_asks_has_its_answers_here(home: Cast) -> None:
    assert set(right_answers(home)) == set(MAY_BE_ADDED)


@pytest.mark.parametrize(("kind", "name"), MAY_BE_ADDED)
def test_a_fact_is_added_to_each_register(home: Cast, priya: Client, kind: str, name: str) -> None:
    rows = written(home, kind, name)
    if (kind, name) in HAS_TO_END_FIRST:
        assert end(priya, home, (kind, name), rows()[0]).status_code == 302
    before = rows().count()

    answer = add(priya, home, kind, name, right_answers(home)[kind, name])

    assert answer.status_code == 302, words_on(answer)
    assert rows().count() == before + 1
    assert "Written down." in words_on(priya.get(answer.headers["Location"]))


@pytest.mark.parametrize(("kind", "name"), MAY_BE_ADDED)
def test_a_form_asks_before_it_is_answered(home: Cast, priya: Client, kind: str, name: str) -> None:
    address = reverse("registers:add", args=[kind, somebody(home, kind), name])
    book = SUBJECTS[kind].book(name)
    assert book.add
    assert book.add.word in words_on(priya.get(address))
    assert phone_of(home.peter).get(address).status_code == 404
    assert phone_of(home.dawn).post(address).status_code == 403


MAY_END = {
    "residence": "children",
    "absence": "children",
    "permissions": "children",
    "legal-status": "children",
    "workers": "children",
    "family": "children",
    "orders": "children",
    "shifts": "staff",
    "holder": "equipment",
    "details": "homes",
}


@pytest.mark.parametrize(("name", "kind"), MAY_END.items())
def test_a_fact_is_ended_once(home: Cast, priya: Client, name: str, kind: str) -> None:
    book = SUBJECTS[kind].book(name)
    rows = written(home, kind, name)
    running = next(row for row in rows() if line(book, row, asking(home)).may_end)
    address = reverse("registers:stop", args=[kind, somebody(home, kind), name, running.pk])
    assert book.end
    assert book.end.word in words_on(priya.get(address))

    assert priya.post(address).status_code == 302
    assert not line(book, rows().get(pk=running.pk), asking(home)).may_end
    assert "Somebody else has ended this already." in words_on(priya.post(address))
    assert rows().filter(pk=running.pk).exists()


def test_a_worker_leaves_and_equipment_is_retired(home: Cast, priya: Client) -> None:
    phone = home.phone_of(home.dawn)
    retired = reverse("registers:stop", args=["equipment", phone.pk, "service", phone.pk])
    left = reverse("registers:stop", args=["staff", home.dawn.pk, "work", home.dawn.pk])
    assert priya.post(retired).status_code == 302
    assert "From which day: fill this in." in words_on(priya.post(left))
    assert priya.post(left, {"on": "2026-11-23"}).status_code == 302
    phone.refresh_from_db()
    assert phone.retired_by == home.priya
    assert not Post.objects.filter(person=home.dawn).in_force(home.at).exists()


def test_whoever_left_can_be_read_and_no_longer_kept(home: Cast, priya: Client) -> None:
    (post,) = Post.objects.filter(person=home.dawn)
    answer = end(priya, home, ("staff", "posts"), post)
    page = priya.get(answer.headers["Location"])
    assert "Dawn Pryce Holds no post" in words_on(page)
    assert "/add/" not in page.content.decode()
    assert add(priya, home, "staff", "restrictions", {"reason": "A case."}).status_code == 404


def test_a_post_at_another_home_is_not_ended_here(home: Cast, priya: Client) -> None:
    role = Role.RESIDENTIAL_WORKER
    there = sure(posts.appoint(home.dawn, role, home=home.alder_court, by=home.peter, at=home.at))
    assert end(priya, home, ("staff", "posts"), there).status_code == 404
    assert "Alder Court" in words_on(priya.get(f"/registers/staff/{home.dawn.pk}/"))


def test_a_child_who_moves_to_another_home_is_gone_from_the_list(home: Cast, priya: Client) -> None:
    (lives,) = Residence.objects.filter(child=home.mia)
    assert end(priya, home, ("children", "residence"), lives).status_code == 302
    sure(residences.begin(home.mia, home.alder_court, by=home.peter, at=home.at))
    assert "Mia" not in words_on(priya.get(reverse("registers:list", args=["children"])))


def test_a_restriction_is_placed_and_lifted_by_somebody_else(home: Cast, priya: Client) -> None:
    assert add(priya, home, "staff", "restrictions", {"reason": "A case."}).status_code == 302
    own = reverse("registers:add", args=["staff", home.priya.pk, "restrictions"])
    assert "Somebody else must do this." in words_on(priya.post(own, {"reason": "Tired"}))
    (row,) = written(home, "staff", "restrictions")()
    assert end(priya, home, ("staff", "restrictions"), row).status_code == 302


def test_a_row_of_somebody_else_is_not_ended_from_this_page(home: Cast, priya: Client) -> None:
    callums = Permission.objects.filter(child=home.callum).first()
    assert callums
    assert end(priya, home, ("children", "permissions"), callums).status_code == 404
    callums.refresh_from_db()
    assert callums.withdrawn_on is None


def test_a_place_in_the_private_line_is_not_given_at_the_home(home: Cast, priya: Client) -> None:
    assert add(priya, home, "children", "private", {}).status_code == 404
    seat = home.mia.seats.first()
    assert seat
    assert end(priya, home, ("children", "private"), seat).status_code == 404


def test_who_wrote_it_down_is_who_is_signed_in(home: Cast, priya: Client) -> None:
    add(priya, home, "children", "agreements", {"channel": "email", "agrees": "yes"})
    said = Agreement.objects.get(child=home.mia, channel=Channel.EMAIL)
    assert (said.recorded_by, said.agrees) == (home.priya, True)
    out = Absence.objects.get(child=home.mia)
    end(priya, home, ("children", "absence"), out)
    out.refresh_from_db()
    assert (out.returned_by, out.returned_at) == (home.priya, home.at)


def written(home: Cast, kind: str, name: str) -> Callable[[], QuerySet[Any]]:
    """Return how to read a register again."""
    model = {"children": Child, "staff": Person, "equipment": Equipment, "homes": Home}[kind]
    subject = model._base_manager.get(pk=somebody(home, kind))
    return lambda: SUBJECTS[kind].book(name).rows(subject)


def add(browser: Client, home: Cast, kind: str, name: str, answers: dict[str, Any]) -> Any:
    return browser.post(reverse("registers:add", args=[kind, somebody(home, kind), name]), answers)


def end(browser: Client, home: Cast, book: tuple[str, str], row: Model) -> Any:
    where = [book[0], somebody(home, book[0]), book[1], row.pk]
    return browser.post(reverse("registers:stop", args=where))


def asking(home: Cast) -> Asking:
    return Asking(None, [home.larkfield], home.at)
