"""Who must be asked, under each legal status, and how long an answer can last."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.policy.rules.permission import MAY_GIVE
from clearline.policy.terms import Giver, LegalStatus
from clearline.policy.whom import (
    LAW,
    LONGEST,
    Child,
    Example,
    Holder,
    Route,
    Span,
    age_on,
    birthday,
    last_day,
    whom,
)
from clearline.policy.whom_examples import EXAMPLES

STATUSES = st.sampled_from([None, *LegalStatus])
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says)
def test_each_example_is_as_it_says(example: Example) -> None:
    found = whom(example.child)
    assert (found.giver, found.persons) == (example.giver, example.persons)


def test_every_status_has_an_example_and_cites_its_law() -> None:
    assert {e.child.legal_status for e in EXAMPLES} == set(LAW) == {None, *LegalStatus}
    assert [status for status, law in LAW.items() if not law.cites] == []


@given(
    status=STATUSES,
    age=st.integers(0, 30),
    kept_away=st.lists(st.booleans(), max_size=3),
    unaccompanied=st.booleans(),
)
def test_whoever_is_asked_may_give_it(
    *, status: LegalStatus | None, age: int, kept_away: list[bool], unaccompanied: bool
) -> None:
    holders = tuple(Holder(i, is_kept_away=away) for i, away in enumerate(kept_away))
    found = whom(Child(status, age, holders, is_unaccompanied=unaccompanied))

    if age >= 18:
        assert found.giver is Giver.YOUNG_PERSON
    elif found.giver is None:
        assert found.law.route is Route.NOBODY
    else:
        assert found.giver in MAY_GIVE[status]
    assert {h.person for h in holders if h.is_kept_away}.isdisjoint(found.persons)


def test_a_status_that_ends_by_itself_takes_the_yes_with_it() -> None:
    born = date(2012, 7, 16)
    plain = Span(TODAY, born_on=born, legal_status=LegalStatus.V2, status_since=TODAY)
    police = Span(TODAY, born_on=born, legal_status=LegalStatus.L1, status_since=TODAY)

    assert last_day(plain) == TODAY + LONGEST
    assert last_day(police) == TODAY + timedelta(days=3)


def test_a_parents_yes_ends_on_the_eve_of_eighteen_and_ones_own_does_not() -> None:
    turning = Span(TODAY, born_on=date(2008, 12, 8))
    grown = Span(TODAY, born_on=date(2007, 12, 8))

    assert last_day(turning) == date(2026, 12, 7)
    assert last_day(grown) == TODAY + LONGEST


@given(
    st.dates(date(1995, 1, 1), TODAY),
    STATUSES,
    st.dates(date(2020, 1, 1), TODAY),
    st.none() | st.dates(TODAY, date(2028, 1, 1)),
)
def test_a_yes_never_lasts_longer_than_was_said(
    born: date, status: LegalStatus | None, since: date, wanted: date | None
) -> None:
    ends = last_day(Span(TODAY, wanted, born, status, since))
    assert ends <= TODAY + LONGEST
    assert wanted is None or ends <= wanted


def test_somebody_born_on_29_february_is_18_on_1_march() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert age_on(None, TODAY) is None
