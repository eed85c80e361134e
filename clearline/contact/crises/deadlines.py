"""What falls due in a crisis, and when: pure, so that every deadline is tried without waiting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from clearline.clocks import ladder
from clearline.clocks.deadlines import DEADLINES
from clearline.clocks.ladder import Rung

AT_ONCE = "at_once"
NEXT_ON_CALL, MANAGER = "next_on_call", "manager"
RESPONSIBLE, DUTY_TEAM, NARROWS = "responsible_individual", "duty_team", "narrows"
DIRECT_CONTACT, RENEWAL, PATTERN = "direct_contact", "renewal", "pattern"
BROUGHT_IN = "brought_in"  # no deadline: somebody asked for them

ACKNOWLEDGED_WITHIN: Final = DEADLINES["crisis_answered"].length
# Nobody has acknowledged: who is told next (practice guidance, SG-22).
SILENCE: Final = (
    Rung(NEXT_ON_CALL, timedelta(minutes=5)),
    Rung(MANAGER, timedelta(minutes=10)),
    Rung(RESPONSIBLE, ACKNOWLEDGED_WITHIN),
    Rung(DUTY_TEAM, ACKNOWLEDGED_WITHIN),
    Rung(NARROWS, ACKNOWLEDGED_WITHIN),
)
HEARD_OR_SEEN_WITHIN: Final = DEADLINES["heard_or_seen"].length
# So long before it stops opening anything, the manager is asked whether it goes on.
ASKED_BEFORE_THE_END: Final = timedelta(hours=1)
REVIEWED_WITHIN: Final = DEADLINES["crisis_reviewed"].length
SAME_WORKER_WITHIN: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Course:
    """What has to be known of a crisis to say what is due in it."""

    declared_at: datetime
    lasts: timedelta
    acknowledged_at: datetime | None = None
    renewed_at: tuple[datetime, ...] = ()
    ended_at: datetime | None = None

    @property
    def since(self) -> datetime:
        """Since when it counts: renewed, it counts from then."""
        return max([self.declared_at, *self.renewed_at])

    @property
    def contact_by(self) -> datetime:
        """By when the child should have been heard or seen."""
        return self.declared_at + HEARD_OR_SEEN_WITHIN

    @property
    def opens_until(self) -> datetime:
        """Until when it opens what the policy says, unless it is renewed."""
        return self.since + self.lasts

    def opens(self, now: datetime) -> bool:
        """Say whether it opens anything now; to the very last moment it does."""
        return self.ended_at is None and now <= self.opens_until


def due(course: Course, *, now: datetime) -> list[str]:
    """Return the names of all that has fallen due by now, told of already or not."""
    silent = ladder.fallen(
        SILENCE,
        started=course.declared_at,
        now=now,
        answered=_first(course.acknowledged_at, course.ended_at),
    )
    contact = ladder.fallen(
        [Rung(DIRECT_CONTACT, HEARD_OR_SEEN_WITHIN)],
        started=course.declared_at,
        now=now,
        answered=course.ended_at,
    )
    renewal = ladder.fallen(
        [Rung(renewal_of(course), max(timedelta(0), course.lasts - ASKED_BEFORE_THE_END))],
        started=course.since,
        now=now,
        answered=course.ended_at,
    )
    return [rung.name for rung in (*silent, *contact, *renewal)]


def renewal_of(course: Course) -> str:
    """Name the asking to renew: there is one for each time that it may be renewed."""
    return f"{RENEWAL}_{len(course.renewed_at) + 1}"


def is_narrowed(declared_at: datetime, *, acknowledged: bool, now: datetime) -> bool:
    """Say whether it opens things to those on shift alone, because no manager acknowledged it."""
    return not acknowledged and now >= declared_at + ACKNOWLEDGED_WITHIN


def is_pattern(earlier: Iterable[datetime], *, at: datetime) -> bool:
    """Say whether the same worker declared another within a week."""
    return any(timedelta(0) <= at - each <= SAME_WORKER_WITHIN for each in earlier)


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)
