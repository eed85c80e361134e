"""A reviewing officer is of five full years' standing, in date, not in the child's line (I1)."""

from datetime import date, datetime, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import mine
from clearline.contact.draft import Problem
from clearline.registers import posts, seats
from clearline.registers.models import (
    Check,
    CheckKind,
    Person,
    Post,
    Role,
    Seat,
    SeatKind,
    Tie,
    day_of,
)
from clearline.registers.models.vetting import years_before
from clearline.registers.recorded import Unkept, sure
from clearline.registers.vetting import checks, management, reviewing
from tests.home import make_stranger
from tests.rooms.contact.saying import private_line, says

A_DAY = timedelta(days=1)
EVERYTHING = (CheckKind.REGISTRATION, CheckKind.QUALIFICATION, CheckKind.SKILLS)


def see(home: Cast, person: Person, kind: CheckKind, **more: object) -> Check:
    told = {"reference": "1", "issued_by": "Somebody", "until_on": date(2027, 6, 30), **more}
    return sure(checks.make(person, kind, by=home.marcus, at=home.at, **told))  # type: ignore[arg-type]


def appoint(home: Cast, person: Person) -> Post | Unkept:
    place = {"authority": home.west_county}
    return posts.appoint(person, Role.REVIEWING_OFFICER, by=home.adele, at=home.at, **place)  # type: ignore[arg-type]


def overnight(home: Cast, person: Person, kind: CheckKind = CheckKind.REGISTRATION) -> datetime:
    """Let one thing of what makes them fit run out today, and return tomorrow's first minute."""
    old = Check.objects.get(person=person, kind=kind)
    sure(checks.stop(old, on=day_of(home.at) + A_DAY, by=home.adele, at=home.at))
    return (home.at + A_DAY).replace(hour=0, minute=0)


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2026, 11, 23), date(2021, 11, 23)),
        (date(2025, 2, 28), date(2020, 2, 28)),
        (date(2025, 3, 1), date(2020, 3, 1)),
        (date(2028, 2, 29), date(2023, 2, 28)),
    ],
)
def test_years_are_full_on_the_day_and_from_the_29th_on_1_march(day: date, since: date) -> None:
    assert years_before(day, 5) == since


@pytest.mark.parametrize("missing", EVERYTHING)
def test_the_role_is_given_only_with_all_three_on_record(home: Cast, missing: CheckKind) -> None:
    una = make_stranger(home)
    for kind in EVERYTHING:
        if kind != missing:
            see(home, una, kind, awarded_on=date(2015, 7, 1))
    refused = appoint(home, una)
    assert str(refused) == f"Not on record: {reviewing.NEEDED[missing]}."

    see(home, una, missing, awarded_on=date(2015, 7, 1))
    assert sure(appoint(home, una)).person == una


@pytest.mark.parametrize(
    ("awarded_on", "is_long_enough"), [(date(2021, 11, 23), True), (date(2021, 11, 24), False)]
)
def test_five_full_years_have_passed_on_the_day(
    home: Cast, awarded_on: date, *, is_long_enough: bool
) -> None:
    una = make_stranger(home)
    for kind in EVERYTHING:
        see(home, una, kind, awarded_on=awarded_on)
    assert isinstance(appoint(home, una), Post) == is_long_enough


def test_nobody_checks_themselves(home: Cast) -> None:
    own = checks.make(home.helen, CheckKind.DBS, by=home.helen, at=home.at, reference="1")
    assert str(own) == "Somebody else must check it."


def test_what_runs_out_says_when(home: Cast) -> None:
    told = {"reference": "SW1", "issued_by": "Social Work England"}
    endless = checks.make(home.nadia, CheckKind.REGISTRATION, by=home.adele, at=home.at, **told)  # type: ignore[arg-type]
    assert str(endless) == "Say until which day it is in date."


@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_reviewing_officer_lapses_overnight_by_themselves(home: Cast, kind: CheckKind) -> None:
    tomorrow = overnight(home, home.helen, kind)
    seat = Seat.objects.get(child=home.mia, kind=SeatKind.IRO)
    standing = Seat.objects.filter(pk=seat.pk)

    assert standing.in_force(tomorrow - timedelta(minutes=1)).exists()
    assert not standing.in_force(tomorrow).exists()
    assert not Post.objects.filter(person=home.helen).in_force(tomorrow).exists()
    seat.refresh_from_db()
    assert seat.ended_on is None


def test_who_has_the_duty_stands_in_from_that_moment_and_the_child_is_told_who_checked(
    home: Cast,
) -> None:
    tomorrow = overnight(home, home.helen)
    before = {each.person: each for each in seats.checked(home.mia, at=home.at)}
    after = {each.person: each for each in seats.checked(home.mia, at=tomorrow)}

    assert set(before) == {home.helen, home.fiona}
    assert set(after) == {home.devi, home.fiona}
    stands_in = after[home.devi]
    assert stands_in.instead_of == home.helen
    assert (stands_in.first, stands_in.second) == (home.nadia, home.marcus)
    assert mine.reviewers(home.mia.pk, at=tomorrow) == [home.devi]


def test_whoever_lapsed_no_longer_writes_on_the_line_that_was_theirs(home: Cast) -> None:
    line = private_line(home.mia, home.helen, home)

    def write(at: datetime) -> Problem | None:
        return says(home.helen, line, home, at=at).problem

    tomorrow = overnight(home, home.helen)
    assert write(home.at) is None
    assert write(tomorrow) is Problem.NOT_YOURS


def test_a_new_registration_brings_them_back_and_the_stand_in_goes(home: Cast) -> None:
    tomorrow = overnight(home, home.helen)
    told = {"reference": "SW2", "issued_by": "Social Work England", "until_on": date(2028, 1, 1)}
    sure(checks.make(home.helen, CheckKind.REGISTRATION, by=home.adele, at=tomorrow, **told))  # type: ignore[arg-type]
    assert mine.reviewers(home.mia.pk, at=tomorrow) == [home.helen]


def test_who_works_with_the_child_or_is_above_those_who_do_does_not_review_them(
    home: Cast,
) -> None:
    def propose(person: Person) -> Seat | Unkept:
        about = {"kind": SeatKind.IRO, "organisation": "West County Council", "reference": "9"}
        return seats.propose(home.callum, person, by=home.marcus, at=home.at, **about)  # type: ignore[arg-type]

    una = make_stranger(home)
    for kind in EVERYTHING:
        see(home, una, kind, awarded_on=date(2015, 7, 1))
    sure(appoint(home, una))
    row = sure(management.begin(home.marcus, una, by=home.adele, at=home.at))
    assert "is in the line of those who work with Callum" in str(propose(una))

    sure(management.stop(row, by=home.adele, at=home.at))
    assert isinstance(propose(una), Seat)


def test_who_reviews_a_child_is_not_put_into_their_line_later(home: Cast) -> None:
    given = posts.give(home.mia, home.helen, Tie.ALLOCATED_WORKER, by=home.marcus, at=home.at)
    above = management.begin(home.marcus, home.helen, by=home.adele, at=home.at)
    for refused in (given, above):
        assert str(refused).startswith("Helen Ashdown reviews ")
    assert not isinstance(
        management.begin(home.marcus, home.nadia, by=home.adele, at=home.at), Unkept
    )


def test_nobody_answers_to_those_who_answer_to_them(home: Cast) -> None:
    sure(management.begin(home.sam, home.deepa, by=home.priya, at=home.at))
    ring = management.begin(home.deepa, home.sam, by=home.priya, at=home.at)
    assert str(ring) == "Sam Oyelaran answers to Deepa Anand already."


def test_a_conflict_ends_the_reviewing_of_that_child_alone(home: Cast) -> None:
    sure(management.conflict(home.helen, home.mia, "Her cousin.", by=home.marcus, at=home.at))
    assert mine.reviewers(home.mia.pk, at=home.at) == [home.devi]
    assert mine.reviewers(home.callum.pk, at=home.at) == [home.helen]

    row = home.mia.conflicts.get()
    assert str(management.settle(row, by=home.helen, at=home.at)) == "Somebody else must do this."
    sure(management.settle(row, by=home.marcus, at=home.at))
    assert mine.reviewers(home.mia.pk, at=home.at) == [home.helen]
