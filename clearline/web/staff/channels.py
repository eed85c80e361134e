"""In which way a message goes: chosen by its writer, and what it comes to as a text."""

from dataclasses import dataclass
from datetime import datetime

from clearline.channels.sms import segments
from clearline.contact import seen, ways
from clearline.contact.draft import Draft
from clearline.contact.lines import Line
from clearline.contact.outside import numbers, phrasing, reach
from clearline.policy.terms import Channel
from clearline.registers import people
from clearline.web.send import SAYS
from clearline.web.staff.shown import Choice

IN_APP, SMS = Channel.IN_APP.value, Channel.SMS.value


def chosen(said: str, line: Line) -> str:
    """Return the way that was asked for, if a message of this line may go by it."""
    return said if said == SMS and _may_text(line) else IN_APP


def _may_text(line: Line) -> bool:
    return line.home is not None and Channel.SMS in ways.carried()


def choices(line: Line, channel: str, *, at: datetime) -> tuple[Choice, ...]:
    """Return the ways between which one may choose; none where there is only one."""
    if not _may_text(line):
        return ()
    reached = reach.to([line.child], SMS, at=at)[line.child]
    says = SAYS[reached.problem] if reached.problem else f"To {numbers.shown(reached.number)}."
    is_text = channel == SMS and reached.problem is None
    return (
        Choice(IN_APP, "In the app", not is_text),
        Choice(SMS, "By text", is_text, says, is_shut=reached.problem is not None),
    )


@dataclass(frozen=True, slots=True)
class Size:
    """What a text comes to: how many are paid for, what is in it, and what makes it dear."""

    head: str
    says: str
    wide: str = ""


def size_of(draft: Draft, person: int, line: Line, *, at: datetime) -> Size | None:
    """Say what would really leave, and as how many texts; None where nothing leaves."""
    if draft.channel != SMS or not draft.text.strip():
        return None
    child = seen.child_of(line)
    dress = phrasing.dress(child, people.one(person), at=at)
    text = segments.plain(phrasing.of(draft.text, dress))
    size = segments.size(text)
    head = "One text." if size.texts == 1 else f"{size.texts} texts."
    return Size(head, _leaves(text, draft.text, dress, size), _wide(size))


def _leaves(text: str, words: str, dress: phrasing.Dress, size: segments.Size) -> str:
    if dress.asks_first:
        return f"They are missing: it only asks “{text}” Your words wait in the app."
    if dress.is_bare:
        return f"It only says “{text}” Your words wait in the app."
    begins = text.removesuffix(segments.plain(words)).strip()
    named = f"It begins “{begins}”. " if begins else "It names nobody. "
    return f"{named}Room for {size.left} more letters."


def _wide(size: segments.Size) -> str:
    """Say which characters cost more, and how much less it would be without them."""
    if not size.costs_more:
        return ""
    which = " ".join(size.wide[:5])
    instead = "one" if size.without == 1 else str(size.without)
    return f"With {which} it is {size.texts} texts; without, {instead}."
