"""The page of texts: who sees what came, says whose it is, or that it is for nobody here."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from clearline.cli.made_up import Cast
from clearline.contact.models import Joining, Unplaced
from clearline.contact.outside import arrivals
from clearline.contact.outside.arrivals import Came
from tests.rooms.web.childs import phone_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

STRANGER = "+447700900455"


def comes(words: str, home: Cast, *, to: str = "07700900100", minutes: int = 0) -> UUID:
    came = Came(uuid4(), "sms", STRANGER, words)
    arrivals.put_aside(came, to=to, at=home.at + timedelta(minutes=minutes))
    return came.id


def shown(phone: Client) -> str:
    return phone.get("/texts/").content.decode()


def test_what_came_to_a_home_is_read_there_and_by_no_other_home(home: Cast) -> None:
    comes("is that larkfield", home)
    assert "is that larkfield" in shown(phone_of(home.dawn))
    assert "is that larkfield" not in shown(phone_of(home.joan))


def test_what_came_to_no_number_of_ours_is_read_by_who_manages(home: Cast) -> None:
    comes("anybody there", home, to="07700900999")
    assert "anybody there" in shown(phone_of(home.priya))
    assert "anybody there" not in shown(phone_of(home.dawn))


def test_whose_it_is_cannot_be_said_without_a_child(home: Cast) -> None:
    text = comes("hi", home)
    phone = phone_of(home.dawn)
    said = {"text": str(text), "whose": "child", "child": ""}

    answer = phone.post("/texts/join/", said)
    assert (answer.status_code, Joining.objects.count()) == (422, 0)
    assert "Say which child it is." in answer.content.decode()

    assert phone.post("/texts/join/", {**said, "child": home.callum.pk}).status_code == 302
    assert Joining.objects.get().child == home.callum


def test_for_nobody_here_is_said_of_what_was_read_and_no_more(home: Cast) -> None:
    first, second = comes("buy now", home), comes("last chance", home)
    third = comes("its me really", home, minutes=1)
    phone = phone_of(home.dawn)

    phone.post(f"/texts/{first}/away/", {"upto": str(second)})

    waiting = Unplaced.objects.filter(placed_at=None)
    assert list(waiting.values_list("pk", flat=True)) == [third]


def test_nobody_of_another_home_says_that_it_is_for_nobody(home: Cast) -> None:
    text = comes("hi", home)
    assert phone_of(home.joan).post(f"/texts/{text}/away/").status_code == 404
    assert phone_of(home.dawn).post(f"/texts/{text}/away/").status_code == 302
