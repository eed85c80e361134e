"""A file is sent, read, looked at, and then brought in or left, by whoever answers for it."""

import zipfile
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers.models import (
    Home,
    Import,
    LegalStatus,
    PossibleMatch,
    Post,
    Returned,
    ReturnNumber,
    Shift,
    Waiting,
)
from tests.rooms.registers.brought_in.returns import episode, episodes, header
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FRONT = "/bring-in/"
ROTA = "PERSON,HOME,STARTS,ENDS\n"


@pytest.fixture
def priya(home: Cast) -> Client:
    return phone_of(home.priya)


def send(browser: Client, what: str, name: str, content: bytes | str, **more: Any) -> Any:
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(FRONT, {"what": what, "file": SimpleUploadedFile(name, raw), **more})


def sent(browser: Client, what: str, name: str, content: bytes | str, **more: Any) -> Import:
    answer = send(browser, what, name, content, **more)
    assert answer.status_code == 302, words_on(answer)
    return Import.objects.latest("pk")


def page(made: Import) -> str:
    return reverse("bringing:one", args=[made.pk])


def go(browser: Client, made: Import) -> str:
    browser.post(reverse("bringing:go", args=[made.pk]))
    return words_on(browser.get(page(made)))


def packed(home: Home, number: str = "17") -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as opened:
        opened.writestr("header.csv", header(number, "18"))
        opened.writestr(
            "episodes.csv",
            episodes(
                episode(number, "01/02/2024", urn=home.urn or ""), episode("18", "01/02/2024", "Q9")
            ),
        )
    return whole.getvalue()


def test_a_return_is_looked_at_first_and_then_brought_in(home: Cast, priya: Client) -> None:
    made = sent(priya, "ssda903", "return.zip", packed(home.larkfield), home=home.larkfield.pk)

    shown = words_on(priya.get(page(made)))
    assert "What it would change" in shown
    assert "1 new child" in shown
    assert "episodes.csv, row 3, LS “Q9” is no code of this column. Left out." in shown
    assert "Lives at Larkfield House from 1 February 2024" in shown
    assert not ReturnNumber.objects.exists()

    shown = go(priya, made)
    assert "What was brought in" in shown
    assert LegalStatus.objects.get(child=ReturnNumber.objects.get(number="17").child).code == "C2"
    # Of a return only children of the home come in.
    assert not ReturnNumber.objects.filter(number="18").exists()
    assert verify().wrong is None


def test_the_file_is_kept_until_it_is_over_and_no_longer(home: Cast, priya: Client) -> None:
    row = f"{home.dawn.name},Larkfield House,24/12/2026 14:00,24/12/2026 22:00\n"
    made = sent(priya, "rota", "rota.csv", ROTA + row)
    assert bytes(made.content or b"").startswith(b"PERSON")
    go(priya, made)
    made.refresh_from_db()
    assert (made.state, made.content) == ("done", None)

    left = sent(priya, "rota", "rota.csv", ROTA + row.replace("24/12", "25/12"))
    priya.post(reverse("bringing:leave", args=[left.pk]))
    left.refresh_from_db()
    assert (left.state, left.content) == ("left", None)
    assert Shift.objects.filter(starts_at__day=25, starts_at__month=12).count() == 0


def test_of_a_file_from_which_nothing_comes_in_nothing_is_kept(home: Cast, priya: Client) -> None:
    made = sent(priya, "rota", "rota.csv", "PERSON;HOME\n")
    made.refresh_from_db()
    assert (made.state, made.content) == ("refused", None)
    shown = words_on(priya.get(page(made)))
    assert "The columns are divided by semicolons: save it with commas." in shown
    assert "Bring these in" not in shown


@pytest.mark.parametrize(
    ("what", "name", "says"),
    [
        ("", "a.csv", "What is in the file: choose one."),
        ("homes", "a.csv", "choose one of those listed"),
        ("rota", "a.pdf", "File: this has to end in .csv or .ics."),
        ("ssda903", "a.csv", "Home: say of which home the children are."),
    ],
)
def test_what_cannot_be_sent_is_said_beside_the_question(
    home: Cast, priya: Client, what: str, name: str, says: str
) -> None:
    answer = send(priya, what, name, "A,B\n")
    assert answer.status_code == 200
    assert says in words_on(answer)
    assert not Import.objects.exists()


def test_the_faults_can_be_fetched_as_a_file(home: Cast, priya: Client) -> None:
    made = sent(priya, "ssda903", "return.zip", packed(home.larkfield), home=home.larkfield.pk)
    lines = priya.get(reverse("bringing:faults", args=[made.pk])).content.decode("utf-8-sig")
    assert lines.splitlines() == [
        "file,row,column,what is wrong,brought in",
        "episodes.csv,3,LS,“Q9” is no code of this column.,no",
    ]


def test_an_import_is_seen_by_whoever_made_it_and_by_nobody_else(home: Cast, priya: Client) -> None:
    made = sent(priya, "rota", "rota.csv", "PERSON;HOME\n")
    assert priya.get(page(made)).status_code == 200
    assert phone_of(home.peter).get(page(made)).status_code == 404


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (
            "{dawn},Alder Court",
            "You do not answer for Alder Court.",
        ),
        (
            "{joan},Larkfield House",
            "does not work at a home of yours",
        ),
    ],
)
def test_a_manager_brings_in_what_is_of_their_home(
    home: Cast, priya: Client, row: str, says: str
) -> None:
    told = row.format(dawn=home.dawn.name, joan=home.joan.name)
    hours = "24/12/2026 14:00,24/12/2026 22:00"
    made = sent(priya, "rota", "rota.csv", f"{ROTA}{told},{hours}\n")
    assert says in words_on(priya.get(page(made)))
    assert "Bring these in" not in words_on(priya.get(page(made)))


@pytest.mark.parametrize(
    ("role", "may"), [("residential_worker", True), ("registered_manager", False)]
)
def test_a_manager_employs_and_does_not_appoint_who_watches_over_them(
    home: Cast, priya: Client, role: str, *, may: bool
) -> None:
    row = f"NAME,ROLE,HOME\nIra Moss,{role},Larkfield House\n"
    made = sent(priya, "staff", "staff.csv", row)
    go(priya, made)
    assert Post.objects.filter(person__name="Ira Moss").exists() is may


def test_an_administrator_brings_in_structure_and_nothing_of_a_child(home: Cast) -> None:
    adele = phone_of(home.adele)
    shown = words_on(adele.get(FRONT))
    assert "Homes" in shown
    assert "The statutory return" not in shown
    made = sent(adele, "homes", "homes.csv", "NAME,OPENED\nRowan House,01/04/2019\n")
    go(adele, made)
    assert Home.objects.filter(name="Rowan House").exists()


def test_a_child_who_may_be_known_is_said_to_be_the_same_or_not(home: Cast, priya: Client) -> None:
    whole = BytesIO()
    born = home.mia.date_of_birth
    with zipfile.ZipFile(whole, "w") as opened:
        opened.writestr("header.csv", header("17", born=f"{born:%d/%m/%Y}"))
        told = episode("17", "01/02/2024", urn=home.larkfield.urn or "")
        opened.writestr("episodes.csv", episodes(told))
    content = whole.getvalue()
    made = sent(priya, "ssda903", "r.zip", content, home=home.larkfield.pk)
    go(priya, made)
    assert not ReturnNumber.objects.exists()
    assert "Mia" in words_on(priya.get(reverse("bringing:matches")))
    (asked,) = PossibleMatch.objects.all()
    assert (
        phone_of(home.peter).post(f"/bring-in/same/{asked.pk}/", {"is": "same"}).status_code == 404
    )

    told = words_on(
        priya.post(reverse("bringing:answer", args=[asked.pk]), {"is": "same"}, follow=True)
    )

    assert "What was sent of that number has come in." in told
    assert ReturnNumber.objects.get(number="17").child == home.mia
    assert "Nobody waits to be looked at." in words_on(priya.get(reverse("bringing:matches")))
    # It came in with the answer: nobody brings the file in again.
    assert Returned.objects.filter(child=home.mia, file="header").exists()
    assert not Waiting.objects.exists()
    assert verify().wrong is None


def test_what_a_restart_cut_off_is_said_and_can_go_on(home: Cast, priya: Client) -> None:
    row = f"{home.dawn.name},Larkfield House,24/12/2026 14:00,24/12/2026 22:00\n"
    made = sent(priya, "rota", "rota.csv", ROTA + row)
    Import.objects.update(state="bringing", moved_at=timezone.now(), done=1, of=2)
    assert "It is being brought in. 1 of 2." in words_on(priya.get(page(made)))
    Import.objects.update(moved_at=timezone.now() - timedelta(minutes=5))
    assert "It was cut off" in words_on(priya.get(page(made)))

    assert "What was brought in" in go(priya, made)
    assert Shift.objects.filter(starts_at__day=24, starts_at__month=12).count() == 1


def test_an_empty_file_to_fill_in_can_be_fetched(home: Cast, priya: Client) -> None:
    given = priya.get("/bring-in/template/people/").content.decode("utf-8-sig")
    assert given.startswith("CHILD,NAME,KNOWN_AS")
    assert priya.get("/bring-in/template/homes/").status_code == 404
    assert phone_of(home.adele).get("/bring-in/template/people/").status_code == 404


def test_a_file_in_which_nothing_is_new_is_said_to_be_so(home: Cast, priya: Client) -> None:
    row = f"{home.dawn.name},Larkfield House,24/12/2026 14:00,24/12/2026 22:00\n"
    go(priya, sent(priya, "rota", "rota.csv", ROTA + row))
    again = sent(priya, "rota", "rota.csv", ROTA + row)
    assert "nothing in it is new" in words_on(priya.get(page(again)))
