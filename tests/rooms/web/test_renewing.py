"""A lost second step of whoever nobody is above is renewed by two people, and never by one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clearline.access import factors
from clearline.access.models import Account, Link, LinkKind, Renewal
from clearline.access.work import renewing
from clearline.cli.made_up import Cast
from clearline.ledger import audit
from clearline.registers import people, posts
from clearline.registers.models import Kind, Person, Role
from clearline.registers.recorded import sure
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_sign_in_links_are_made import link_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ASK = {"act": "ask", "says": "I saw her this morning"}
AGREE = {"act": "agree"}


def of(person: Person) -> str:
    return reverse("sign_in:renew", args=[person.pk])


def status(browser: Client, person: Person, form: dict[str, str] | None = None) -> int:
    where = of(person)
    return (browser.post(where, form) if form else browser.get(where)).status_code


def test_one_asks_and_another_of_the_authority_agrees_and_gives_the_link(home: Cast) -> None:
    marcus, adele = phone_of(home.marcus), phone_of(home.adele)
    assert adele.post(of(home.helen), ASK).status_code == 302
    assert not Link.objects.exists()
    assert "Helen" in words_on(marcus.get(reverse("sign_in:renewals")))
    assert "I saw her this morning" in words_on(marcus.get(of(home.helen)))

    answer = marcus.post(of(home.helen), AGREE)

    assert link_in(answer)
    link = Link.objects.get()
    assert (link.kind, link.account.person, link.made_by) == (  # type: ignore[union-attr]
        LinkKind.STAFF,
        home.helen,
        home.marcus,
    )
    done = Renewal.objects.get()
    assert (done.asked_by, done.agreed_by) == (home.adele, home.marcus)
    assert audit.verify().wrong is None


def test_by_the_link_the_old_second_step_ends(home: Cast) -> None:
    account = Account.objects.get(person=home.helen)
    factors.new_recovery_codes(account, at=home.at, by=home.helen)
    phone_of(home.marcus).post(of(home.helen), ASK)
    link = link_in(phone_of(home.adele).post(of(home.helen), AGREE))

    password = {"password": "three plain green words", "again": "three plain green words"}
    assert Client().post(link, password).status_code == 302

    assert not factors.in_force(account).exists()


@pytest.mark.parametrize("second", ["marcus", "nobody"])
def test_who_asked_does_not_agree_and_without_an_asking_nobody_does(
    second: str, home: Cast
) -> None:
    marcus = phone_of(home.marcus)
    if second == "marcus":
        marcus.post(of(home.helen), ASK)
        assert status(marcus, home.helen, AGREE) == 404
    else:
        assert status(marcus, home.helen, AGREE) == 302
    assert not Link.objects.exists()


def test_two_who_only_run_the_system_are_not_enough(home: Cast) -> None:
    other = sure(people.add("Bo Lund", Kind.STAFF, by=home.adele, at=home.at))
    sure(posts.appoint(other, Role.ADMINISTRATOR, by=home.adele, at=home.at))
    Account.objects.create(person=other, name="bo@x.example", made_at=home.at, made_by=home.adele)
    phone_of(home.adele).post(of(home.helen), ASK)

    assert "You both only run the system." in words_on(phone_of(other).get(of(home.helen)))
    assert status(phone_of(other), home.helen, AGREE) == 404
    assert status(phone_of(home.marcus), home.helen, AGREE) == 200


@pytest.mark.parametrize(
    ("who", "whom", "may"),
    [
        ("marcus", "helen", True),  # of one authority
        ("marcus", "fiona", True),  # an advocate of a child whom it placed
        ("adele", "marcus", True),
        ("lena", "adele", True),  # who watches over everything
        ("stella", "helen", False),  # of another authority
        ("marcus", "dawn", False),  # a home's manager answers for her
        ("adele", "dawn", False),
        ("adele", "mia", False),
        ("lena", "helen", False),
        ("marcus", "marcus", False),
    ],
)
def test_it_is_for_whom_nobody_is_above_and_by_those_beside_them(
    who: str, whom: str, home: Cast, *, may: bool
) -> None:
    found = getattr(home, whom)
    person = getattr(found, "person", found)
    assert status(phone_of(getattr(home, who)), person) == (200 if may else 404)


def test_others_have_no_such_page_and_no_such_door(home: Cast) -> None:
    assert status(phone_of(home.dawn), home.helen) == 403
    assert status(phone_of(home.priya), home.helen) == 404
    assert "Lost second steps" not in words_on(phone_of(home.priya).get("/policies/"))
    assert "Lost second steps" in words_on(phone_of(home.marcus).get("/policies/"))


def test_it_is_taken_back_or_let_be_and_then_nothing_waits(home: Cast) -> None:
    marcus, adele = phone_of(home.marcus), phone_of(home.adele)
    for who in (adele, marcus):
        adele.post(of(home.helen), ASK)
        assert status(who, home.helen, {"act": "let_be"}) == 302
        assert status(marcus, home.helen, AGREE) == 302
    assert not Link.objects.exists()
    assert audit.verify().wrong is None


def test_without_a_word_on_how_one_knows_nothing_is_asked(home: Cast) -> None:
    marcus = phone_of(home.marcus)
    assert "Fill this in." in words_on(marcus.post(of(home.helen), {"act": "ask", "says": " "}))
    assert not Renewal.objects.exists()


def test_what_nobody_agreed_to_for_a_day_is_asked_anew(home: Cast) -> None:
    account = Account.objects.get(person=home.helen)
    part = renewing.Part(account, is_near=True)
    first = renewing.ask(part, "Rang her", by=home.marcus, at=home.at)
    assert renewing.ask(part, "Rang her", by=home.nadia, at=home.at) is None
    later = home.at + timedelta(hours=25)
    assert renewing.waits_for(account, at=later) is None
    second = renewing.ask(part, "Rang her again", by=home.nadia, at=later)
    assert second == renewing.waits_for(account, at=later) != first
    assert audit.verify().wrong is None


def test_of_two_who_agree_one_gets_the_link(home: Cast) -> None:
    account = Account.objects.get(person=home.helen)
    asked = renewing.ask(
        renewing.Part(account, is_near=True), "Rang her", by=home.adele, at=home.at
    )
    assert asked
    assert renewing.agree(asked, by=home.marcus, at=home.at)
    assert renewing.agree(asked, by=home.nadia, at=home.at) is None
    assert Link.objects.count() == 1
