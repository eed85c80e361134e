"""What a worker is to a child, and of several ties which one counts."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from clearline.cli.made_up import Cast
from clearline.policy.terms import Relationship
from clearline.registers import posts, residences, seats, ties
from clearline.registers.models import Child, Person, Role, SeatKind, Tie
from clearline.registers.models import Relationship as Given
from clearline.registers.recorded import sure

KEYWORKER, HOME_STAFF = Relationship.KEYWORKER, Relationship.HOME_STAFF
NONE = Relationship.NONE


def tie(home: Cast, person: Person, child: Child) -> Relationship:
    return ties.between([(person.pk, child.pk)], at=home.at)[person.pk, child.pk]


def test_each_of_the_cast_is_to_mia_what_they_are(home: Cast) -> None:
    assert {
        "dawn": tie(home, home.dawn, home.mia),
        "sam": tie(home, home.sam, home.mia),
        "tom": tie(home, home.tom, home.mia),
        "deepa": tie(home, home.deepa, home.mia),
        "priya": tie(home, home.priya, home.mia),
        "marcus": tie(home, home.marcus, home.mia),
        "helen": tie(home, home.helen, home.mia),
    } == {
        "dawn": KEYWORKER,
        "sam": HOME_STAFF,
        "tom": HOME_STAFF,
        "deepa": HOME_STAFF,
        "priya": Relationship.REGISTERED_MANAGER,
        "marcus": Relationship.ALLOCATED_WORKER,
        "helen": Relationship.IRO,
    }


def test_outsiders_are_nothing_to_her(home: Cast) -> None:
    outsiders = (home.joan, home.peter, home.stella, home.fiona, home.ruth, home.adele)
    assert {tie(home, outsider, home.mia) for outsider in outsiders} == {NONE}


def test_staff_of_the_home_remain_so_to_a_child_who_left(home: Cast) -> None:
    assert tie(home, home.joy, home.reece) == HOME_STAFF
    assert tie(home, home.joan, home.reece) == NONE


def test_a_post_that_is_over_is_no_tie(home: Cast) -> None:
    held = home.joy.posts.get()
    assert tie(home, home.joy, home.mia) == HOME_STAFF
    sure(posts.stop(held, by=home.priya, at=home.at))
    assert tie(home, home.joy, home.mia) == NONE


def test_a_seat_that_one_person_agreed_is_no_tie(home: Cast) -> None:
    seat = sure(
        seats.propose(
            home.mia,
            home.devi,
            kind=SeatKind.IRO,
            organisation="West County Council",
            reference="7",
            by=home.marcus,
            at=home.at,
        )
    )
    assert tie(home, home.devi, home.mia) == NONE
    sure(seats.second(seat, by=home.nadia, at=home.at))
    assert tie(home, home.devi, home.mia) == Relationship.IRO


def test_a_child_who_moved_has_the_staff_of_both_homes(home: Cast) -> None:
    sure(residences.begin(home.ellie_mae, home.alder_court, by=home.priya, at=home.at))
    assert tie(home, home.joan, home.ellie_mae) == HOME_STAFF
    assert tie(home, home.joy, home.ellie_mae) == HOME_STAFF


def test_the_nearest_tie_counts(home: Cast) -> None:
    sure(posts.give(home.mia, home.priya, Tie.KEYWORKER, by=home.graham, at=home.at))
    assert tie(home, home.priya, home.mia) == KEYWORKER
    role = Role.REGISTERED_MANAGER
    sure(posts.appoint(home.joy, role, home=home.larkfield, by=home.graham, at=home.at))
    assert tie(home, home.joy, home.mia) == Relationship.REGISTERED_MANAGER


@given(st.lists(st.sampled_from(Relationship)))
def test_one_of_the_ties_counts_whatever_their_order(held: list[Relationship]) -> None:
    counts = ties.counts(held)
    assert counts == ties.counts(reversed(held))
    assert counts in {*held, NONE}
    assert (counts == NONE) == (not set(held) - {NONE})


def test_however_many_pairs_there_are_the_questions_stay_as_few(
    home: Cast, django_assert_num_queries: object
) -> None:
    persons = [given.person_id for given in Given.objects.all()]
    children = [child.pk for child in Child.objects.all()]
    pairs = [(person, child) for person in persons for child in children]
    with django_assert_num_queries(4):  # type: ignore[operator]
        found = ties.between(pairs, at=home.at + timedelta(days=1))
    assert len(found) == len(set(pairs))
