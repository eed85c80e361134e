"""Who should have been told by now: a ladder of moments after something began."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Rung:
    """Something that is due so long after the beginning, unless it was answered before."""

    name: str
    after: timedelta


def fallen(
    rungs: Iterable[Rung], *, started: datetime, now: datetime, answered: datetime | None = None
) -> list[Rung]:
    """Return the rungs whose moment has come: by now, and before the answer if there was one."""
    return [
        rung
        for rung in rungs
        if started + rung.after <= now and (answered is None or started + rung.after < answered)
    ]


def to_come(
    rungs: Iterable[Rung], *, started: datetime, now: datetime, answered: datetime | None = None
) -> list[Rung]:
    """Return the rungs that will still be due if nobody answers, soonest first."""
    if answered is not None:
        return []
    return sorted((r for r in rungs if started + r.after > now), key=lambda rung: rung.after)


def minutes_left(due: datetime, *, now: datetime) -> int:
    """Return how many minutes are left, a part of one counted as one; none once it is over."""
    return max(0, math.ceil((due - now) / _MINUTE))


def share_left(started: datetime, due: datetime, *, now: datetime) -> int:
    """Return how much of the whole time is left, in hundredths."""
    whole = due - started
    left = (due - now) / whole if whole > timedelta(0) else 0.0
    return round(_WHOLE * min(1.0, max(0.0, left)))
