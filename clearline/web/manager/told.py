"""What came of a decision, said on the page that one comes back to."""

from dataclasses import dataclass

from clearline.contact.holds import Refusal
from clearline.policy.decision import Outcome


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence, and whether it went as it was meant."""

    says: str
    is_well: bool


UNCLEAR = "unclear"
UNDONE = "undone"

_NOTES = {
    UNCLEAR: Note(
        "It was not clear whether to release or to refuse. The message still waits.",
        is_well=False,
    ),
    "sent": Note("Released, and sent. It is on the child’s page now.", is_well=True),
    "turned_down": Note(
        "Refused. For ten seconds you can undo it. Then it counts, and its writer reads why.",
        is_well=True,
    ),
    UNDONE: Note("Taken back. The message waits again, as it did before.", is_well=True),
    Refusal.TOO_LATE.value: Note(
        "Too late to undo: the refusal counts now, and its writer reads why.", is_well=False
    ),
    Refusal.UNKNOWN.value: Note(
        "There is no such message among those that were held. Nothing was done.", is_well=False
    ),
    "hold": Note(
        "Released, but something new holds it now. It stands below with the new reason.",
        is_well=False,
    ),
    "refuse": Note(
        "Released, but it may not go any more: something has changed since. Its writer reads why.",
        is_well=False,
    ),
    Refusal.DECIDED_ALREADY.value: Note(
        "Somebody else was quicker: that message has been decided. Nothing was done twice.",
        is_well=False,
    ),
    Refusal.YOUR_OWN.value: Note(
        "You wrote that one yourself, so somebody else decides.", is_well=False
    ),
    Refusal.NOT_YOURS_TO_DECIDE.value: Note("That one is not yours to decide.", is_well=False),
    Refusal.NO_REASON.value: Note(
        "Say why, in a few words. The message still waits.", is_well=False
    ),
}


def code_of(result: Outcome | Refusal, *, released: bool) -> str:
    """Return the word under which the page is told what came of it."""
    if isinstance(result, Refusal):
        return result.value
    if not released:
        return "turned_down"
    return "sent" if result is Outcome.ALLOW else result.value


def of(code: str) -> Note | None:
    """Return what to say, if there is anything."""
    return _NOTES.get(code)
