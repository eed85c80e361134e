"""A link for the family: its code, its waits, its end, and what it never opens."""

from datetime import timedelta

import pytest

from clearline.access import family
from clearline.access.family import Made
from clearline.access.models import FamilyLink
from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers import family as relatives
from clearline.registers.asking import asks
from clearline.registers.models import Channel, Person
from clearline.registers.recorded import sure

pytestmark = pytest.mark.django_db
ADDRESS = "192.0.2.7"


@pytest.fixture
def made(home: Cast) -> Made:
    return make(home, home.karen)


def make(home: Cast, person: Person) -> Made:
    child = home.mia if person == home.karen else home.tobi
    asked = asks.begin(child, person=person, forms=(Channel.SMS,), by=home.priya, at=home.at)
    return family.make(sure(asked), by=home.priya, at=home.at)


def wrong(made: Made) -> str:
    return "00000000" if made.code != "00000000" else "11111111"


def test_the_right_code_opens_it_as_often_as_one_likes(home: Cast, made: Made) -> None:
    for later in (timedelta(0), timedelta(days=90)):
        at = home.at + later
        found = family.find(made.token, at=at)
        assert found == made.link
        assert family.prove(found, made.spoken_code, address=ADDRESS, at=at).is_right


def test_neither_token_nor_code_is_kept(home: Cast, made: Made) -> None:
    row = str(FamilyLink.objects.values().get())
    assert made.token not in row
    assert made.code not in row
    assert made.code not in repr(made.link)


def test_a_wrong_code_makes_the_next_try_wait_and_shuts_nobody_out(home: Cast, made: Made) -> None:
    at, waits = home.at, []
    for _ in range(12):
        tried = family.prove(made.link, wrong(made), address=ADDRESS, at=at)
        assert not tried.is_right
        assert family.prove(made.link, made.code, address=ADDRESS, at=at) == family.Tried(
            wait=tried.wait
        )
        waits.append(tried.wait)
        at += timedelta(seconds=tried.wait)
    assert waits == sorted(waits)
    assert waits[-1] == 60
    assert family.prove(made.link, made.code, address=ADDRESS, at=at).is_right


def test_the_code_of_one_link_opens_no_other(home: Cast, made: Made) -> None:
    other = make(home, home.bisi)
    assert not family.prove(other.link, made.code, address=ADDRESS, at=home.at).is_right
    visit = family.visit(made.link, at=home.at)
    assert family.is_visiting(visit, made.link, at=home.at)
    assert not family.is_visiting(visit, other.link, at=home.at)


@pytest.mark.parametrize("value", ["", "1", "1:1", "1:1:x", "☃"])
def test_nobody_makes_up_a_visit(home: Cast, made: Made, value: str) -> None:
    assert not family.is_visiting(value, made.link, at=home.at)


def test_a_visit_ends_after_half_an_hour(home: Cast, made: Made) -> None:
    visit = family.visit(made.link, at=home.at)
    assert family.is_visiting(visit, made.link, at=home.at + family.VISIT)
    over = home.at + family.VISIT + timedelta(seconds=1)
    assert not family.is_visiting(visit, made.link, at=over)


def test_a_link_that_was_ended_opens_nothing(home: Cast, made: Made) -> None:
    other = family.make(made.link.ask, by=home.priya, at=home.at)
    assert family.find(other.token, at=home.at) is not None
    assert family.end(made.link.ask, by=home.priya, at=home.at) == 2
    assert family.find(made.token, at=home.at) is None
    assert family.find(other.token, at=home.at) is None


def test_a_link_runs_out_with_its_ask(home: Cast, made: Made) -> None:
    assert family.find(made.token, at=home.at + asks.LINK_LASTS) is not None
    assert family.find(made.token, at=home.at + asks.LINK_LASTS + timedelta(days=1)) is None


def test_an_order_of_a_court_shuts_it(home: Cast, made: Made) -> None:
    sure(relatives.keep_away(home.mia, home.karen, reference="WC1", by=home.priya, at=home.at))
    assert family.find(made.token, at=home.at) is None


def test_a_token_that_is_none_finds_nothing(home: Cast, made: Made) -> None:
    assert family.find("A" * 22, at=home.at) is None
    assert family.find("", at=home.at) is None


def test_the_ledger_vouches_for_each_link(home: Cast, made: Made) -> None:
    family.prove(made.link, made.code, address=ADDRESS, at=home.at)
    family.end(made.link.ask, by=home.priya, at=home.at)
    assert verify().wrong is None
