"""A child knows who can read what, who has looked, and where help is."""

import pytest

from clearline.access import looks
from clearline.access.caller import Caller
from clearline.access.cookies import SESSION, digest_of
from clearline.access.models import Look, LookKind
from clearline.access.sessions import caller_of
from clearline.cli.made_up import Cast
from clearline.ledger.models import LedgerEntry
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, private_line
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import address, phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_everybody_who_can_read_is_named_with_the_reason(home: Cast) -> None:
    shown = words_on(phone_of(home.mia).get(address(line_to(home.mia, home), "who/")))

    assert "Priya Nair In charge of Larkfield House." in shown
    assert "Marcus Bellweather Your social worker." in shown
    assert "Fiona" not in shown


def test_whoever_looked_is_named(home: Cast) -> None:
    line, phone = line_to(home.mia, home), phone_of(home.mia)
    assert "Nobody but those you talk with." in words_on(phone.get(address(line, "who/")))

    priya = caller_of(digest_of(phone_of(home.priya).cookies[SESSION].value), TEATIME)
    assert isinstance(priya, Caller)
    looks.take(priya, home.mia.pk, LookKind.CONVERSATION, str(line.id), at=TEATIME)

    assert "today at 4:30 pm" in words_on(phone.get(address(line, "who/")))


def test_of_a_private_line_it_is_said_when_its_holder_would_tell(home: Cast) -> None:
    private = private_line(home.mia, home.helen, home)

    shown = words_on(phone_of(home.mia).get(address(private, "who/")))

    assert "When would Helen tell?" in shown
    assert "Priya" not in shown


def test_every_line_says_who_can_see_it(home: Cast) -> None:
    shown = words_on(phone_of(home.mia).get("/me/seen/"))

    assert "Staff at Larkfield House, Marcus and Helen can see this." in shown
    assert "Only you and Fiona can read this." in shown


def test_hard_words_are_explained(home: Cast) -> None:
    assert "IRO The person who runs your reviews" in words_on(phone_of(home.mia).get("/me/words/"))


def test_help_names_my_own_people(home: Cast) -> None:
    shown = words_on(phone_of(home.mia).get("/me/help/"))

    for name in ("Helen", "Fiona", "0800 1111", "999", "85258", "0300 123 1231", "0800 528 0731"):
        assert name in shown
    assert "Private. Nobody at Larkfield House can read it." in shown


def test_that_help_was_opened_is_written_down_nowhere(home: Cast) -> None:
    phone = phone_of(home.mia)
    phone.get("/me/")
    before = LedgerEntry.objects.count()

    phone.get("/me/help/")

    assert LedgerEntry.objects.count() == before
    assert not Look.objects.exists()


def test_help_is_there_before_anybody_signs_in() -> None:
    shown = words_on(make_browser().get("/help/"))

    assert "Ring 999" in shown
    assert "0800 1111" in shown
    assert "My own people" not in shown


@pytest.mark.parametrize("page", ["", "help/", "seen/", "words/", "talk/"])
def test_nobody_else_has_a_childs_pages(page: str, home: Cast) -> None:
    assert phone_of(home.dawn).get(f"/me/{page}").status_code == 403
    assert phone_of(home.mia).get(f"/me/{page}").status_code in {200, 302}
