"""From a moment to when something is due: in hours, days, working days or months, in England.

Hours pass as they pass: 24 hours over the night on which the clocks change end an hour earlier or
later by the clock on the wall. Days end at midnight in England, whatever the clocks did.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from clearline.clocks import working_days

LONDON: Final = ZoneInfo("Europe/London")
_MONTHS_IN_A_YEAR: Final = 12


class Unit(StrEnum):
    """What a span is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Span:
    """So many of these."""

    count: int
    unit: Unit

    def due(self, began: datetime) -> datetime:
        """Return when it is over: what is counted in days ends with the last of them."""
        if self.unit in {Unit.MINUTES, Unit.HOURS}:
            return _passed(began, self.length)
        return end_of(self._last_day(began.astimezone(LONDON).date()))

    @property
    def length(self) -> timedelta:
        """Return how long it is. Days and months are as long as the calendar makes them."""
        lengths = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1)}
        return self.count * lengths[self.unit]

    def _last_day(self, day: date) -> date:
        if self.unit is Unit.WORKING_DAYS:
            return working_days.after(day, self.count)
        if self.unit is Unit.MONTHS:
            return months_after(day, self.count)
        return day + timedelta(days=self.count)


def end_of(day: date) -> datetime:
    """Return the midnight in England with which a day ends."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON).astimezone(UTC)


def months_after(day: date, count: int) -> date:
    """Return the same day of a later month, or that month's last where it has no such day."""
    number = day.year * _MONTHS_IN_A_YEAR + day.month - 1 + count
    year, month = divmod(number, _MONTHS_IN_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _passed(began: datetime, length: timedelta) -> datetime:
    # By the clock on the wall a night is 23 or 25 hours long twice a year; in UTC it never is.
    return began.astimezone(UTC) + length
