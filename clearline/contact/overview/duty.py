"""Whether somebody is on shift, and until when."""

from datetime import datetime

from clearline.access.caller import Caller
from clearline.registers.models import Shift


def until(caller: Caller, *, at: datetime) -> datetime | None:
    """Return when the caller's shift ends; None while they are on none. One query."""
    shifts = Shift.objects.on(at).filter(person=caller.person_id).order_by("-ends_at")
    return shifts.values_list("ends_at", flat=True).first()
