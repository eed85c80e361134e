"""A browser of one of the cast, known to Clearline."""

from datetime import datetime

from clearline.access import choosing
from clearline.access.models import Account
from clearline.registers.models import Person


def device_of(person: Person, *, at: datetime) -> int:
    """Return it by its key."""
    return choosing.device_of(Account.objects.get(person=person), at=at).pk
