"""A place in a child's private line is given by two people of the authority that placed them."""

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import people, posts, seats
from clearline.registers.models import Kind, Person, Role, Seat, SeatKind
from clearline.registers.recorded import Unkept, sure

ONLY_THE_AUTHORITY = "Only the authority that placed the child may do this."


@pytest.fixture
def solicitor(home: Cast) -> Person:
    return sure(people.add("Una Fenn", Kind.COUNTERPART, by=home.adele, at=home.at))


def propose(home: Cast, who: Person, *, by: Person) -> Seat | Unkept:
    return seats.propose(
        home.mia,
        who,
        kind=SeatKind.SOLICITOR,
        organisation="Bray and Fenn",
        reference="BF 12",
        by=by,
        at=home.at,
    )


def in_force(home: Cast, seat: Seat) -> bool:
    return Seat.objects.filter(pk=seat.pk).in_force(home.at).exists()


def test_a_seat_counts_once_a_second_person_agrees(home: Cast, solicitor: Person) -> None:
    seat = sure(propose(home, solicitor, by=home.marcus))
    assert not in_force(home, seat)
    sure(seats.second(seat, by=home.nadia, at=home.at))
    assert in_force(home, seat)


def test_nobody_seconds_what_they_proposed(home: Cast, solicitor: Person) -> None:
    seat = sure(propose(home, solicitor, by=home.marcus))
    alone = seats.second(seat, by=home.marcus, at=home.at)
    assert str(alone) == "Somebody else must agree."
    assert not in_force(home, seat)


def test_nobody_of_the_home_or_of_another_authority_gives_a_seat(
    home: Cast, solicitor: Person
) -> None:
    for outsider in (home.priya, home.dawn, home.stella, home.fiona, home.adele):
        assert str(propose(home, solicitor, by=outsider)) == ONLY_THE_AUTHORITY
    assert isinstance(propose(home, solicitor, by=home.nadia), Seat)


def test_nobody_of_the_home_seconds_a_seat(home: Cast, solicitor: Person) -> None:
    seat = sure(propose(home, solicitor, by=home.marcus))
    assert str(seats.second(seat, by=home.priya, at=home.at)) == ONLY_THE_AUTHORITY


def test_somebody_of_the_authority_who_also_works_in_a_home_gives_none(
    home: Cast, solicitor: Person
) -> None:
    role, place = Role.RESIDENTIAL_WORKER, home.alder_court
    sure(posts.appoint(home.nadia, role, home=place, by=home.adele, at=home.at))
    assert str(propose(home, solicitor, by=home.nadia)) == ONLY_THE_AUTHORITY


def test_staff_of_a_home_hold_no_seat(home: Cast) -> None:
    assert str(propose(home, home.joan, by=home.marcus)) == (
        "Staff of a home have no place in the private line."
    )


def test_whoever_the_seat_is_for_agrees_to_nothing(home: Cast) -> None:
    own = propose(home, home.nadia, by=home.nadia)
    assert str(own) == "Nobody agrees to their own seat."


def test_one_person_of_the_authority_is_enough_to_end_a_seat(home: Cast, solicitor: Person) -> None:
    seat = sure(propose(home, solicitor, by=home.marcus))
    seat = sure(seats.second(seat, by=home.nadia, at=home.at))
    assert str(seats.stop(seat, by=home.priya, at=home.at)) == ONLY_THE_AUTHORITY
    sure(seats.stop(seat, by=home.nadia, at=home.at))
    assert not in_force(home, seat)


def test_a_seat_is_given_once(home: Cast) -> None:
    again = seats.propose(
        home.mia,
        home.helen,
        kind=SeatKind.IRO,
        organisation="West County Council",
        reference="2",
        by=home.marcus,
        at=home.at,
    )
    assert str(again) == "They have this seat already."
