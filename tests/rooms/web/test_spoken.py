"""Times and names are said as one says them aloud."""

from datetime import UTC, date, datetime, timedelta

import pytest

from clearline.web import spoken

NOW = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (datetime(2026, 11, 23, 0, 5, tzinfo=UTC), "12:05 am"),
        (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), "12:00 pm"),
        (datetime(2026, 7, 1, 14, 15, tzinfo=UTC), "3:15 pm"),
    ],
)
def test_times_are_londons(at: datetime, says: str) -> None:
    assert spoken.time(at) == says


@pytest.mark.parametrize(
    ("ago", "says"),
    [
        (timedelta(0), "Today"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=2), "Saturday"),
        (timedelta(days=6), "Tuesday"),
        (timedelta(days=7), "16 November"),
        (timedelta(days=400), "19 October 2025"),
        (-timedelta(days=1), "24 November"),
    ],
)
def test_days_are_as_near_as_they_are(ago: timedelta, says: str) -> None:
    assert spoken.day(NOW - ago, now=NOW) == says


def test_a_day_ends_at_midnight_in_london_in_summer_too() -> None:
    now = datetime(2026, 7, 2, 10, 0, tzinfo=UTC)

    assert spoken.day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC), now=now) == "Today"
    assert spoken.day(datetime(2026, 7, 1, 22, 30, tzinfo=UTC), now=now) == "Yesterday"


def test_a_moment_is_a_day_and_a_time() -> None:
    assert spoken.moment(NOW, now=NOW) == "today at 4:30 pm"
    assert spoken.moment(NOW - timedelta(days=2), now=NOW) == "on Saturday at 4:30 pm"


@pytest.mark.parametrize(
    ("length", "says"),
    [
        (timedelta(seconds=5), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(minutes=73), "1 h 13 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=3, hours=5), "3 days"),
    ],
)
def test_spans_are_said_shortly(length: timedelta, says: str) -> None:
    assert spoken.span(length) == says


@pytest.mark.parametrize(
    ("names", "says"),
    [([], ""), (["Dawn"], "Dawn"), (["Dawn", "Sam", "Marcus"], "Dawn, Sam and Marcus")],
)
def test_names_stand_in_a_row(names: list[str], says: str) -> None:
    assert spoken.names(names) == says


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Dawn Pryce", "DP"), ("Mia", "M"), ("Mary Ann van Dyke", "MD"), ("", ""), ("😀 Ola", "O")],
)
def test_a_circle_holds_two_letters(name: str, letters: str) -> None:
    assert spoken.initials(name) == letters


def test_a_whole_date_has_its_year() -> None:
    assert spoken.whole_date(date(2026, 11, 3)) == "3 November 2026"
