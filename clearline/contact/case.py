"""A draft with what is known around it, and what the registers answered for a whole batch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from clearline.access.caller import Caller
from clearline.contact import asked
from clearline.contact.draft import Draft
from clearline.contact.lines import Line
from clearline.policy.facts import Approval, Release, Words
from clearline.policy.settings import Settings


@dataclass(frozen=True, slots=True)
class Case:
    """A draft with what is known of it before the registers are asked."""

    draft: Draft
    line: Line
    person: int
    equipment: int | None = None
    words: tuple[Words, ...] = ()
    released: tuple[Release, ...] = ()
    caller: Caller | None = None

    @property
    def is_inbound(self) -> bool:
        """Whether the child wrote it."""
        return self.person == self.line.child


@dataclass(slots=True)
class Registers:
    """What the registers answered, for a whole batch."""

    at: datetime
    today: date
    settings: Settings
    children: asked.Known
    homes: asked.Known
    staff: asked.Known
    equipment: asked.Known
    seats: asked.Known = field(default_factory=asked.Known)
    approvals: dict[int, list[Approval]] = field(default_factory=dict)
    # How many accounts are past due, by young person and worker.
    overdue: Mapping[tuple[int, int], int] = field(default_factory=dict)
