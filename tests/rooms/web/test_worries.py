"""The pages of worries: told without a word, read by those who are told, taken on by one."""

from typing import Any

import pytest

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import stream
from clearline.contact.models import Conversation, Worry
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_live_alerts import session_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SUICIDE = "i dont want to be alive any more, i want to kill myself"
COMPLAINT = "i want to make a complaint about how im treated here"


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


def page(person: Any, address: str = "/worries/") -> str:
    return words_on(phone_of(person).get(address))


def test_a_list_says_whose_and_how_soon_and_never_a_word(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)

    for address in ("/worries/", "/children/"):
        shown = page(home.dawn, address)
        assert "Mia" in shown
        assert "May be about wanting to die" in shown
        assert "Nobody has it yet" in shown
        assert "alive" not in shown


def test_the_manager_s_day_begins_with_it(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)

    assert "Worries that nobody has yet" in page(home.priya, "/today/")


def test_each_one_says_what_to_do_first_and_shows_the_words(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)
    worry = Worry.objects.get()

    shown = page(home.dawn, f"/worries/{worry.pk}/")

    assert "ring 999" in shown
    assert SUICIDE in shown
    assert Look.objects.filter(person=home.dawn, child=home.mia).exists()


def test_the_lead_reads_what_is_about_staff_and_the_shift_does_not(
    home: Cast, line: Conversation
) -> None:
    says(home.mia, line, home, COMPLAINT)
    address = f"/worries/{Worry.objects.get().pk}/"

    assert COMPLAINT in page(home.lena, address)
    assert "went to the safeguarding lead" in page(home.priya, address)
    for other in (home.dawn, home.joan, home.marcus):
        assert phone_of(other).get(address).status_code == 404
    assert "No worry waits" in page(home.dawn)


def test_one_has_it_and_a_second_is_told_so(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, SUICIDE)
    address = f"/worries/{Worry.objects.get().pk}/"

    first = phone_of(home.dawn).post(address)
    second = phone_of(home.sam).post(address, follow=True)

    assert first.headers["Location"] == address
    assert "Somebody took it on a moment before you." in words_on(second)
    assert "Dawn Pryce has it since 4:30 pm" in page(home.sam)


def test_those_who_are_told_watch_the_line_and_hear_of_it(home: Cast, line: Conversation) -> None:
    says(home.mia, line, home, COMPLAINT)
    message = Worry.objects.get().message_id

    def hears(person: Any) -> tuple[bool, bool]:
        session = session_of(person)
        lines = stream.alerted(session, at=TEATIME) or {}
        return line.id in lines, stream.told_of_worry(session, message, at=TEATIME)

    assert hears(home.lena) == (True, True)
    assert hears(home.priya) == (True, True)
    assert hears(home.dawn) == (True, False)
    assert hears(home.joan) == (False, False)


def test_the_place_of_a_worry_shows_nothing_on_the_line_itself(
    home: Cast, line: Conversation
) -> None:
    says(home.mia, line, home, COMPLAINT)
    (_, worry) = stream.after(-1, {line.id})
    view = stream.view_of(session_of(home.priya), line.id, at=TEATIME)

    assert worry.kind == "worry"
    assert view is not None
    assert not stream.shows(view, worry)
