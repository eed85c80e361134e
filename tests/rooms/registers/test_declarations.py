"""Each worker declares once a year where they are online and whom here they know (D1)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import staff
from clearline.registers.models import Declaration, Person, StaffMember, day_of
from clearline.registers.recorded import sure
from clearline.registers.workers import declarations
from tests.home import make_stranger

A_DAY = timedelta(days=1)


def due_on(person: Person, *, at: datetime) -> date:
    found = declarations.due(person, at=at)
    assert found
    return found.on


def test_it_is_asked_again_a_year_after_it_was_said(home: Cast) -> None:
    sure(declarations.declare("A page", "", by=home.sam, at=home.at))
    assert due_on(home.sam, at=home.at) == date(2027, 11, 23)

    in_time, late = date(2027, 11, 23), date(2027, 11, 24)
    found = declarations.due(home.sam, at=home.at)
    assert found
    assert [
        found.is_late(datetime(*day.timetuple()[:3], 12, tzinfo=UTC)) for day in (in_time, late)
    ] == [
        False,
        True,
    ]
    assert not found.is_near(home.at)
    assert found.is_near(home.at + 340 * A_DAY)


def test_from_a_leap_day_the_year_ends_on_the_28th() -> None:
    assert declarations._a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert declarations._a_year_after(date(2027, 2, 28)) == date(2028, 2, 28)
    assert declarations._a_year_after(date(2027, 12, 31)) == date(2028, 12, 31)


def test_a_newcomer_has_as_many_days_as_for_the_policies(home: Cast) -> None:
    assert due_on(home.tom, at=home.at) == day_of(home.at) + 14 * A_DAY


def test_nothing_said_before_is_overwritten(home: Cast) -> None:
    for words in ("A page", ""):
        sure(declarations.declare(words, "", by=home.sam, at=home.at))
    assert [row.online for row in declarations.of(home.sam.pk)][:2] == ["", "A page"]
    assert Declaration.objects.filter(person=home.sam).count() == 3


def test_only_those_who_work_here_are_asked(home: Cast) -> None:
    stranger = make_stranger(home)
    assert declarations.due(stranger, at=home.at) is None
    assert declarations.due(home.ruth, at=home.at) is None
    refused = declarations.declare("", "", by=stranger, at=home.at)
    assert str(refused) == "Only those who work here declare."


def test_who_is_late_is_named_and_who_has_left_is_not(home: Cast) -> None:
    everybody = [home.dawn, home.sam]
    assert declarations.late(everybody, at=home.at) == []
    a_month_on = home.at + 30 * A_DAY
    assert [who for who, _ in declarations.late(everybody, at=a_month_on)] == [home.dawn]
    member = StaffMember.objects.get(person=home.dawn)
    sure(staff.leave(member, on=day_of(home.at), by=home.priya, at=home.at))
    assert declarations.late(everybody, at=a_month_on) == []


@pytest.mark.parametrize("words", ["", "W" * 1000])
def test_as_much_as_fits_is_kept(home: Cast, words: str) -> None:
    assert sure(declarations.declare(words, words, by=home.sam, at=home.at)).knows == words
