"""Days are read as people and programs write them, and only one way is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Unreadable


@given(st.dates(min_value=values.EARLIEST))
def test_a_day_is_the_same_day_in_either_form(on: date) -> None:
    assert values.day(on.isoformat()) == on
    assert values.day(values.written(on)) == on
    assert values.day(f"{on.day}/{on.month}/{on.year:04}") == on
    assert values.day(f"{on.isoformat()} 00:00:00") == on


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("31/02/2024", "There is no day 31/02/2024."),
        ("02-2024", "“02-2024” is no day. Write it as 23/11/2026."),
        ("1/1/24", "“1/1/24” is no day. Write it as 23/11/2026."),
        ("1/1/1801", "The day 1/1/1801 is too long ago."),
    ],
)
def test_what_is_no_day_is_said(said: str, says: str) -> None:
    with pytest.raises(Unreadable) as refused:
        values.day(said)
    assert str(refused.value) == says


@given(st.text(max_size=30))
def test_no_text_is_read_as_a_day_that_it_is_not(said: str) -> None:
    try:
        read = values.day(said)
    except Unreadable:
        return
    assert str(read.year) in said


def test_a_time_is_the_one_that_the_clock_in_england_shows() -> None:
    assert values.moment("01/07/2026 21:30").isoformat() == "2026-07-01T21:30:00+01:00"
    with pytest.raises(Unreadable):
        values.moment("01/07/2026 25:30")
