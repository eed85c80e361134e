"""Stretches of days, held against counting the days one by one."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clearline.registers.stretches import holds_on, last_day, overlap

FIRST = date(2026, 3, 25)
DAYS = [FIRST + timedelta(days=n) for n in range(12)]


@dataclass
class Fact:
    from_on: date
    until_on: date | None
    ended_on: date | None


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    start = draw(st.integers(0, 8))
    later = st.none() | st.integers(start, 11).map(lambda n: DAYS[n])
    return Fact(DAYS[start], draw(later), draw(later))


def days_of(fact: Fact) -> set[date]:
    return {
        day
        for day in DAYS
        if fact.from_on <= day
        and (fact.until_on is None or day <= fact.until_on)
        and (fact.ended_on is None or day < fact.ended_on)
    }


@given(facts())
def test_a_fact_holds_on_the_days_that_it_has(fact: Fact) -> None:
    assert {day for day in DAYS if holds_on(fact, day)} == days_of(fact)


@given(facts(), facts())
def test_two_facts_overlap_when_they_share_a_day(one: Fact, other: Fact) -> None:
    shared = bool(days_of(one) & days_of(other))
    assert overlap(one, other) == overlap(other, one) == shared


def test_the_last_day_of_a_fact_is_the_earlier_of_both_ends() -> None:
    assert last_day(Fact(DAYS[0], DAYS[5], None)) == DAYS[5]
    assert last_day(Fact(DAYS[0], DAYS[5], DAYS[3])) == DAYS[2]
    assert last_day(Fact(DAYS[0], None, None)) is None
