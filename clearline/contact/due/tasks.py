"""The clock of whatever somebody has to do about a child: what a crisis opened, an interview."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from clearline.clocks.running import Clock, Telling
from clearline.contact.due import homes
from clearline.registers.models import Task

NAME: Final = "task"
# Whose it is hears of it once more when a quarter of the time is left, and at most a day before.
_REMINDED: Final = 4
_AT_MOST: Final = timedelta(days=1)


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clock of each thing that nobody has done yet; its name says of what kind."""
    rows = list(Task.objects.filter(done_at=None, recorded_at__lte=at).order_by("due_at", "pk"))
    lived = homes.of({row.child_id for row in rows}, at=at)
    answering = homes.answering(at=at)
    for row in rows:
        home = lived.get(row.child_id)
        span = row.due_at - row.recorded_at
        soon = row.due_at - min(span / _REMINDED, _AT_MOST)
        owner = (row.owner_id,)
        everybody = homes.together(owner, answering.of(home))
        yield Clock(
            str(row.kind),
            str(row.pk),
            row.recorded_at,
            row.due_at,
            home,
            row.child_id,
            owner,
            (
                Telling(f"task:{row.pk}:soon", soon, owner),
                Telling(f"task:{row.pk}:late", row.due_at, everybody),
            ),
        )
