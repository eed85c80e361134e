"""Each night is seen to once, though several processes wake up for it."""

from datetime import datetime, timedelta

from django.db.models import Q

from clearline.registers.models import Night, day_of

# Whoever began so long ago and is not done was cut off: it is simply done again.
CUT_OFF = timedelta(minutes=10)


def begin(*, at: datetime) -> bool:
    """Take the day that it is now, if nobody has; of all who try, one is told yes."""
    made, is_new = Night.objects.get_or_create(day=day_of(at), defaults={"begun_at": at})
    if is_new:
        return True
    cut_off = Night.objects.filter(Q(done_at=None), pk=made.pk, begun_at__lte=at - CUT_OFF)
    return cut_off.update(begun_at=at) == 1


def done(*, at: datetime) -> None:
    """Say that all of it was done."""
    Night.objects.filter(pk=day_of(at)).update(done_at=at)
