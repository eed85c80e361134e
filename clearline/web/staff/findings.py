"""What stands above the box while one writes: what would stop the words, and what would not."""

from dataclasses import dataclass

from clearline.policy.decision import Cited, Decision, Outcome

MOST = 2
# Asked for on the same form, so not told as a fault while one still writes.
_ON_THE_FORM = frozenset({"purpose_declared"})
_TELLS = frozenset({"wording", "face_to_face_first", "own_agreement", "wants_contact"})


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing about the words, or about writing at all now."""

    head: str
    clause: str
    do: str
    tone: str  # "" stops, "hold" holds, "note" stops nothing


def flags(decision: Decision) -> list[Flag]:
    """Return the first things to know: what stops, then what holds, then what is only said."""
    reasons = [each for each in decision.reasons if each.rule not in _ON_THE_FORM]
    stops = [_reason(each) for each in reasons]
    notes = [
        Flag(each.why, each.clause, "", "note") for each in decision.notices if each.rule in _TELLS
    ]
    return (list(dict.fromkeys(stops)) or notes)[:MOST]


def _reason(cited: Cited) -> Flag:
    holds = cited.finding.outcome is Outcome.HOLD
    head = f"It would be held. {cited.why}" if holds else f"It can’t go. {cited.why}"
    return Flag(head, cited.clause, cited.finding.remedy, "hold" if holds else "")
