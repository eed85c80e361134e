"""The rule about what contact is for."""

from clearline.policy.decision import Finding, not_known, refuse
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, allowed, refused, rule
from clearline.policy.terms import UNKNOWN, Purpose


@rule(
    "C10",
    since=FIRST_EDITION,
    needs=("purpose",),
    met_by=[
        allowed("A message marked as key work."),
        allowed("Marked ‘other’, and what.", purpose="other", purpose_note="Passport photo"),
    ],
    broken_by=[
        refused("Nobody said what it is for.", purpose=None, mend={"purpose": "keywork"}),
        refused(
            "Marked ‘other’, and not what.",
            purpose="other",
            mend={"purpose_note": "Passport photo"},
        ),
    ],
)
def purpose_declared(facts: Facts) -> Finding | None:
    """Contact is made for a professional reason, said beforehand."""
    if facts.purpose is UNKNOWN:
        return not_known("what this is for")
    if facts.purpose is None:
        return refuse("You have not said what this is for.", remedy="Choose a purpose.")
    if facts.purpose is Purpose.OTHER and not (facts.purpose_note or "").strip():
        return refuse(
            "You have chosen ‘other’ and not said what it is.",
            remedy="Say in a few words what this is for, or choose a purpose.",
        )
    return None
