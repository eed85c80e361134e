"""The answer: what was found in somebody's words, where, and what follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Speaker = Literal["staff", "child", "family"]


class Outcome(StrEnum):
    """What the words alone ask for, from the least protective to the most."""

    CLEAR = "clear"
    NOTE = "note"
    HOLD = "hold"
    REFUSE = "refuse"

    @property
    def protects(self) -> int:
        """Say how protective it is, for comparing."""
        return _ORDER[self]


_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}


class Urgency(StrEnum):
    """How soon a person must see a worry."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found; `start` and `end` count code points of that message."""

    kind: str
    group: str
    clause: str
    outcome: Outcome
    message: int
    start: int
    end: int
    text: str
    why: str
    urgency: Urgency | None = None
    # Findings with the same number are parts of one thing: a number told over three messages.
    part_of: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in some messages."""

    findings: tuple[Found, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Give the most protective outcome of the findings."""
        return most_protective(f.outcome for f in self.findings)

    def touching(self, message: int) -> "Reading":
        """Give what has a part in one message, with its parts in the others."""
        here = {found.part_of for found in self.findings if found.message == message}
        return Reading(tuple(found for found in self.findings if found.part_of in here))


@dataclass(frozen=True, slots=True)
class Known:
    """What the organisation has settled: details it may give freely, letters everybody knows."""

    numbers: Sequence[str] = ()
    emails: Sequence[str] = ()
    sites: Sequence[str] = ()
    addresses: Sequence[str] = ()
    postcodes: Sequence[str] = ()
    abbreviations: Sequence[str] = ()


def most_protective(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the most protective of them; of none, clear."""
    return max(outcomes, key=lambda outcome: outcome.protects, default=Outcome.CLEAR)
