"""What is said of a child and holds until something else is said."""

from datetime import date, datetime

from clearline.registers.models import (
    Agreement,
    Channel,
    Child,
    InTouch,
    Person,
    ReadingLevel,
    Touch,
    day_of,
)
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


@verb
def reads_at(child: Child, age: int, *, by: Person, at: datetime) -> ReadingLevel:
    """Take down the age that a text for this child may ask for; the next word counts."""
    for before in ReadingLevel.objects.filter(child=child, ended_on=None, until_on=None):
        end(before, by=by, at=at)
    return keep(ReadingLevel(child=child, age=age, from_on=day_of(at)), by=by, at=at)


@verb
def reads_as_usual(
    level: ReadingLevel, *, on: date | None = None, by: Person, at: datetime
) -> ReadingLevel:
    """Say that nothing special is known any more of how a child reads."""
    return end(level, on=on, by=by, at=at)
