"""Who is on, when nobody is, and how two workers swap."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers import shifts
from clearline.registers.models import Duty, Shift
from clearline.registers.recorded import Unkept, sure
from tests.conftest import TEATIME

START = datetime(2027, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def shift(starts: int, ends: int, duty: Duty = Duty.SHIFT) -> Shift:
    return Shift(starts_at=START + starts * HOUR, ends_at=START + ends * HOUR, duty=duty)


def hours(found: list[tuple[datetime, datetime]]) -> list[tuple[int, int]]:
    return [(int((a - START) / HOUR), int((b - START) / HOUR)) for a, b in found]


@pytest.mark.parametrize(
    ("on", "empty"),
    [
        ([], [(0, 24)]),
        ([shift(0, 24)], []),
        ([shift(-8, 7), shift(7, 30)], []),
        ([shift(7, 15), shift(16, 24)], [(0, 7), (15, 16)]),
        ([shift(16, 24), shift(0, 8), shift(6, 15)], [(15, 16)]),
        ([shift(0, 24, Duty.ON_CALL)], [(0, 24)]),
        ([shift(0, 24, Duty.SLEEP_IN)], []),
    ],
)
def test_a_gap_is_when_nobody_is_there(on: list[Shift], empty: list[tuple[int, int]]) -> None:
    assert hours(shifts.gaps(on, START, START + 24 * HOUR)) == empty


_SPAN = st.tuples(st.integers(-5, 28), st.integers(1, 12))


@given(st.lists(_SPAN, max_size=8))
def test_each_hour_is_a_gap_or_somebodys(spans: list[tuple[int, int]]) -> None:
    on = [shift(starts, starts + length) for starts, length in spans]
    empty = hours(shifts.gaps(on, START, START + 24 * HOUR))

    for hour in range(24):
        somebodys = any(starts <= hour < starts + length for starts, length in spans)
        assert somebodys != any(begins <= hour < ends for begins, ends in empty)


@pytest.fixture
def next_week(home: Cast) -> tuple[Shift, Shift]:
    """Dawn's shift on a day that is on no rota yet, and Sam's on the next."""
    day = TEATIME + timedelta(days=20)
    made = [
        sure(
            shifts.plan(
                person, home.larkfield, by=home.priya, at=TEATIME, starts_at=start, ends_at=end
            )
        )
        for person, start, end in (
            (home.dawn, day, day + 8 * HOUR),
            (home.sam, day + 24 * HOUR, day + 32 * HOUR),
        )
    ]
    return made[0], made[1]


def on_rota(home: Cast) -> dict[datetime, str]:
    found = Shift.objects.filter(cancelled_at=None, starts_at__gt=TEATIME + timedelta(days=15))
    return {s.starts_at: s.person.called for s in found.select_related("person")}


def test_two_swap_and_what_was_stays_written_down(
    home: Cast, next_week: tuple[Shift, Shift]
) -> None:
    one, other = next_week
    assert on_rota(home) == {one.starts_at: "Dawn Pryce", other.starts_at: "Sam Oyelaran"}

    sure(shifts.swap(one, other, by=home.priya, at=TEATIME))

    assert on_rota(home) == {one.starts_at: "Sam Oyelaran", other.starts_at: "Dawn Pryce"}
    one.refresh_from_db()
    assert (one.person, one.cancelled_by, one.cancelled_at) == (home.dawn, home.priya, TEATIME)
    assert verify().wrong is None


def test_a_swap_is_whole_or_not_at_all(home: Cast, next_week: tuple[Shift, Shift]) -> None:
    one, other = next_week
    sure(
        shifts.plan(
            home.sam,
            home.larkfield,
            by=home.priya,
            at=TEATIME,
            starts_at=one.starts_at + HOUR,
            ends_at=one.ends_at,
        )
    )
    before = on_rota(home)

    refused = shifts.swap(one, other, by=home.priya, at=TEATIME)

    assert str(refused) == "They are on another shift in these hours."
    assert on_rota(home) == before


def test_only_two_of_one_home_swap(home: Cast, next_week: tuple[Shift, Shift]) -> None:
    one, _ = next_week
    joans = Shift.objects.filter(person=home.joan, cancelled_at=None, ends_at__gt=TEATIME).first()
    assert joans

    assert isinstance(shifts.swap(one, joans, by=home.priya, at=TEATIME), Unkept)
    assert isinstance(shifts.swap(one, one, by=home.priya, at=TEATIME), Unkept)


def test_what_is_left_of_a_shift_changes_hands(home: Cast, next_week: tuple[Shift, Shift]) -> None:
    one, _ = next_week
    halfway = one.starts_at + 4 * HOUR

    taken = sure(shifts.hand_over(one, home.joy, by=home.priya, at=halfway))

    assert (taken.person, taken.starts_at, taken.ends_at) == (home.joy, halfway, one.ends_at)
    one.refresh_from_db()
    assert one.cancelled_at == halfway
    again = shifts.hand_over(one, home.tom, by=home.priya, at=halfway)
    assert str(again) == "That shift is over, or off the rota."


def test_it_is_given_to_somebody_else_who_works_there_and_is_free(
    home: Cast, next_week: tuple[Shift, Shift]
) -> None:
    one, _ = next_week
    free = {person.called for person in shifts.may_take(one)}

    assert {"Sam Oyelaran", "Joy Penhale"} <= free
    assert not {"Dawn Pryce", home.joan.called, home.owen.called, home.ruth.called} & free
    assert isinstance(shifts.hand_over(one, home.dawn, by=home.priya, at=TEATIME), Unkept)
    assert isinstance(shifts.hand_over(one, home.joan, by=home.priya, at=TEATIME), Unkept)
    assert [s.person for s in shifts.may_swap(one, at=one.starts_at - HOUR)] == [home.sam]
