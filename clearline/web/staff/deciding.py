"""Releasing or refusing one held message where one reads it, each with its reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import QueryDict

from clearline.contact import holds, refusals
from clearline.contact.holds import Refusal
from clearline.contact.overview.answered import Answered
from clearline.policy.decision import Outcome
from clearline.registers import people

RELEASE_BECAUSE = ("It’s fine in context", "I’ve spoken to them")
REFUSE_BECAUSE = ("Better face to face", "It could be misread")
_LONGEST_REASON = 500

TOLD = {
    Refusal.UNKNOWN: "unknown",
    Refusal.DECIDED_ALREADY: "decided",
    Refusal.NO_REASON: "no_reason",
    Refusal.TOO_LATE: "too_late",
    Refusal.YOUR_OWN: "not_yours",
    Refusal.NOT_YOURS_TO_DECIDE: "not_yours",
}


def may(found: Answered) -> bool:
    """Say whether this viewer decides on a message that waits."""
    return found.waiting is not None and found.view.person in found.waiting.turn.deciders


@dataclass(frozen=True, slots=True)
class Said:
    """What a decider chose: to release or to refuse, and why in their words."""

    releases: bool
    reason: str

    def do(self, message: UUID, *, by: int, at: datetime) -> Outcome | Refusal:
        """Do it, and return what came of it. A refusal counts a moment later: see `undo`."""
        person = people.one(by)
        if self.releases:
            return holds.release(message, by=person, reason=self.reason, at=at)
        begun = refusals.begin(message, by=person, reason=self.reason, at=at)
        return begun if isinstance(begun, Refusal) else Outcome.REFUSE


UNDO = "undo"


def undo(message: UUID, *, by: int, at: datetime) -> Refusal | None:
    """Take one's own refusal back, or say why not."""
    return refusals.undo(message, by=people.one(by), at=at)


def said(form: QueryDict) -> Said | None:
    """Read a decision; None where it is not clear which, so that nothing is done by mistake.

    A button says both what is done and why: `release:why`, or `refuse:own` for the reason that
    was written. The Enter key presses no button of these: then the choice above decides.
    """
    what, _, why = form.get("act", "").partition(":")
    if not what:
        what, why = form.get("decision", ""), "own"
    if what not in {"release", "refuse"}:
        return None
    reason = form.get(f"{what}_reason", "") if why == "own" else why
    return Said(what == "release", reason.strip()[:_LONGEST_REASON])


def decide(found: Answered, form: QueryDict, *, at: datetime) -> str:
    """Do what was decided; return what to tell, if anything."""
    if form.get("act") == UNDO:
        refusal = undo(found.id, by=found.view.person, at=at)
        return TOLD[refusal] if refusal else "undone"
    chosen = said(form)
    if chosen is None:
        return "unclear"
    result = chosen.do(found.id, by=found.view.person, at=at)
    if isinstance(result, Refusal):
        return TOLD[result]
    return "held_again" if result is Outcome.HOLD else ""
