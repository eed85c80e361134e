"""What a child's pages show: plain values, said in words before any template sees them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of mine: who they are to me, and the door to them."""

    name: str
    says: str
    href: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A conversation, seen from my first page."""

    name: str
    last: str
    new: int
    href: str


@dataclass(frozen=True, slots=True)
class Front:
    """My first page."""

    called: str
    place: str
    who_is_in: str
    lines: tuple[Line, ...]
    people: tuple[Person, ...]
    private: tuple[Person, ...]
    someone_else: str
    number: str = ""  # said to be mine, and I have not said so
    new_pin: str = ""  # that another phone was made theirs, in a sentence
    may_leave: bool = False  # a day of leaving is known, past or to come


@dataclass(frozen=True, slots=True)
class Meaning:
    """A hard word of somebody's message, and what it means."""

    word: str
    means: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message as the child sees it."""

    place: int
    message: UUID
    words: str
    at: datetime
    is_mine: bool
    by: str = ""
    role: str = ""
    read_by: str = ""
    felt: str = ""
    corrects: bool = False
    is_hidden: bool = False
    meanings: tuple[Meaning, ...] = ()

    @property
    def is_by_itself(self) -> bool:
        """Whether the organisation answered by itself, because nobody may answer yet."""
        return not self.is_mine and not self.by


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day."""

    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Feel:
    """Of which message to ask how it felt, and who wrote it."""

    place: int
    writer: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation: with whom, who can read it, what was said."""

    id: UUID
    name: str
    is_private: bool
    who_can_see: str
    days: tuple[Day, ...]
    newest: int
    earlier: int | None = None
    is_shut: bool = False
    feel: Feel | None = None
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can read a conversation, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody who is not in the conversation, and read it."""

    name: str
    role: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Readers:
    """Who can see a conversation, and why; and who has looked."""

    talk: UUID
    name: str
    is_private: bool
    readers: tuple[Reader, ...]
    looked: tuple[Looked, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """The people of mine who help, beside those whom anybody may ring."""

    reviewing_officer: Person | None = None
    advocates: tuple[Person, ...] = field(default=())
    place: str = ""
