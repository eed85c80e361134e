"""The manager and the keyworker see what stands, ask, and write down what they are told."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clearline.access.models import FamilyLink, Look
from clearline.cli.made_up import Cast
from clearline.registers import family as relatives
from clearline.registers import showing
from clearline.registers.asking import asks
from clearline.registers.models import (
    Answer,
    Ask,
    Channel,
    LockScreen,
    Permission,
    Scan,
    SenderStyle,
)
from clearline.registers.recorded import sure
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PDF = b"%PDF-1.7 signed"


def sheet(child: Any) -> str:
    return reverse("permissions:sheet", args=[child.pk])


def asking(child: Any) -> str:
    return reverse("permissions:ask", args=[child.pk])


def page_of(ask: Ask) -> str:
    return reverse("permissions:one", args=[ask.pk])


def asked(home: Cast) -> Ask:
    forms = (Channel.SMS, Channel.EMAIL)
    return sure(asks.begin(home.mia, person=home.karen, forms=forms, by=home.priya, at=home.at))


def new_permissions(home: Cast) -> list[tuple[str, str]]:
    rows = Permission.objects.filter(recorded_at=home.at, from_on=home.at.date())
    return [(row.channel, row.given_by) for row in rows.order_by("pk")]


def test_the_manager_sees_what_is_missing_for_whom_and_the_next_step(home: Cast) -> None:
    page = phone_of(home.priya).get(reverse("permissions:overview"))
    shown = words_on(page)
    assert "Mia Hartley" in shown
    assert "Karen Hartley said yes, until 2 November 2026. It no longer counts." in shown
    assert "Amina Darwish" in shown
    assert "18 on" in shown
    assert f'href="{asking(home.mia)}?form=sms' in page.content.decode()
    assert "Nell" not in shown


def test_each_form_stands_there_with_the_childs_own_word_beside_it(home: Cast) -> None:
    shown = words_on(phone_of(home.dawn).get(sheet(home.mia)))
    assert "Whoever holds parental responsibility decides." in shown
    assert "Text message Ran out" in shown
    assert "Video call The child says no" in shown
    assert "What Mia says" in shown
    assert Look.objects.filter(child=home.mia, person=home.dawn).exists()


def test_only_who_acts_for_the_child_sees_it(home: Cast) -> None:
    for person in (home.dawn, home.priya, home.marcus):
        assert phone_of(person).get(sheet(home.mia)).status_code == 200
    for person in (home.peter, home.joan, home.stella):
        assert phone_of(person).get(sheet(home.mia)).status_code == 404
    assert phone_of(home.mia.person).get(sheet(home.mia)).status_code == 403


def test_the_keyworker_asks_and_another_worker_does_not(home: Cast) -> None:
    assert phone_of(home.dawn).get(asking(home.mia)).status_code == 200
    assert phone_of(home.sam).get(asking(home.mia)).status_code == 404


def test_a_link_is_shown_with_its_code_once(home: Cast) -> None:
    said = {"act": "link", "person": str(home.karen.pk), "form": ["sms"]}
    answer = phone_of(home.dawn).post(asking(home.mia), said)
    shown = words_on(answer)
    assert "Give this to Karen Hartley" in shown
    assert "It is not sent by itself." in shown
    assert "/f/" in shown
    (link,) = FamilyLink.objects.all()
    assert (link.made_by, link.ask.person, link.ask.forms) == (home.dawn, home.karen, ["sms"])


@pytest.mark.parametrize("person", ["darren", "bisi", "dawn"])
def test_nobody_else_is_asked_whatever_the_form_says(home: Cast, person: str) -> None:
    said = {"act": "link", "person": str(getattr(home, person).pk), "form": ["sms"]}
    answer = phone_of(home.dawn).post(asking(home.mia), said)
    assert "Choose who is asked." in words_on(answer)
    assert not FamilyLink.objects.exists()


def test_whom_a_court_keeps_away_stands_there_and_cannot_be_chosen(home: Cast) -> None:
    sure(relatives.keep_away(home.mia, home.karen, reference="W1", by=home.priya, at=home.at))
    browser = phone_of(home.priya)
    assert "A court order keeps Karen Hartley away." in words_on(browser.get(sheet(home.mia)))
    said = {"act": "link", "person": str(home.karen.pk), "form": ["sms"]}
    browser.post(asking(home.mia), said)
    assert not Ask.objects.exists()


def test_nothing_ticked_asks_for_nothing(home: Cast) -> None:
    said = {"act": "link", "person": str(home.karen.pk)}
    answer = phone_of(home.dawn).post(asking(home.mia), said)
    assert "Choose at least one form." in words_on(answer)
    assert not Ask.objects.exists()


def test_the_paper_carries_the_code_of_the_link_and_in_a_confidential_place_no_home(
    home: Cast,
) -> None:
    said = {"act": "paper", "person": str(home.karen.pk), "form": ["sms"]}
    open_place = phone_of(home.dawn).post(asking(home.mia), said).content.decode()
    assert "Larkfield House" in open_place
    assert "<svg" in open_place
    settled = {
        "place_is_confidential": True,
        "authority_number": "01632 960100",
        "authority_address": "West County Council, Fenwick",
        "sender": SenderStyle.BARE,
        "lock_screen": LockScreen.NOTHING,
        "reason": "Her safety.",
    }
    sure(showing.settle(home.mia, by=home.priya, at=home.at, **settled))  # type: ignore[arg-type]
    closed = phone_of(home.dawn).post(asking(home.mia), said).content.decode()
    for secret in ("Larkfield", home.larkfield.telephone):
        assert secret not in closed
    for told in ("West County Council", "01632 960100", "Fenwick"):
        assert told in closed


def test_a_yes_by_telephone_is_confirmed_by_another_as_themselves(home: Cast) -> None:
    ask = asked(home)
    said = {"act": "take", "how": "telephone", "sms": "yes", "email": "no"}
    taken = phone_of(home.priya).post(page_of(ask), said, follow=True)
    assert "A yes that you wrote down waits" in words_on(taken)
    assert new_permissions(home) == []
    answer = Answer.objects.get(channel="sms")
    second = {"act": "second", "answer": [str(answer.pk)]}
    assert "There is nothing to confirm" not in words_on(phone_of(home.dawn).get(page_of(ask)))

    own = phone_of(home.priya).post(page_of(ask), second)
    assert "Somebody else must confirm it." in words_on(own)
    assert new_permissions(home) == []
    phone_of(home.sam).post(page_of(ask), second)
    assert new_permissions(home) == [("sms", "parent")]
    answer.refresh_from_db()
    assert answer.seconded_by == home.sam


def test_a_signed_paper_is_kept_and_given_out_to_be_saved(home: Cast) -> None:
    ask = asked(home)
    said = {"act": "take", "how": "paper", "sms": "yes"}
    without = phone_of(home.dawn).post(page_of(ask), said)
    assert "Add the signed paper first." in words_on(without)

    paper = SimpleUploadedFile("form.pdf", PDF, content_type="text/html")
    phone_of(home.dawn).post(page_of(ask), {**said, "paper": paper})
    assert new_permissions(home) == [("sms", "parent")]
    scan = Scan.objects.get()
    where = reverse("permissions:paper", args=[ask.pk, scan.pk])
    given = phone_of(home.marcus).get(where)
    assert (given.content, given.headers["Content-Type"]) == (PDF, "application/pdf")
    assert given.headers["Content-Disposition"].startswith("attachment")
    assert phone_of(home.peter).get(where).status_code == 404


def test_what_is_no_picture_is_not_kept(home: Cast) -> None:
    ask = asked(home)
    paper = SimpleUploadedFile("form.pdf", b"<script>", content_type="application/pdf")
    said = {"act": "take", "how": "paper", "sms": "yes", "paper": paper}
    answer = phone_of(home.dawn).post(page_of(ask), said)
    assert "A picture (JPEG or PNG) or a PDF is needed." in words_on(answer)
    assert not Scan.objects.exists()


@pytest.mark.parametrize("act", ["", "take", "second", "nothing"])
def test_half_a_form_changes_nothing_and_says_so(home: Cast, act: str) -> None:
    answer = phone_of(home.dawn).post(page_of(asked(home)), {"act": act})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not Answer.objects.exists()


def test_stopping_shuts_every_link_of_an_ask(home: Cast) -> None:
    said = {"act": "link", "person": str(home.karen.pk), "form": ["sms"]}
    phone_of(home.dawn).post(asking(home.mia), said)
    ask = Ask.objects.get()
    phone_of(home.dawn).post(page_of(ask), {"act": "stop"})
    assert FamilyLink.objects.get().ended_by == home.dawn
    assert not asks.is_open(Ask.objects.get(), at=home.at)


def test_an_ask_of_another_homes_child_is_not_there(home: Cast) -> None:
    assert phone_of(home.peter).get(page_of(asked(home))).status_code == 404


def test_a_page_asked_in_a_crooked_way_is_answered(home: Cast) -> None:
    browser = phone_of(home.priya)
    for query in ("?form=telepathy", "?form=sms&form=sms", "?told=x"):
        assert browser.get(asking(home.mia) + query).status_code == 200
        assert browser.get(sheet(home.mia) + query).status_code == 200
