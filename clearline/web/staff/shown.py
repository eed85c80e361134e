"""What the pages of staff show: plain values, said in words before any template sees them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Row:
    """A child in a list: who, where, and whether they wait."""

    href: str
    name: str
    says: str
    more: str = ""
    waits: str = ""
    new: int = 0
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the children, under one head."""

    head: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way to reach a child, open or closed, and why."""

    channel: str
    name: str
    state: str
    word: str
    why: str
    clause: str = ""
    remedy: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class LineRow:
    """One conversation with a child, to be opened."""

    href: str
    name: str
    says: str
    new: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """One message as staff see it."""

    id: UUID
    side: str  # "us", "them", or "home" for the organisation's own answer
    by: str
    role: str
    words: str
    is_now: str
    state: str = ""  # "held", "stopped", or nothing
    about: str = ""
    see_why: str = ""
    may_correct: bool = False
    corrects: UUID | None = None
    felt: str = ""
    felt_words: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day."""

    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """The box in which one writes, as it stands."""

    message: UUID
    text: str = ""
    purpose: str = ""
    purpose_note: str = ""
    channel: str = "in_app"
    problem: str = ""
    corrects: UUID | None = None
    corrects_words: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a message may go, and why it can't where it can't."""

    value: str
    label: str
    is_chosen: bool
    says: str = ""
    is_shut: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: with whom, who can read it, what was said."""

    id: UUID
    child: int
    name: str
    called: str
    where: str
    is_private: bool
    oversight: dict[str, str]
    days: tuple[Day, ...]
    newest: int
    earlier: int | None
    back: str
    may_write: bool
    asks_purpose: bool
    writes_often: bool = True
    in_crisis: str = ""  # where its page is
    # In which ways one may write here, where there is more than one.
    channels: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can read a conversation, and why."""

    name: str
    why: str
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody who is not in the conversation, and read it."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a message did not go, on what it stands, and what to do."""

    why: str
    clause: str
    clause_words: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of somebody's words, marked where something was found."""

    text: str
    mark: str = ""  # "stop", "hold" or nothing


@dataclass(frozen=True, slots=True)
class Clock:
    """A line being used up, in words and as a share."""

    left: int
    words: str
    then: str
    tone: str = "hold"


@dataclass(frozen=True, slots=True)
class Acts:
    """What one may do about it; the first that is there is the main one."""

    send_later: str = ""
    change: str = ""
    take_back: str = ""
    leave: str = "Back"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer page: how it stands, who decides, why, and what to do."""

    id: UUID
    child: str
    state: str
    head: str
    says: str
    back: str
    written: str
    by: str
    about: str
    pieces: tuple[Piece, ...]
    clock: Clock | None = None
    reasons: tuple[Reason, ...] = ()
    more_reasons: tuple[Reason, ...] = ()
    checks: tuple[str, ...] = ()
    policy: str = ""
    told: str = ""
    acts: Acts = field(default_factory=Acts)
