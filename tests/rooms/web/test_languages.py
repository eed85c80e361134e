"""A family reads what is asked in its own language beside the English, and who put it so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from clearline.access import family
from clearline.cli.made_up import Cast
from clearline.registers.asking import asks, wordings
from clearline.registers.models import Answer, Channel, Wording
from clearline.registers.recorded import sure
from clearline.web.family.spoken import Spoken, english
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/permissions/languages/"


def sheet(**changes: str) -> SimpleUploadedFile:
    row = Wording(code="pl", says={key: f"~ {words}" for key, words in english().items()})
    row.english = dict(english())
    row.says |= changes
    return SimpleUploadedFile("asking.csv", wordings.sheet(english(), row).encode("utf-8-sig"))


def told(**changes: object) -> dict[str, object]:
    return {
        "english_name": "Polish",
        "name": "polski",
        "code": "pl",
        "direction": "ltr",
        "translated_by": "Ewa, interpreter",
        "file": sheet(),
        **changes,
    }


def opened(home: Cast, query: str) -> tuple[Client, str]:
    """Open a link in a language, with its code."""
    forms = (Channel.IN_APP, Channel.SMS)
    ask = sure(asks.begin(home.mia, person=home.karen, forms=forms, by=home.priya, at=home.at))
    made = family.make(ask, by=home.priya, at=home.at)
    browser, where = make_browser(), reverse("family:open", args=[made.token]) + query
    answer = browser.post(where, {"code": made.code})
    assert answer["Location"] == where
    return browser, where


def test_a_family_reads_and_answers_in_its_own_language_beside_the_english(home: Cast) -> None:
    browser, where = opened(home, "?in=ar")
    page = browser.get(where).content.decode()
    assert '<html lang="en-GB" dir="rtl">' in page
    assert '<span class="own" lang="ar" dir="rtl">رسائل نصية</span>' in page
    assert '<span class="beside" lang="en-GB" dir="ltr">Text messages</span>' in page
    assert "Rana Haddad, interpreter" in page

    after = browser.post(where, {"sms": "yes", "months": "3"})
    assert after["Location"].endswith("?kept&in=ar")
    assert "قلت نعم. الموافقة حتى 21/02/2027." in browser.get(after["Location"]).content.decode()
    assert Answer.objects.get().words == (
        "Read in Arabic, version 1, put into it by Rana Haddad, interpreter"
        " (made up, and checked by nobody)"
    )


def test_in_english_nothing_stands_beside_it_and_nothing_is_noted(home: Cast) -> None:
    browser, where = opened(home, "")
    page = browser.get(where).content.decode()
    assert 'dir="rtl">العربية</a>' in page
    assert 'class="beside"' not in page
    browser.post(where, {"sms": "yes"})
    assert Answer.objects.get().words == ""


def test_what_has_changed_in_english_is_shown_in_english_alone() -> None:
    now = dict(english())
    row = Wording(code="pl", direction="ltr", says={"says.yes": "Tak", "says.no": "Nie"})
    row.english = {"says.yes": now["says.yes"], "says.no": "Never"}
    both = Spoken(row)
    assert "Tak" in both.words("says.yes")
    assert both.words("says.no") == "No"
    assert both.words("says.talk") == "Ask me about it"


def test_a_translation_cannot_bring_marks_of_its_own_into_the_page() -> None:
    row = Wording(code="pl", direction="ltr", says={"says.yes": "<b>Tak</b>"})
    row.english = {"says.yes": "Yes"}
    assert "&lt;b&gt;Tak" in Spoken(row).words("says.yes")


def test_who_answers_for_every_home_puts_a_language_in_and_stops_it(home: Cast) -> None:
    graham = phone_of(home.graham)
    saved = graham.get(PAGE + "sheet/").content.decode()
    assert "says.head,How may we keep in touch with {child}?," in saved
    shown = words_on(graham.post(PAGE, told(), follow=True))
    assert "It is put in." in shown
    assert "Version 1, by Ewa, interpreter" in shown
    row = Wording.objects.get(code="pl")
    graham.post(f"{PAGE}{row.pk}/stop/")
    assert set(wordings.in_force(at=home.at)) == {"ar"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"file": SimpleUploadedFile("a.csv", b"PK")}, "this is not the CSV file"),
        ({"file": sheet(**{"says.head": "Jak?"})}, "says.head: {child} has to stand in it"),
        ({"translated_by": ""}, "Who put it into this language: fill this in."),
        ({"code": "english"}, "Write the language’s code"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_put_in(
    home: Cast, changes: dict[str, object], says: str
) -> None:
    assert says in words_on(phone_of(home.graham).post(PAGE, told(**changes)))
    assert not Wording.objects.filter(code="pl").exists()


def test_the_manager_of_one_home_sees_them_and_changes_none(home: Cast) -> None:
    priya, row = phone_of(home.priya), Wording.objects.get(code="ar")
    assert "Arabic" in words_on(priya.get(PAGE))
    assert priya.post(PAGE, told()).status_code == 404
    assert priya.post(f"{PAGE}{row.pk}/stop/").status_code == 404


def test_a_link_and_a_paper_are_made_in_the_language_that_was_chosen(home: Cast) -> None:
    priya, where = phone_of(home.priya), f"/children/{home.mia.pk}/permissions/ask/"
    form = {"person": home.karen.pk, "form": ["sms"], "in": "ar"}
    assert "?in=ar" in priya.post(where, {**form, "act": "link"}).content.decode()
    paper = priya.post(where, {**form, "act": "paper"}).content.decode()
    assert "كيف نبقى على تواصل مع Mia؟" in paper
    assert "How may we keep in touch with Mia?" in paper
    assert "?in=" not in priya.post(where, {**form, "in": "xx", "act": "link"}).content.decode()
