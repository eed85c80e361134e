"""The clock of each permission that runs out soon, and of what nobody has given anew since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from clearline.clocks.running import Clock, Telling
from clearline.clocks.spans import end_of
from clearline.contact.due import homes
from clearline.registers.models import Permission, Residence, day_of

NAME: Final = "permission"
# So long before the last day it is shown, and the same time after it.
SHOWN: Final = timedelta(days=28)
AFTER: Final = timedelta(days=7)
TOLD_BEFORE: Final = timedelta(days=7)


def running(*, at: datetime) -> Iterator[Clock]:
    """Return the clock of each permission whose last day is near, of those who live in a home."""
    today = day_of(at)
    living = dict(Residence.objects.in_force(at).values_list("child", "home"))
    ending = Permission.objects.filter(
        child__in=living,
        withdrawn_on=None,
        from_on__lte=today,
        until_on__gte=today - AFTER,
        until_on__lte=today + SHOWN,
    )
    # One that was given anew runs on: nothing runs out for the child.
    lasting = set(
        Permission.objects.in_force(at)
        .filter(child__in=living)
        .exclude(pk__in=ending.values("pk"))
        .values_list("child", "channel")
    )
    answering = homes.answering(at=at)
    for row in ending.order_by("until_on", "pk"):
        if (row.child_id, row.channel) in lasting or row.until_on is None:
            continue
        home = living[row.child_id]
        who, due = answering.of(home), end_of(row.until_on)
        tellings = (
            Telling(f"permission:{row.pk}:soon", due - TOLD_BEFORE, who),
            Telling(f"permission:{row.pk}:over", due, who),
        )
        about = row.get_channel_display()
        yield Clock(NAME, str(row.pk), due - SHOWN, due, home, row.child_id, who, tellings, about)
