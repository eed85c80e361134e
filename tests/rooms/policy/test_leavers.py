"""Which kind of care leaver somebody is, at each edge of the dates that decide it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.policy.leavers import Category, Stretch, category

BORN = date(2008, 11, 23)
SIXTEEN, EIGHTEEN = date(2024, 11, 23), date(2026, 11, 23)
TODAY = date(2026, 11, 23)


def looked_after(first: date, last: date | None, **more: bool) -> list[Stretch]:
    return [Stretch(first, last, **more)]


def kind(days: list[Stretch], *, on: date = TODAY, born_on: date | None = BORN) -> Category:
    return category(born_on, days, on=on).category


def ending_at_16(count: int) -> list[Stretch]:
    """So many days, the last of them the sixteenth birthday."""
    return looked_after(SIXTEEN - timedelta(days=count - 1), SIXTEEN)


def test_thirteen_weeks_that_end_at_16_make_a_former_relevant_young_person_of_18() -> None:
    assert kind(ending_at_16(91)) is Category.FORMER_RELEVANT
    assert kind(ending_at_16(90)) is Category.QUALIFYING


def test_thirteen_weeks_that_ended_on_the_eve_of_16_make_nothing() -> None:
    ended = looked_after(SIXTEEN - timedelta(days=91), SIXTEEN - timedelta(days=1))
    assert kind(ended) is Category.NONE


def test_days_before_14_do_not_count() -> None:
    fourteen = date(2022, 11, 23)
    assert kind(looked_after(date(2015, 1, 1), fourteen + timedelta(days=90))) is Category.NONE
    early = Stretch(date(2015, 1, 1), fourteen - timedelta(days=1))
    assert kind([early, *ending_at_16(90)]) is Category.QUALIFYING


def test_a_planned_short_break_does_not_count_and_days_count_once() -> None:
    breaks = looked_after(date(2024, 1, 1), date(2024, 8, 1), is_short_break=True)
    assert kind([*breaks, *ending_at_16(90)]) is Category.QUALIFYING
    assert kind([*ending_at_16(90), *ending_at_16(90)]) is Category.QUALIFYING


@pytest.mark.parametrize(
    ("on", "last", "expected"),
    [
        (date(2024, 11, 22), None, Category.NONE),  # the eve of 16
        (date(2024, 11, 23), None, Category.ELIGIBLE),
        (date(2026, 11, 22), None, Category.ELIGIBLE),  # the eve of 18
        (date(2026, 11, 22), date(2026, 11, 21), Category.RELEVANT),
        (date(2026, 11, 23), None, Category.FORMER_RELEVANT),
        (date(2029, 11, 22), None, Category.FORMER_RELEVANT),
        (date(2029, 11, 23), None, Category.TO_25),  # 21
        (date(2033, 11, 22), None, Category.TO_25),
        (date(2033, 11, 23), None, Category.OLDER),  # 25
    ],
)
def test_each_birthday_changes_the_kind_on_the_day(
    on: date, last: date | None, expected: Category
) -> None:
    assert kind(looked_after(date(2024, 1, 1), last), on=on) is expected


def test_who_is_looked_after_for_less_than_13_weeks_is_not_eligible_yet() -> None:
    day = date(2026, 3, 1)
    since = looked_after(day - timedelta(days=89), None)
    assert kind(since, on=day) is Category.NONE
    assert kind(since, on=day + timedelta(days=1)) is Category.ELIGIBLE


def test_who_was_never_looked_after_at_16_is_nothing_and_without_a_birthday_it_is_unknown() -> None:
    assert kind([]) is Category.NONE
    assert kind([], born_on=None) is Category.UNKNOWN


def test_somebody_born_on_29_february_is_18_on_1_march() -> None:
    born, days = date(2008, 2, 29), looked_after(date(2024, 1, 1), None)
    assert kind(days, born_on=born, on=date(2026, 2, 28)) is Category.ELIGIBLE
    assert kind(days, born_on=born, on=date(2026, 3, 1)) is Category.FORMER_RELEVANT


def test_the_reason_says_the_figures() -> None:
    found = category(BORN, ending_at_16(100), on=TODAY)
    says = "18 years old. Looked after on 100 days from 14 to 18, 1 of them at 16 or 17"
    assert found.why == f"{says}; 91 are needed."


@given(
    st.lists(
        st.tuples(st.dates(date(2015, 1, 1), date(2027, 1, 1)), st.integers(0, 400)), max_size=4
    ),
    st.dates(date(2024, 11, 23), date(2036, 1, 1)),
)
def test_more_days_never_make_less_of_it(spans: list[tuple[date, int]], on: date) -> None:
    days = [Stretch(first, first + timedelta(days=length)) for first, length in spans]
    full = {Category.RELEVANT, Category.ELIGIBLE, Category.FORMER_RELEVANT, Category.TO_25}
    if kind(days, on=on) in full:
        assert kind([*days, Stretch(date(2024, 1, 1), date(2024, 3, 1))], on=on) in full
