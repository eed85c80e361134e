"""The working days of England: weekends, bank holidays, and years that nobody has written down."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.clocks import working_days
from clearline.clocks.working_days import NotKnownYet

days = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 6, 30))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 21), False),  # a Saturday
        (date(2026, 11, 22), False),  # a Sunday
        (date(2026, 12, 25), False),  # Christmas Day
        (date(2026, 12, 28), False),  # for Boxing Day, which is a Saturday
        (date(2026, 12, 29), True),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 8, 31), False),
    ],
)
def test_a_day_is_worked_or_not(day: date, works: bool) -> None:  # noqa: FBT001 - a table
    assert working_days.is_working_day(day) is works


@pytest.mark.parametrize(
    ("began", "count", "due"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 21), 1, date(2026, 11, 23)),  # begun on a Saturday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # over Christmas
        (date(2026, 12, 24), 5, date(2027, 1, 5)),  # and over New Year
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # over Easter
        (date(2026, 11, 23), 20, date(2026, 12, 21)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_so_many_working_days_after_a_day(began: date, count: int, due: date) -> None:
    assert working_days.after(began, count) == due


def test_a_year_that_nobody_has_written_down_is_never_guessed() -> None:
    after_all = working_days.known_until() + timedelta(days=1)
    assert working_days.is_working_day(after_all - timedelta(days=3)) in {True, False}
    with pytest.raises(NotKnownYet, match=str(after_all.year)):
        working_days.is_working_day(after_all)


@given(day=days, count=st.integers(min_value=1, max_value=60))
def test_there_and_back_is_the_same_number(day: date, count: int) -> None:
    due = working_days.after(day, count)
    assert working_days.is_working_day(due)
    assert working_days.between(day, due) == count


def test_each_year_s_are_its_own_and_on_no_weekend() -> None:
    for year, days_off in working_days.holidays().items():
        assert len(days_off) >= 8
        assert {day.year for day in days_off} == {year}
        assert {day.weekday() for day in days_off} <= {0, 1, 2, 3, 4}
