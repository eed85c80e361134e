"""Where those who hold parental responsibility differ."""

from datetime import datetime

from clearline.registers.models import Channel, Child, Dispute, Person
from clearline.registers.recorded import end, keep, verb


@verb
def begin(
    child: Child, reason: str, *, channel: Channel | str = "", by: Person, at: datetime
) -> Dispute:
    """Take down a dispute; until it is settled permission for that form, or any, waits."""
    return keep(Dispute(child=child, channel=channel, reason=reason, from_at=at), by=by, at=at)


@verb
def settle(dispute: Dispute, *, by: Person, at: datetime) -> Dispute:
    """Say that it is settled."""
    return end(dispute, by=by, at=at)


def is_open(child: Child, channel: Channel) -> bool:
    """Say whether a dispute about this form, or about all of them, is not settled."""
    rows = Dispute.objects.filter(child=child, channel__in=("", channel), ended_at=None)
    return rows.exists()
