"""The shape of a channel: what a carrier can take, what becomes of it, and what it brings in.

A channel is a form of communication (text messages); a carrier is one way in which it travels (a
gateway, a provider). A carrier decides nothing: the gate has, before it is asked and again just
before each envelope leaves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

# The forms that leave the building; of all others the row itself is the delivery.
LEAVES = frozenset({"sms"})


class Kind(StrEnum):
    """What an envelope may hold."""

    TEXT = "text"
    LETTER = "letter"  # text with a subject, files and a place in a thread
    CALL = "call"


class Fate(StrEnum):
    """What a carrier's words mean to us. A word that nobody knows means not delivered."""

    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"
    FAILED = "failed"  # for good
    LATER = "later"  # not now; this one may be tried again
    DOWN = "down"  # the carrier takes nothing now, and surely has not taken this
    LOST = "lost"  # no answer came: it may have been taken, or not


@dataclass(frozen=True, slots=True)
class Envelope:
    """What leaves. Its reference is the message's own id, the same at each try."""

    reference: UUID
    sender: str
    address: str
    text: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a carrier says of an envelope: at once, or later by itself.

    Some know it later only by the name that they gave it themselves.
    """

    reference: UUID | None
    fate: Fate
    says: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Words that came in. The key is the carrier's own, the same when it brings them twice."""

    key: str
    sender: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A request as it came from outside: nothing in it is believed before it is checked."""

    address: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Brought:
    """What one request of a carrier brought, or one asking of ours."""

    arrived: tuple[Arrived, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    # What the carrier wants to hear once all of it is taken.
    thanks: str = ""


# Takes down what a carrier brings by itself; False: it must be brought again.
Bring = Callable[[Brought], bool]


class Carrier(Protocol):
    """One way in which a channel travels. Every carrier passes one suite."""

    @property
    def name(self) -> str:
        """Return the name that settings call it by."""

    @property
    def channel(self) -> str:
        """Return the form of communication that it carries."""

    @property
    def carries(self) -> frozenset[Kind]:
        """Return what an envelope for it may hold."""

    @property
    def means(self) -> Mapping[str, Fate]:
        """Return the carrier's own words, and what they mean."""

    @property
    def at_once(self) -> int:
        """Return how many envelopes it is given at a time."""

    def deliver(self, envelope: Envelope) -> Receipt:
        """Hand over one envelope. Every outcome is an answer; nothing is raised."""

    def look_up(self, reference: UUID, theirs: str) -> Receipt | None:
        """Say what became of an envelope that nothing was heard of; None: it is not known.

        What the carrier itself calls it is empty where its answer was lost.
        """

    def read(self, posted: Posted, *, at: datetime) -> Brought | None:
        """Read what the carrier calls us with; None where it is not from the carrier."""

    def fetch(self, *, since: datetime | None, at: datetime) -> Brought | None:
        """Ask for what came since then and perhaps was not brought, in order; None: no answer."""

    def listen(self, bring: Bring) -> None:
        """Let a carrier that has a line of its own to us bring what comes over it."""

    def wrong(self) -> str:
        """Ask the carrier, sending nothing, and say what is wrong; nothing where all is well."""

    def close(self) -> None:
        """Let go of what is open."""
