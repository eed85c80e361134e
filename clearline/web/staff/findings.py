"""What stands above the box while one writes: what would stop the words, and what would not."""

from collections.abc import Sequence
from dataclasses import dataclass

from clearline.contact.overview.around import Around
from clearline.policy.decision import Cited, Decision, Outcome
from clearline.web.staff import rows

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


def flags(decision: Decision, people: Sequence[Around]) -> list[Flag]:
    """Return the first things to know: what stops, then what holds, then what is only said."""
    reasons = [each for each in decision.reasons if each.rule not in _ON_THE_FORM]
    stops = [_reason(each, people) for each in reasons]
    notes = [
        Flag(each.why, each.clause, "", "note") for each in decision.notices if each.rule in _TELLS
    ]
    return (list(dict.fromkeys(stops)) or notes)[:MOST]


def _reason(cited: Cited, people: Sequence[Around]) -> Flag:
    holds = cited.finding.outcome is Outcome.HOLD
    head = f"It would be held. {cited.why}" if holds else f"It can’t go. {cited.why}"
    remedy = rows.named(cited.finding.remedy, people)
    return Flag(head, cited.clause, remedy, "hold" if holds else "")
