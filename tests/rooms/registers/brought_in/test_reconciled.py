"""What a file says becomes so, with the fewest steps, and what people wrote is left alone."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clearline.registers.brought_in.reconciled import Held, Steps, steps
from clearline.registers.brought_in.ssda903.facts import Period

FIRST = date(2024, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


@st.composite
def periods(draw: Any) -> list[Period]:
    """Periods in order, none reaching into the next; the last may be open."""
    cuts = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=10)))
    found = [
        Period(draw(st.sampled_from(["C2", "V2"])), on(first), on(end))
        for first, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    if found and draw(st.booleans()):
        found[-1] = found[-1]._replace(end=None)
    return found


def after(held: list[Held], told: Steps) -> set[tuple[str, date]]:
    """What is so on each day, once the steps are done."""
    rows = [row._replace(end=told.end.get(row.pk, row.end)) for row in held]
    rows += [Held(0, *period) for period in told.begin]
    return {
        (row.what, on(day))
        for day in range(70)
        for row in rows
        if row.first <= on(day) and (row.end is None or on(day) < row.end)
    }


def rows_of(said: list[Period]) -> list[Held]:
    return [Held(key, *period) for key, period in enumerate(said, 1)]


@given(periods(), periods())
def test_afterwards_what_the_file_says_is_so_and_nothing_else(
    before: list[Period], now: list[Period]
) -> None:
    held = rows_of(before)
    told = steps(before, now, held)
    assert after(held, told) == after(rows_of(now), Steps())
    assert told.clashes == []


@given(periods())
def test_said_again_it_changes_nothing(said: list[Period]) -> None:
    assert steps(said, said, rows_of(said)) == Steps()


@given(periods())
def test_what_is_written_down_by_hand_already_is_not_written_again(said: list[Period]) -> None:
    assert steps([], said, rows_of(said)) == Steps()


def test_an_open_row_gives_way_to_what_begins_later() -> None:
    told = steps([], [Period("C2", on(10), None)], [Held(1, "V2", on(0), None)])
    assert (told.end, told.begin) == ({1: on(10)}, [Period("C2", on(10), None)])


def test_what_overlaps_with_what_somebody_wrote_is_listed_and_not_written() -> None:
    by_hand = Held(1, "V2", on(5), None)
    said = Period("C2", on(0), None)
    told = steps([], [said], [by_hand])
    assert told == Steps(clashes=[(said, by_hand)])


def test_what_is_said_to_end_is_ended_and_not_begun_anew() -> None:
    before, now = Period("C2", on(0), None), Period("C2", on(0), on(9))
    assert steps([before], [now], [Held(1, *before)]) == Steps(end={1: on(9)})


def test_what_somebody_has_changed_since_is_left_as_it_is() -> None:
    before = Period("C2", on(0), None)
    ended_by_hand = Held(1, "C2", on(0), on(4))
    assert steps([before], [], [ended_by_hand]) == Steps()
