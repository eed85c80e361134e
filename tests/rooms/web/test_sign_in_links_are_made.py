"""Who may make a link for whom, and who opens a private line on a new phone."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from clearline.access import private_line, sessions
from clearline.access.models import Account, How, Link, LinkKind
from clearline.registers.models import Child, Home, Person, Residence, Role, SeatKind, Tie
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    give_post,
    give_seat,
    make_account,
    make_authority,
    make_child,
    make_device,
    make_home,
    make_person,
    make_phone,
    make_worker,
    tie,
)
from tests.rooms.web.browsing import make_browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SEEN = {"sees": "yes"}


@pytest.fixture
def home() -> Home:
    return make_home()


@pytest.fixture
def mia(home: Home) -> Child:
    return make_child(home)


def browser_of(person: Person) -> Client:
    """Return a browser on which somebody is signed in."""
    browser = make_browser()
    account = Account.objects.filter(person=person).first() or make_account(
        person, f"p{person.pk}@example.org"
    )
    token = sessions.start(account, make_device(), How.PASSKEY, at=TEATIME)
    browser.cookies["clearline"] = token
    return browser


def link_in(answer: Any) -> str:
    found = re.search(r"http://testserver(/l/[\w-]{22}/)", answer.content.decode())
    return found.group(1) if found else ""


def use(link: str) -> Client:
    phone = make_browser()
    assert phone.post(link, {"pin": "2580", "again": "2580"}).status_code == 302
    return phone


def test_a_worker_gives_a_child_a_link_that_works(home: Home, mia: Child) -> None:
    answer = browser_of(make_worker(home)).post(f"/connect/child/{mia.pk}/", SEEN)

    assert "<svg" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    use(link_in(answer))


def test_a_link_is_made_only_by_who_sees_the_child(home: Home, mia: Child) -> None:
    browser = browser_of(make_worker(home))

    unseen = browser.post(f"/connect/child/{mia.pk}/")
    assert (link_in(unseen), Link.objects.count()) == ("", 0)
    assert "Make it when you see Mia" in unseen.content.decode()
    assert link_in(browser.post(f"/connect/child/{mia.pk}/", SEEN))


def test_a_care_leaver_is_given_one_by_their_own_worker(home: Home, mia: Child) -> None:
    Residence.objects.update(ended_on=TEATIME.date(), ended_at=TEATIME, ended_by=mia.person)
    adviser, worker = make_person("Ines"), make_worker(home)
    give_post(adviser, Role.PERSONAL_ADVISER, authority=make_authority())
    tie(adviser, mia, Tie.ALLOCATED_WORKER)
    page = f"/connect/child/{mia.pk}/"

    given = browser_of(adviser).post(page, SEEN)

    assert browser_of(worker).post(page, SEEN).status_code == 404
    use(link_in(given))


def test_looking_at_the_page_makes_no_link(home: Home, mia: Child) -> None:
    browser_of(make_worker(home)).get(f"/connect/child/{mia.pk}/")

    assert not Link.objects.exists()


def test_those_who_care_for_a_child_make_a_link_and_others_do_not(home: Home, mia: Child) -> None:
    social_worker, other = make_person("Marcus"), make_person("Nadia")
    for person in (social_worker, other):
        give_post(person, Role.SOCIAL_WORKER, authority=make_authority())
    tie(social_worker, mia, Tie.ALLOCATED_WORKER)
    helen = make_person("Helen")
    give_seat(helen, mia, SeatKind.IRO)
    asked = {
        "worker": make_worker(home),
        "manager": make_worker(home, "Priya", Role.REGISTERED_MANAGER),
        "social worker": social_worker,
        "another child's social worker": other,
        "worker of another home": make_worker(make_home("Netherby"), "Joan"),
        "IRO": helen,
        "child": mia.person,
    }

    answers = {
        who: browser_of(person).post(f"/connect/child/{mia.pk}/", SEEN).status_code
        for who, person in asked.items()
    }

    assert answers == {
        "worker": 200,
        "manager": 200,
        "social worker": 200,
        "another child's social worker": 404,
        "worker of another home": 404,
        "IRO": 403,
        "child": 403,
    }


def test_a_manager_binds_the_phones_of_their_home_alone(home: Home) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    dawns = make_phone("Phone 1", person=make_worker(home))
    homes = make_phone("Phone 2", home=home)
    others = make_phone("Phone 3", home=make_home("Netherby"))
    browser = browser_of(priya)

    answers = [browser.post(f"/connect/phone/{e.pk}/").status_code for e in (dawns, homes, others)]

    assert answers == [200, 200, 404]


def staff_answer(browser: Client, person: Person, **form: str) -> int:
    return browser.post(f"/connect/staff/{person.pk}/", form).status_code


def test_a_manager_lets_workers_sign_in_and_nobody_who_watches_them(home: Home) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    dawn, deputy = make_worker(home), make_worker(home, "Deepa", Role.DEPUTY_MANAGER)
    graham = make_person("Graham")
    give_post(graham, Role.RESPONSIBLE_INDIVIDUAL, home=home)
    joan = make_worker(make_home("Netherby"), "Joan")
    people = [dawn, deputy, graham, joan, priya]
    for n, person in enumerate(people):
        make_account(person, f"somebody{n}@example.org")

    by_manager = [staff_answer(browser_of(priya), p) for p in people]
    by_individual = [staff_answer(browser_of(graham), p) for p in people]
    by_worker = [staff_answer(browser_of(dawn), p) for p in people]

    assert by_manager == [200, 404, 404, 404, 404]
    assert by_individual == [200, 200, 404, 404, 200]
    assert by_worker == [403] * 5


def test_the_first_link_for_somebody_opens_their_account(home: Home) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    dawn, ola = make_worker(home), make_worker(home, "Ola")
    browser = browser_of(priya)

    assert staff_answer(browser, dawn, name="not an address") == 200
    assert not Account.objects.filter(person=dawn).exists()
    assert staff_answer(browser, dawn, name="Dawn@Example.org") == 200
    assert Account.objects.get(person=dawn).name == "dawn@example.org"
    browser.post(f"/connect/staff/{ola.pk}/", {"name": "dawn@example.org"})
    assert not Account.objects.filter(person=ola).exists()


def test_an_administrators_link_is_for_the_password_alone(home: Home) -> None:
    adele, helen = make_person("Adele"), make_person("Helen")
    give_post(adele, Role.ADMINISTRATOR)
    give_post(helen, Role.REVIEWING_OFFICER, authority=make_authority())
    make_account(helen, "helen@example.org")

    assert staff_answer(browser_of(adele), helen) == 200
    assert Link.objects.get().kind == LinkKind.PASSWORD


def test_an_administrator_makes_no_link_for_a_child(home: Home, mia: Child) -> None:
    adele = make_person("Adele")
    give_post(adele, Role.ADMINISTRATOR)

    assert staff_answer(browser_of(adele), mia.person) == 404


def test_a_link_for_staff_asks_who_one_is_once_more(
    home: Home, clock: time_machine.Traveller
) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    dawn = make_worker(home)
    make_account(dawn)
    browser = browser_of(priya)
    assert staff_answer(browser, dawn) == 200

    clock.shift(11 * 60)

    assert staff_answer(browser, dawn) == 302
    assert Link.objects.count() == 1


def new_phone(mia: Child, dawn: Person) -> int:
    phone = use(link_in(browser_of(dawn).post(f"/connect/child/{mia.pk}/", SEEN)))
    return int(phone.get("/signed-in/").context["caller"].device_id)


def test_the_holder_of_a_line_opens_it_on_a_new_phone(home: Home, mia: Child) -> None:
    helen = make_person("Helen")
    seat = give_seat(helen, mia, SeatKind.IRO)
    device = new_phone(mia, make_worker(home))
    browser = browser_of(helen)
    line = f"/private/{seat.pk}/"
    assert "Dawn Ellery gave the link" in browser.get(line).content.decode()

    browser.post(line, {"phone": device})

    (phone,) = private_line.phones_of(mia.pk)
    assert phone.is_open_for(seat.pk)
    assert "Open our line on it" not in browser.get(line).content.decode()


def test_nobody_opens_anothers_line(home: Home, mia: Child) -> None:
    dawn, ada, helen = make_worker(home), make_person("Ada"), make_person("Helen")
    seat = give_seat(helen, mia, SeatKind.IRO)
    give_seat(ada, mia, SeatKind.ADVOCATE)
    device = new_phone(mia, dawn)
    line, form = f"/private/{seat.pk}/", {"phone": device}

    answers = [browser_of(p).post(line, form).status_code for p in (ada, dawn)]

    assert answers == [404, 403]
    assert not private_line.phones_of(mia.pk)[0].openings


def test_a_line_is_opened_only_on_that_childs_phones(home: Home, mia: Child) -> None:
    helen, ayo = make_person("Helen"), make_child(home, "Ayo Bright")
    seat = give_seat(helen, mia, SeatKind.IRO)
    ayos = new_phone(ayo, make_worker(home))

    answer = browser_of(helen).post(f"/private/{seat.pk}/", {"phone": ayos})

    assert answer.status_code == 404
