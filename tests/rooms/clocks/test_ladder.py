"""A ladder of deadlines: what has come by now, what is still to come, and how much time is left."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.clocks import ladder
from clearline.clocks.ladder import Rung

START = datetime(2026, 11, 23, 23, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
RUNGS = (Rung("first", 5 * MINUTE), Rung("second", 10 * MINUTE), Rung("third", 15 * MINUTE))
minutes = st.integers(min_value=0, max_value=40)


def names(rungs: list[Rung]) -> list[str]:
    return [rung.name for rung in rungs]


@pytest.mark.parametrize(
    ("after", "fell", "comes"),
    [
        (0, [], ["first", "second", "third"]),
        (4.99, [], ["first", "second", "third"]),
        (5, ["first"], ["second", "third"]),
        (14.99, ["first", "second"], ["third"]),
        (15, ["first", "second", "third"], []),
        (9_000, ["first", "second", "third"], []),
    ],
)
def test_a_rung_falls_when_its_minute_has_come(
    after: float, fell: list[str], comes: list[str]
) -> None:
    now = START + after * MINUTE
    assert names(ladder.fallen(RUNGS, started=START, now=now)) == fell
    assert names(ladder.to_come(RUNGS, started=START, now=now)) == comes


@pytest.mark.parametrize(
    ("answered", "fell"), [(5, []), (5.01, ["first"]), (12, ["first", "second"])]
)
def test_an_answer_ends_what_was_still_to_come_and_not_what_fell(
    answered: float, fell: list[str]
) -> None:
    moments = {"started": START, "now": START + 60 * MINUTE, "answered": START + answered * MINUTE}
    assert names(ladder.fallen(RUNGS, **moments)) == fell
    assert ladder.to_come(RUNGS, **moments) == []


@given(now=minutes, later=minutes, answered=st.none() | minutes)
def test_what_has_fallen_stays_fallen(now: int, later: int, answered: int | None) -> None:
    said = None if answered is None else START + answered * MINUTE
    before = ladder.fallen(RUNGS, started=START, now=START + now * MINUTE, answered=said)
    after = ladder.fallen(RUNGS, started=START, now=START + (now + later) * MINUTE, answered=said)
    assert before == after[: len(before)]


@given(now=minutes)
def test_unanswered_each_rung_has_fallen_or_is_to_come(now: int) -> None:
    at = START + now * MINUTE
    fell = ladder.fallen(RUNGS, started=START, now=at)
    assert (*fell, *ladder.to_come(RUNGS, started=START, now=at)) == RUNGS


@pytest.mark.parametrize(
    ("seconds", "left"), [(0, 60), (1, 60), (59 * 60, 1), (59 * 60 + 59, 1), (3600, 0), (7200, 0)]
)
def test_a_part_of_a_minute_is_a_minute_left(seconds: int, left: int) -> None:
    due = START + 60 * MINUTE
    assert ladder.minutes_left(due, now=START + timedelta(seconds=seconds)) == left


@pytest.mark.parametrize(("after", "share"), [(-5, 100), (0, 100), (15, 75), (60, 0), (90, 0)])
def test_the_line_runs_out_with_the_time(after: int, share: int) -> None:
    assert ladder.share_left(START, START + 60 * MINUTE, now=START + after * MINUTE) == share


def test_what_has_no_length_has_nothing_left() -> None:
    assert ladder.share_left(START, START, now=START) == 0
