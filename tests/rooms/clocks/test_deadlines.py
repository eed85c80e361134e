"""Each deadline, since a moment that makes it hard: a Friday, Christmas, the clocks going on."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.clocks import deadlines
from clearline.clocks.spans import LONDON, Span, Unit

FRIDAY = datetime(2026, 11, 20, 16, 30, tzinfo=LONDON)


def at(*parts: int) -> datetime:
    """A moment as the clock in England shows it."""
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type, misc]


# Since Friday 20 November 2026, 16:30. What is counted in days is due as the day ends.
DUE = {
    "police_protection": at(2026, 11, 23, 16, 30),
    "child_assessment_order": at(2026, 11, 28),
    "emergency_protection_order": at(2026, 11, 29),
    "emergency_protection_extended": at(2026, 12, 6),
    "restriction_told": at(2026, 11, 21, 16, 30),
    "telephone_taken": at(2026, 11, 21, 16, 30),
    "measure_recorded": at(2026, 11, 21, 16, 30),
    "measure_spoken_of": at(2026, 11, 22, 16, 30),
    "measure_child_spoken_to": at(2026, 11, 26),
    "serious_event_told": at(2026, 11, 21, 16, 30),
    "allegation_to_designated_officer": at(2026, 11, 24),
    "death_to_panel": at(2026, 11, 28),
    "independent_visit": at(2026, 12, 21),
    "quality_review": at(2027, 5, 21),
    "quality_report_sent": at(2026, 12, 19),
    "crisis_answered": at(2026, 11, 20, 16, 45),
    "heard_or_seen": at(2026, 11, 20, 17, 30),
    "crisis_reviewed": at(2026, 11, 21, 16, 30),
    "return_interview": at(2026, 11, 23, 16, 30),
    "reviewing_officer_named": at(2026, 11, 28),
    "first_review": at(2026, 12, 19),
    "second_review": at(2027, 2, 21),
    "next_review": at(2027, 5, 21),
    "complaint_answered": at(2026, 12, 5),
    "complaint_answered_late": at(2026, 12, 19),
    "complaint_investigated": at(2026, 12, 30),
    "complaint_investigated_late": at(2027, 2, 25),
    "complaint_panel": at(2027, 1, 7),
    "complaint_panel_report": at(2026, 11, 28),
    "complaint_authority_reply": at(2026, 12, 12),
    "account_written": at(2026, 11, 21, 16, 30),
    "approval_reviewed": at(2027, 2, 21),
    "adviser_visits": at(2026, 11, 28),
    "adviser_visits_again": at(2027, 1, 21),
    "pathway_plan_reviewed": at(2027, 5, 21),
    "own_record_given": at(2026, 12, 21),
    "own_record_given_late": at(2027, 2, 21),
    "data_complaint_acknowledged": at(2026, 12, 21),
    "breach_told": at(2026, 11, 23, 16, 30),
    "case_record_kept": at(2101, 11, 21),
    "case_record_kept_after_death": at(2041, 11, 21),
    "home_record_kept": at(2041, 11, 21),
}


@pytest.mark.parametrize("name", deadlines.DEADLINES)
def test_each_is_due_when_it_should_be(name: str) -> None:
    assert deadlines.due(name, FRIDAY) == DUE[name]


def test_each_is_in_the_table() -> None:
    assert DUE.keys() == deadlines.DEADLINES.keys()


@pytest.mark.parametrize(
    ("began", "wall"),
    [
        # The clocks go on at 1 am on 29 March 2026: the night is an hour short.
        (at(2026, 3, 28, 22, 0), at(2026, 3, 29, 23, 0)),
        # They go back at 2 am on 25 October 2026: the night is an hour long.
        (at(2026, 10, 24, 22, 0), at(2026, 10, 25, 21, 0)),
    ],
)
def test_24_hours_are_24_hours_when_the_clocks_change(began: datetime, wall: datetime) -> None:
    due = Span(24, Unit.HOURS).due(began)
    assert due == wall
    assert due - began.astimezone(UTC) == timedelta(hours=24)


@pytest.mark.parametrize(
    ("began", "minutes", "wall"),
    [
        (at(2026, 3, 29, 0, 30), 60, at(2026, 3, 29, 2, 30)),
        (at(2026, 10, 25, 0, 30), 60, datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)),
        (at(2026, 10, 25, 0, 30), 120, datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON)),
    ],
)
def test_the_minutes_of_a_crisis_run_through_the_change(
    began: datetime, minutes: int, wall: datetime
) -> None:
    due = Span(minutes, Unit.MINUTES).due(began)
    assert due == wall.astimezone(UTC)
    assert due - began.astimezone(UTC) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("began", "ends"),
    [
        (at(2026, 3, 28, 9, 0), datetime(2026, 3, 29, 23, 0, tzinfo=UTC)),
        (at(2026, 10, 24, 9, 0), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_england_whatever_the_clocks_did(
    began: datetime, ends: datetime
) -> None:
    assert Span(1, Unit.DAYS).due(began) == ends


@pytest.mark.parametrize(
    ("began", "count", "ends"),
    [
        (at(2026, 8, 31, 9, 0), 6, at(2027, 3, 1)),
        (at(2027, 8, 31, 9, 0), 6, at(2028, 3, 1)),  # a leap year
        (at(2026, 1, 31, 9, 0), 1, at(2026, 3, 1)),
        (at(2026, 12, 15, 9, 0), 1, at(2027, 1, 16)),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(
    began: datetime, count: int, ends: datetime
) -> None:
    assert Span(count, Unit.MONTHS).due(began) == ends


@given(
    began=st.datetimes(
        min_value=datetime(2025, 1, 1),  # noqa: DTZ001 - the zone is given beside
        max_value=datetime(2027, 1, 1),  # noqa: DTZ001
        timezones=st.just(ZoneInfo("UTC")),
    ),
    unit=st.sampled_from(Unit),
    count=st.integers(min_value=1, max_value=20),
)
def test_more_is_never_due_sooner(began: datetime, unit: Unit, count: int) -> None:
    due = Span(count, unit).due(began)
    assert began < due <= Span(count + 1, unit).due(began)
