"""What is said of a child and holds until something else is said."""

from datetime import datetime

from clearline.registers.models import Agreement, Channel, Child, InTouch, Person, Touch
from clearline.registers.recorded import end, keep, verb


@verb
def agreement(
    child: Child, channel: Channel, *, agrees: bool, by: Person, at: datetime
) -> Agreement:
    """Take down whether a child agrees to one form of communication; the next word counts."""
    for before in Agreement.objects.filter(child=child, channel=channel, ended_at=None):
        end(before, by=by, at=at)
    new = Agreement(child=child, channel=channel, agrees=agrees, said_at=at)
    return keep(new, by=by, at=at)


@verb
def in_touch(child: Child, code: Touch, *, by: Person, at: datetime) -> InTouch:
    """Take down whether a young person who has left is in touch, or wants to be."""
    for before in InTouch.objects.filter(child=child, ended_at=None):
        end(before, by=by, at=at)
    return keep(InTouch(child=child, code=code, from_at=at), by=by, at=at)
