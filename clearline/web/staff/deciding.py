"""Releasing or refusing one held message where one reads it, each with its reason."""

from datetime import datetime

from clearline.contact import holds
from clearline.contact.holds import Refusal
from clearline.contact.overview.answered import Answered
from clearline.policy.decision import Outcome
from clearline.registers import people

RELEASE_BECAUSE = ("It’s fine in context", "I’ve spoken to them")
REFUSE_BECAUSE = ("Better face to face", "It could be misread")
_LONGEST_REASON = 500

TOLD = {
    Refusal.DECIDED_ALREADY: "decided",
    Refusal.NO_REASON: "no_reason",
    Refusal.YOUR_OWN: "not_yours",
    Refusal.NOT_YOURS_TO_DECIDE: "not_yours",
}


def may(found: Answered) -> bool:
    """Say whether this viewer decides on a message that waits."""
    return found.waiting is not None and found.view.person in found.waiting.turn.deciders


def decide(found: Answered, act: str, own: str, *, at: datetime) -> str:
    """Do what the button says: `release:why` or `refuse:why`; return what to tell, if anything.

    Where the button says `own`, the reason is what was written.
    """
    what, _, why = act.partition(":")
    reason = (own if why == "own" else why).strip()[:_LONGEST_REASON]
    by = people.one(found.view.person)
    verb = holds.release if what == "release" else holds.turn_down
    result = verb(found.id, by=by, reason=reason, at=at)
    if isinstance(result, Refusal):
        return TOLD[result]
    return "held_again" if result is Outcome.HOLD else ""
