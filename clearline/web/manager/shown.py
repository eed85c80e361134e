"""What the manager's pages show: plain values, said in words before any template sees them."""

from dataclasses import dataclass
from uuid import UUID

from clearline.web.staff.shown import Clock, Piece, Reason


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One held message, to be released or refused in two taps."""

    id: UUID
    conversation: UUID
    writer: str
    child: str
    when: str
    about: str
    pieces: tuple[Piece, ...]
    reasons: tuple[Reason, ...]
    clock: Clock
    whose: str  # who has it now, where that is somebody else
    is_mine: bool  # one's own is decided by somebody else


@dataclass(frozen=True, slots=True)
class WaitRow:
    """A child who has had no answer, or who asked for somebody."""

    href: str
    name: str
    since: str
    says: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class LookRow:
    """One look: who, at whose, what, when."""

    who: str
    whose: str
    what: str
    when: str
