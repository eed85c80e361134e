"""Stretches of days: from a first day, included, to a last day, included, or open."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

A_DAY = timedelta(days=1)


class Stretch(Protocol):
    """Any fact of days with an end."""

    from_on: date
    until_on: date | None
    ended_on: date | None


def last_of(until_on: date | None, ended_on: date | None) -> date | None:
    """Return the last day of what was to hold until one day and was ended on another."""
    ends = [ended_on - A_DAY] if ended_on else []
    if until_on:
        ends.append(until_on)
    return min(ends, default=None)


def last_day(row: Stretch) -> date | None:
    """Return the last day on which a fact holds; None while nobody knows of one."""
    return last_of(row.until_on, row.ended_on)


def holds_on(row: Stretch, day: date) -> bool:
    """Say whether a fact holds on a day."""
    last = last_day(row)
    return row.from_on <= day and (last is None or day <= last)


def overlap(one: Stretch, other: Stretch) -> bool:
    """Say whether there is a day on which both hold."""
    first = max(one.from_on, other.from_on)
    ends = [end for end in (last_day(one), last_day(other)) if end is not None]
    never = any(last is not None and last < row.from_on for row, last in _with_last(one, other))
    return not never and first <= min(ends, default=date.max)


def _with_last(*rows: Stretch) -> Iterable[tuple[Stretch, date | None]]:
    return ((row, last_day(row)) for row in rows)
