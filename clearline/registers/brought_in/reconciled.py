"""What has to be begun and ended so that the registers say what a file says, and no more. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from clearline.registers.brought_in.ssda903.facts import Period


class Held(NamedTuple):
    """A row that is there: `end` is the first day on which it does not hold, if there is one."""

    pk: int
    what: str
    first: date
    end: date | None


@dataclass
class Steps:
    """What is to be done to one register of one child."""

    begin: list[Period] = field(default_factory=list)
    end: dict[int, date] = field(default_factory=dict)
    clashes: list[tuple[Period, Held]] = field(default_factory=list)


def steps(before: Sequence[Period], now: Sequence[Period], held: Iterable[Held]) -> Steps:
    """Return what changes between what a file said before and what it says now.

    What it said before and says no longer is ended: on its new last day, or from its first day
    on, which means that it never was so. What people wrote down by hand is left as it is; an
    open row gives way to what begins later, as it does when somebody writes that down.
    """
    told = Steps()
    there = {row.pk: row for row in held}
    fresh = [period for period in now if period not in before]
    for gone in (period for period in before if period not in now):
        row = _row_of(gone, there)
        if row is None:
            continue
        heir = next((p for p in fresh if _shortens(p, gone)), None)
        _cut(told, there, row, heir.end if heir and heir.end else row.first)
        if heir:
            fresh.remove(heir)
    for period in sorted(fresh, key=lambda p: p.first):
        _begin(told, there, period)
    return told


def _row_of(period: Period, there: dict[int, Held]) -> Held | None:
    return next((row for row in there.values() if row[1:] == period), None)


def _shortens(now: Period, before: Period) -> bool:
    is_same = (now.what, now.first) == (before.what, before.first)
    return is_same and now.end is not None and (before.end is None or now.end < before.end)


def _cut(told: Steps, there: dict[int, Held], row: Held, on: date) -> None:
    told.end[row.pk] = on
    if on > row.first:
        there[row.pk] = row._replace(end=on)
    else:
        del there[row.pk]


def _begin(told: Steps, there: dict[int, Held], period: Period) -> None:
    """Begin a period where nothing says so yet; what is open and other ends where it begins."""
    parts = [period]
    for row in [row for row in there.values() if row.what == period.what]:
        parts = [piece for part in parts for piece in _without(part, row)]
    for part in parts:
        for row in list(there.values()):
            if row.what != part.what and row.end is None and row.first < part.first:
                _cut(told, there, row, part.first)
        other = next((row for row in there.values() if _overlap(part, row)), None)
        if other:
            told.clashes.append((part, other))
        else:
            told.begin.append(part)
            # What was just begun stands in the way of what would overlap it.
            there[-1 - len(told.begin)] = Held(-1 - len(told.begin), *part)


def _without(part: Period, row: Held) -> list[Period]:
    """Return what of a period a row does not hold already."""
    if not _overlap(part, row):
        return [part]
    left = []
    if part.first < row.first:
        left.append(part._replace(end=row.first))
    if row.end is not None and (part.end is None or row.end < part.end):
        left.append(part._replace(first=row.end))
    return left


def _overlap(part: Period, row: Held) -> bool:
    starts = max(part.first, row.first)
    ends = min(part.end or date.max, row.end or date.max)
    return starts < ends


def last_day(end: date | None) -> date | None:
    """Return the last day on which something holds that ends on this day."""
    return end - timedelta(days=1) if end else None
