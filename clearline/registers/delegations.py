"""What a child's placement plan leaves to the registered manager, form by form."""

from datetime import date, datetime
from typing import TypedDict, Unpack

from clearline.registers.models import Channel, Child, Delegation, GivenBy, Person, day_of
from clearline.registers.recorded import end, keep, verb


class Plan(TypedDict, total=False):
    """Who has agreed to it, where it is written, and for how long."""

    agreed_by: GivenBy
    plan: str
    from_on: date
    until_on: date | None


@verb
def agree(
    child: Child, channel: Channel, *, by: Person, at: datetime, **plan: Unpack[Plan]
) -> Delegation:
    """Take down that the plan leaves one form to the manager."""
    told: Plan = {"from_on": day_of(at), **plan}
    return keep(Delegation(child=child, channel=channel, **told), by=by, at=at)


@verb
def stop(delegation: Delegation, *, on: date | None = None, by: Person, at: datetime) -> Delegation:
    """Say from which day on it is no longer left to the manager."""
    return end(delegation, on=on, by=by, at=at)
