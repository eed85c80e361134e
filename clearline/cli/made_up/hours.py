"""The made-up organisation's quiet hours: whoever comes to look can write, at whatever hour."""

from datetime import datetime, timedelta
from typing import Any

from clearline.policy.facts import LONDON
from clearline.policy.settings import DEFAULT

VISIT = timedelta(hours=3)


def settings(now: datetime) -> dict[str, Any]:
    """Choose the default quiet hours, or where a visit would fall into them, others beside it."""
    here = now.astimezone(LONDON)
    if not any(DEFAULT.are_quiet_at(_minute(at)) for at in (here, here + VISIT)):
        return {}
    begins, ends = DEFAULT.quiet_hours
    after = f"{here + VISIT + timedelta(hours=1):%H}:00"
    # Late in the evening they begin later; early in the morning they are over already.
    return {"quiet_hours": [begins, f"{here:%H}:00"] if _is_nearly_over(here) else [after, ends]}


def _is_nearly_over(here: datetime) -> bool:
    """Say whether the night would be over before a visit that begins now is."""
    ends = DEFAULT.quiet_until
    return _minute(here) < ends <= _minute(here) + (VISIT.seconds // 60) + 60


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
