"""The rule about the words themselves."""

from collections.abc import Mapping, Sequence
from typing import Final

from clearline.policy.decision import Finding, Outcome
from clearline.policy.facts import Facts, Words
from clearline.policy.rule import FIRST_EDITION, allowed, refused, rule
from clearline.policy.terms import UNKNOWN, Kind, Presence, Purpose, Reading

_MEETING_IS_THE_MATTER: Final = (Purpose.TRAVEL, Purpose.ARRANGEMENTS, Purpose.HEALTH)
_OUTCOMES: Final[Mapping[str, Outcome]] = {
    Reading.NOTE: Outcome.ALLOW,
    Reading.HOLD: Outcome.HOLD,
    Reading.REFUSE: Outcome.REFUSE,
}
_REMEDIES: Final = {
    "contact": "Take it out. Give the home’s own number or address instead, if one is needed.",
    "personal": "Take it out, or ask somebody who may release it.",
}
_A_LOOK: Final = "Something in the words needs a look."
_SAY_IT_OTHERWISE: Final = "Say it another way, or talk about it with a colleague first."

_NUMBER: Final = {
    "kind": "phone",
    "group": "contact",
    "clause": "C7",
    "outcome": "refuse",
    "why": "This is a telephone number that is not the organisation’s.",
}
_MEETING: Final = {
    "kind": "meeting",
    "group": "boundary",
    "clause": "C6",
    "outcome": "refuse",
    "why": "This arranges to meet.",
}


@rule(
    "C7",
    "C4",
    "C6",
    since=FIRST_EDITION,
    needs=("purpose", "recipient.presence"),
    met_by=[
        allowed("‘How did the maths test go?’ is written."),
        allowed(
            "For travel, ‘I’ll meet you off the train’ is written.",
            purpose="travel",
            words_found=[_MEETING],
        ),
    ],
    broken_by=[
        refused(
            "A worker’s own number is in the words.",
            words_found=[_NUMBER],
            mend={"words_found": []},
        ),
        refused(
            "For key work, ‘Let’s meet up on Saturday’ is written.",
            words_found=[_MEETING],
            mend={"words_found": []},
        ),
    ],
)
def wording(facts: Facts) -> Sequence[Finding]:
    """The words give no personal detail, tell nothing private and cannot be misread."""
    return [_finding(words, facts) for words in facts.words]


def _finding(words: Words, facts: Facts) -> Finding:
    outcome = _OUTCOMES[words.outcome]
    if words.kind == "meeting" and outcome is not Outcome.ALLOW:
        outcome = _of_a_meeting(facts, outcome)
    remedy = "" if outcome is Outcome.ALLOW else _REMEDIES.get(words.group, _SAY_IT_OTHERWISE)
    return Finding(outcome, words.why or _A_LOOK, remedy, words.clause, words.kind)


def _of_a_meeting(facts: Facts, outcome: Outcome) -> Outcome:
    """To meet is the right thing in a crisis, for a missing child and where it is the matter."""
    presence = facts.recipient.presence
    if facts.in_crisis or presence is Presence.MISSING or facts.purpose in _MEETING_IS_THE_MATTER:
        return Outcome.ALLOW
    is_open = facts.purpose is UNKNOWN or (
        facts.recipient.kind is Kind.CHILD and presence is UNKNOWN
    )
    return Outcome.HOLD if is_open else outcome
