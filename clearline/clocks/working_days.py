"""The working days of England: not a Saturday, a Sunday or a bank holiday (IR-11)."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "bank_holidays.toml"
_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5

Years = Mapping[int, frozenset[date]]


class NotKnownYet(Exception):  # noqa: N818 - it reads as what it is
    """The bank holidays of a year have not been written down."""


@cache
def written_down() -> Years:
    """Return the bank holidays of each year that came with the program."""
    told = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {int(year): frozenset(days) for year, days in told.items()}


# What was published since, and read in by `clearline holidays`: it counts before what came.
_learnt: dict[int, frozenset[date]] = {}


def learn(years: Years) -> None:
    """Let these years count from now on; no others that were learnt before."""
    _learnt.clear()
    _learnt.update(years)


def holidays() -> Years:
    """Return the bank holidays of each year that is known."""
    return {**written_down(), **_learnt}


def is_working_day(day: date) -> bool:
    """Say whether offices work on this day; a year nobody has written down is never guessed."""
    if day.year not in holidays():
        raise NotKnownYet(f"The bank holidays of {day.year} are not known: clearline holidays.")
    return day.weekday() < _SATURDAY and day not in holidays()[day.year]


def after(day: date, count: int) -> date:
    """Return the working day that is so many working days after a day; none is that day itself.

    What begins on a Saturday is one working day old at the end of Monday.
    """
    if count <= 0:
        return day
    return next(found for number, found in enumerate(_working(day), start=1) if number == count)


def between(first: date, last: date) -> int:
    """Return how many working days there are after the first day, up to the last and with it."""
    days = (last - first).days
    return sum(is_working_day(first + number * _DAY) for number in range(1, days + 1))


def known_until() -> date:
    """Return the last day of which it is known whether offices work."""
    return date(max(holidays()), 12, 31)


def _working(day: date) -> Iterator[date]:
    while True:
        day += _DAY
        if is_working_day(day):
            yield day
