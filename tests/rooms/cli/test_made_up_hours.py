"""Whoever looks at the made-up organisation can write in it, at whatever hour that is."""

from datetime import datetime, timedelta

import pytest

from clearline.cli.made_up import hours
from clearline.policy.facts import LONDON
from clearline.policy.settings import settings_from

MIDNIGHT = datetime(2026, 11, 23, tzinfo=LONDON)


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 10))
def test_no_visit_falls_into_the_quiet_hours(minutes: int) -> None:
    begins = MIDNIGHT + timedelta(minutes=minutes)
    chosen = settings_from(hours.settings(begins))

    for passed in range(0, 181, 10):
        at = begins + timedelta(minutes=passed)
        assert not chosen.are_quiet_at(at.hour * 60 + at.minute)


def test_in_the_afternoon_they_are_as_everywhere() -> None:
    assert hours.settings(MIDNIGHT.replace(hour=16, minute=30)) == {}


def test_there_are_quiet_hours_all_the_same() -> None:
    assert hours.settings(MIDNIGHT.replace(hour=22)) == {"quiet_hours": ["02:00", "08:00"]}
    assert hours.settings(MIDNIGHT.replace(hour=5)) == {"quiet_hours": ["21:00", "05:00"]}
