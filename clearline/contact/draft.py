"""What somebody asks the gate, and what the gate answers."""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from clearline.access.dpop import Fault, Proof
from clearline.policy.decision import Decision, Outcome


class Problem(StrEnum):
    """Why nothing was taken down. Only these; a held or a refused message *is* taken down."""

    NOT_SIGNED_IN = "not_signed_in"
    NOT_PROVEN = "not_proven"
    EQUIPMENT_SHUT = "equipment_shut"
    NO_SUCH_CONVERSATION = "no_such_conversation"
    NOT_YOURS = "not_yours"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOTHING_TO_CORRECT = "nothing_to_correct"
    # Of a form that leaves the building: there is nowhere for it to go.
    NO_NUMBER = "no_number"
    NOT_CONFIRMED = "not_confirmed"
    ASKED_FOR_NO_MORE = "asked_for_no_more"
    BUSY = "busy"
    DISK_FULL = "disk_full"
    UNAVAILABLE = "unavailable"
    FAILED = "failed"


# Long enough for anything a person writes to a child; short enough that reading it is quick.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that somebody would like to send. The id is made by the form; a retry repeats it.

    Who writes, and with what, is known by `session`, the digest of a session's token, or inside the
    program (a verb, a test) by `person` and `equipment`. Whether it goes out or comes in follows
    from who writes.
    """

    id: UUID
    conversation: UUID
    text: str
    session: bytes | None = None
    person: int | None = None
    equipment: int | None = None
    purpose: str | None = None
    purpose_note: str = ""
    channel: str = "in_app"
    corrects: UUID | None = None
    # What came with it to prove the equipment of the session, or what was wrong with that; and
    # what the browser calls itself.
    proof: Proof | Fault | None = None
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a draft: its place and decision, or the problem that kept it out."""

    draft: UUID
    place: int | None = None
    outcome: Outcome | None = None
    problem: Problem | None = None
    decision: Decision | None = None  # not of a retry: it gets the outcome that it had


# Spaces, breaks, controls and marks by themselves show nothing. What has no name yet may well be a
# newer phone's emoji, and half a letter was meant to be one: both count as something.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Mc", "Me"})
# Letters and signs that are blank by their very nature: fillers of Hangul, braille without dots.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def is_blank(text: str) -> bool:
    """Say whether nobody would see anything of this."""
    return all(unicodedata.category(letter) in _UNSEEN or letter in _BLANK for letter in text)


def storable(draft: Draft) -> Draft:
    """Put the sign for an unreadable letter where no database can keep what was typed.

    Half a letter (a lone surrogate) and NUL come from broken keyboards and from mischief; the
    message around them is a message all the same.
    """
    text = draft.text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass")
    purpose_note = "" if is_blank(draft.purpose_note) else draft.purpose_note
    note = purpose_note.replace("\0", "\ufffd").encode("utf-16", "surrogatepass")
    return replace(
        draft,
        text=text.decode("utf-16", "replace"),
        purpose_note=note.decode("utf-16", "replace"),
    )
