"""Who permitted what, form by form, and when they took it back."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers import legal_statuses
from clearline.registers.models import (
    Channel,
    Child,
    GivenBy,
    LegalCode,
    Permission,
    Person,
    day_of,
)
from clearline.registers.recorded import end, keep, verb


class Terms(TypedDict, total=False):
    """On what terms permission is given."""

    given_by: GivenBy
    grantor: Person | None
    evidence: str
    from_on: date
    until_on: date | None
    legal_status: LegalCode | str | None


@verb
def give(
    child: Child, channel: Channel, *, by: Person, at: datetime, **terms: Unpack[Terms]
) -> Permission:
    """Take down a permission, with the child's legal status of the day on which it begins."""
    told: Terms = {"from_on": day_of(at), **terms}
    status = legal_statuses.on(child, told["from_on"])
    told = {"legal_status": status.code if status else None, **told}
    return keep(Permission(child=child, channel=channel, **told), by=by, at=at)


@verb
def withdraw(
    permission: Permission, *, on: date | None = None, by: Person, at: datetime
) -> Permission:
    """Take a permission back; from this day on it counts no more."""
    return end(permission, on=on, by=by, at=at)
