"""Days and hours are Europe/London's, and end where the table says they end."""

from datetime import date

import pytest

from clearline.policy.facts import is_adult
from tests.rooms.policy.asking import noticed, stopped, told

HELD = {"agreed_hours": "hold"}


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2026-05-12T20:59:59.999999+01:00", {}),
        ("2026-05-12T21:00:00+01:00", HELD),
        ("2026-05-12T23:59:59+01:00", HELD),
        ("2026-05-13T00:00:00+01:00", HELD),
        ("2026-05-13T07:59:59.999999+01:00", HELD),
        ("2026-05-13T08:00:00+01:00", {}),
    ],
)
def test_quiet_hours_begin_at_the_first_time_and_end_just_before_the_second(
    at: str, held: dict[str, str]
) -> None:
    assert stopped(at=at) == held


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2026-07-01T19:59:59Z", {}),
        ("2026-07-01T20:00:00Z", HELD),  # nine in the evening, summer time
        ("2026-12-01T20:00:00Z", {}),
        ("2026-12-01T21:00:00Z", HELD),
        ("2026-07-02T05:00:00+09:00", HELD),  # the same moment, told from elsewhere
    ],
)
def test_hours_are_those_of_london(at: str, held: dict[str, str]) -> None:
    assert stopped(at=at) == held


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2026-05-12T12:59:00+01:00", {}),
        ("2026-05-12T13:00:00+01:00", HELD),
        ("2026-05-12T13:59:59+01:00", HELD),
        ("2026-05-12T14:00:00+01:00", {}),
        ("2026-05-12T23:00:00+01:00", {}),
    ],
)
def test_a_first_time_before_the_second_does_not_cross_midnight(
    at: str, held: dict[str, str]
) -> None:
    assert stopped(at=at, policy={"quiet_hours": ["13:00", "14:00"]}) == held


@pytest.mark.parametrize("hour", [0, 8, 13, 21])
def test_equal_times_mean_no_quiet_hours(hour: int) -> None:
    at = f"2026-05-12T{hour:02}:00:00+01:00"

    assert stopped(at=at, policy={"quiet_hours": ["21:00", "21:00"]}) == {}


@pytest.mark.parametrize(
    ("minutes", "held"), [(0, {}), (59.5, {}), (60, {}), (60.01, HELD), (None, HELD), (..., HELD)]
)
def test_they_wrote_within_the_window_when_the_minutes_are_not_more_than_it(
    minutes: object, held: dict[str, str]
) -> None:
    at = "2026-05-12T22:10:00+01:00"

    assert stopped(at=at, minutes_since_their_message=minutes) == held


def test_a_window_of_nothing_lets_only_the_same_minute_through() -> None:
    late = {"at": "2026-05-12T22:10:00+01:00", "policy": {"reply_window_minutes": 0}}

    assert stopped(**late, minutes_since_their_message=0) == {}
    assert stopped(**late, minutes_since_their_message=1) == HELD


@pytest.mark.parametrize(
    ("presence", "held"),
    [("missing", {}), ("away", HELD), ("in_home", HELD), ("unknown", HELD)],
)
def test_a_missing_child_may_be_written_to_at_night(presence: str, held: dict[str, str]) -> None:
    assert stopped(at="2026-05-12T22:10:00+01:00", recipient={"presence": presence}) == held


@pytest.mark.parametrize("channel", ["face_to_face", "noticeboard", "website"])
def test_hours_and_shifts_are_not_asked_of_what_is_not_sent_to_one(channel: str) -> None:
    at = "2026-05-12T22:10:00+01:00"

    assert stopped(at=at, channel=channel, worker={"on_shift": False}) == {}
    assert stopped(at=at, worker={"on_shift": False}) == {**HELD, "on_shift": "hold"}


@pytest.mark.parametrize(
    ("relationship", "held"),
    [
        ("keyworker", {"on_shift": "hold"}),
        ("home_staff", {"on_shift": "hold"}),
        ("registered_manager", {}),
        ("allocated_worker", {}),
        ("iro", {}),
    ],
)
def test_only_the_homes_own_staff_are_asked_whether_they_are_on_shift(
    relationship: str, held: dict[str, str]
) -> None:
    assert stopped(worker={"on_shift": False, "relationship": relationship}) == held


ALL_BUT_ONE = ["practice_guidance", "propriety"]


@pytest.mark.parametrize(
    ("started_on", "refused"),
    [("2026-04-27", {"policies_acknowledged": "refuse"}), ("2026-04-28", {}), ("2026-05-20", {})],
)
def test_the_grace_is_over_when_more_days_than_it_have_passed(
    started_on: str, refused: dict[str, str]
) -> None:
    worker = {"started_on": started_on, "acknowledged": ALL_BUT_ONE}

    assert stopped(worker=worker) == refused
    assert noticed(worker=worker) == ([] if refused else ["policies_acknowledged"])


def test_the_grace_counts_days_of_london() -> None:
    worker = {"started_on": "2026-04-28", "acknowledged": ALL_BUT_ONE}
    # Half past midnight on 13 May in London, which is still 12 May in UTC: fifteen days.
    just_after_midnight = {"at": "2026-05-12T23:30:00Z", "minutes_since_their_message": 5}

    assert stopped(worker=worker) == {}
    assert stopped(worker=worker, **just_after_midnight) == {"policies_acknowledged": "refuse"}


@pytest.mark.parametrize(
    ("born", "on", "adult"),
    [
        ("2008-02-29", "2026-02-28", False),
        ("2008-02-29", "2026-03-01", True),
        ("2008-05-12", "2026-05-11", False),
        ("2008-05-12", "2026-05-12", True),
        ("2008-12-31", "2026-12-30", False),
        ("2030-01-01", "2026-05-12", False),
    ],
)
def test_somebody_is_18_on_their_birthday_and_born_on_29_february_on_1_march(
    born: str, on: str, *, adult: bool
) -> None:
    assert is_adult(date.fromisoformat(born), on=date.fromisoformat(on)) is adult


def test_somebody_is_18_when_the_day_begins_in_london() -> None:
    born = {"date_of_birth": "2008-05-13"}

    assert told(at="2026-05-12T22:59:59Z", recipient=born).is_adult is False
    assert told(at="2026-05-12T23:00:00Z", recipient=born).is_adult is True
