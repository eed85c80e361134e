"""Who has a conversation before them: each by name, as what, and nobody else."""

from uuid import uuid4

import pytest

from clearline.access.models import Look
from clearline.cli.made_up import Cast
from clearline.contact import conversations
from clearline.contact.models import Message
from clearline.registers import permissions
from clearline.registers.models import Permission
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, private_line, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_staff_talk import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_above_it_stands_who_can_read_it_by_name(home: Cast) -> None:
    shown = read(line_to(home.mia, home), home.dawn)

    named = "Priya (manager), Marcus (social worker), Helen (independent reviewing officer)"
    assert f"{named.replace('independent ', '')} and 7 others can read this. So can Mia." in shown


def test_each_of_them_is_named_with_why_and_who_has_looked(home: Cast) -> None:
    line = line_to(home.mia, home)
    read(line, home.helen)

    shown = read(line, home.dawn, "who/")

    assert "Priya Nair Manages the home, and answers for what its staff write." in shown
    assert "Dawn Pryce (you) Keyworker at the home, and may write." in shown
    assert "Who has looked Helen Ashdown today at 4:30 pm" in shown


def test_nobody_at_the_home_reads_the_authority_s_own_line(home: Cast) -> None:
    line = conversations.with_authority(home.mia, at=TEATIME)

    shown = read(line, home.marcus)

    assert "Helen (reviewing officer) can read this. So can Mia. Nobody at the home can." in shown
    for person in (home.dawn, home.priya, home.nadia):
        assert phone_of(person).get(f"/conversations/{line.id}/").status_code == 404


def test_who_reviews_reads_and_leaves_a_look_and_cannot_write(home: Cast) -> None:
    line, helen = line_to(home.mia, home), phone_of(home.helen)
    address = f"/conversations/{line.id}/"

    assert "You can read this, and not write in it." in words_on(helen.get(address))
    assert Look.objects.get().person == home.helen
    assert helen.post(f"{address}draft/", {"text": "x"}).status_code == 404
    form = {"id": uuid4(), "text": "hello", "purpose": "check_in"}
    assert helen.post(f"{address}send/", form).status_code == 404
    assert not Message.objects.exists()


@pytest.mark.parametrize("rest", ["", "since/0/", "who/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("dawn", 200),
        ("graham", 200),
        ("marcus", 200),
        ("helen", 200),
        ("fiona", 404),
        ("joan", 404),
        ("stella", 404),
        ("lena", 200),
        ("owen", 200),
        ("ruth", 403),
        ("adele", 403),
        ("mia", 403),
    ],
)
def test_only_those_along_the_line_have_it(who: str, status: int, rest: str, home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = phone_of(getattr(home, who)).get(f"/conversations/{line.id}/{rest}")

    assert answer.status_code == status


def test_a_private_line_is_its_holder_s_alone(home: Cast) -> None:
    line = private_line(home.mia, home.fiona, home)
    says(home.mia, line, home, "help me")

    shown = read(line, home.fiona)

    assert "Private. Only you and Mia can read this." in shown
    assert "help me" in shown
    assert "What is it about?" not in shown
    for person in (home.helen, home.priya, home.dawn, home.marcus):
        assert phone_of(person).get(f"/conversations/{line.id}/").status_code == 404


def test_nobody_is_told_to_ask_themselves(home: Cast) -> None:
    given = Permission.objects.get(child=home.mia, channel="in_app")
    sure(permissions.withdraw(given, by=home.priya, at=TEATIME, on=TEATIME.date()))
    address = f"/children/{home.mia.pk}/"

    assert "Ask Priya Nair to get permission" in words_on(phone_of(home.dawn).get(address))
    page = words_on(phone_of(home.priya).get(address))
    assert "It is yours to get permission" in page
    assert "Ask Priya Nair" not in page
