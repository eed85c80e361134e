"""Moments, days and spans, as one would say them aloud in London."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_LAST_WEEK = timedelta(days=6)
_NOON = 12
_HOUR = 60
_DAY = 24 * _HOUR


def time(moment: datetime) -> str:
    """Say the time of day: "3:15 pm"."""
    at = moment.astimezone(LONDON)
    return f"{at.hour % _NOON or _NOON}:{at.minute:02} {'am' if at.hour < _NOON else 'pm'}"


def day(moment: datetime, *, now: datetime) -> str:
    """Say which day it was, as near as it is: "Today", "Sunday", "3 November"."""
    then, today = moment.astimezone(LONDON).date(), now.astimezone(LONDON).date()
    if then == today:
        return "Today"
    if then == today - timedelta(days=1):
        return "Yesterday"
    if timedelta(0) < today - then <= _LAST_WEEK:
        return f"{then:%A}"
    return whole_date(then) if then.year != today.year else f"{then.day} {then:%B}"


def whole_date(on: date) -> str:
    """Say the whole date: "3 November 2026"."""
    return f"{on.day} {on:%B %Y}"


def short_date(at: datetime) -> str:
    """Say a day where there is little room: "3 Nov"."""
    here = at.astimezone(LONDON)
    return f"{here.day} {here:%b}"


def moment(at: datetime, *, now: datetime) -> str:
    """Say day and time: "today at 3:15 pm", "on 3 November at 9:05 am"."""
    on = day(at, now=now)
    if on in {"Today", "Yesterday"}:
        return f"{on.lower()} at {time(at)}"
    return f"on {on} at {time(at)}"


def span(length: timedelta) -> str:
    """Say how long: "11 min", "1 h 13 min", "3 days"; less than a minute is still a minute."""
    minutes = max(1, int(length.total_seconds() // 60))
    if minutes < _HOUR:
        return f"{minutes} min"
    if minutes < _DAY:
        hours, over = divmod(minutes, _HOUR)
        return f"{hours} h {over} min" if over else f"{hours} h"
    days = minutes // _DAY
    return "1 day" if days == 1 else f"{days} days"


def hours(begins: datetime, ends: datetime) -> str:
    """Say from when until when, and on which day it ends where that is another."""
    here, there = begins.astimezone(LONDON), ends.astimezone(LONDON)
    if there.date() == here.date():
        return f"{time(begins)} to {time(ends)}"
    if there.date() == here.date() + timedelta(days=1) and (there.hour, there.minute) == (0, 0):
        return f"{time(begins)} to midnight"
    return f"{time(begins)} to {there:%A} {time(ends)}"


def day_and_hours(begins: datetime, ends: datetime) -> str:
    """Say on which day, and from when until when: "Tuesday 24 November, 7:00 am to 3:00 pm"."""
    here = begins.astimezone(LONDON)
    return f"{here:%A} {here.day} {here:%B}, {hours(begins, ends)}"


def names(of: Sequence[str]) -> str:
    """Say several names: "Dawn, Sam and Marcus"."""
    *others, last = of or [""]
    return f"{', '.join(others)} and {last}" if others else last


def initials(name: str) -> str:
    """Give the two letters that stand in a person's circle."""
    words = [w for w in name.split() if w[0].isalpha()]
    return "".join(w[0] for w in (words[:1] + words[1:][-1:])).upper()


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def set_(words: str) -> str:
    """Set words as pages do: an apostrophe is not a straight mark."""
    return _APOSTROPHE.sub("’", words)
