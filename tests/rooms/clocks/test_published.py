"""Bank holidays as they are published: read whole years, keep them, and count by them."""

import json
from collections.abc import Iterator
from datetime import date

import pytest

from clearline.clocks import published, working_days
from clearline.clocks.published import NotRead
from clearline.clocks.working_days import NotKnownYet

# The first eight Mondays of 2031 are no bank holidays anywhere, and that is seen.
DAYS = ["2031-01-01", "2031-04-11", "2031-04-14", "2031-05-05"]
DAYS += ["2031-05-26", "2031-08-25", "2031-12-25", "2031-12-26"]


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    working_days.learn({})


def listed(*days: str, division: str = "england-and-wales") -> str:
    events = [{"title": "A day", "date": day, "notes": "", "bunting": True} for day in days]
    return json.dumps({division: {"division": division, "events": events}})


def test_a_year_that_is_all_there_is_read() -> None:
    assert published.read(listed(*DAYS)) == {2031: frozenset(map(date.fromisoformat, DAYS))}


def test_of_a_year_that_is_only_begun_nothing_is_taken() -> None:
    assert published.read(listed(*DAYS, "2032-01-01")).keys() == {2031}


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "<html>",
        "[]",
        "{}",
        listed(*DAYS, division="scotland"),
        listed(*DAYS[:7]),
        listed(*DAYS[:7], "Boxing Day"),
        listed(*DAYS[:7], "2031-12-27"),  # a Saturday
        json.dumps({"england-and-wales": {"events": [{"title": "A day"}]}}),
    ],
)
def test_what_is_not_the_list_is_not_read(wrong: str) -> None:
    with pytest.raises(NotRead):
        published.read(wrong)


def test_what_is_kept_reads_the_same_again() -> None:
    years = published.read(listed(*DAYS))
    assert published.read_kept(published.kept(years)) == years


def test_a_year_that_was_read_in_counts_and_the_others_stay() -> None:
    with pytest.raises(NotKnownYet):
        working_days.is_working_day(date(2031, 5, 5))

    working_days.learn(published.read(listed(*DAYS)))

    assert not working_days.is_working_day(date(2031, 5, 5))
    assert working_days.is_working_day(date(2031, 5, 6))
    assert working_days.after(date(2031, 4, 10), 1) == date(2031, 4, 15)  # over Easter
    assert not working_days.is_working_day(date(2026, 12, 28))
    assert working_days.known_until() == date(2031, 12, 31)


def test_what_is_published_counts_before_what_came_with_the_program() -> None:
    moved = [*DAYS[:-1], "2031-12-29"]
    again = published.read(
        listed(
            *(day.replace("2031", "2026") for day in moved if "04" not in day),
            "2026-04-03",
            "2026-04-06",
        )
    )
    working_days.learn(again)

    assert not working_days.is_working_day(date(2026, 12, 29))
    assert working_days.is_working_day(date(2026, 12, 28))
