"""The rule about who else may look."""

from clearline.policy.decision import Finding, not_known, refuse
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, allowed, refused, rule
from clearline.policy.terms import UNKNOWN


@rule(
    "C5",
    since=FIRST_EDITION,
    needs=("overseen",),
    met_by=[allowed("The manager may look at the conversation.")],
    broken_by=[
        refused(
            "Only the writer may look at the conversation.",
            overseen=False,
            mend={"overseen": True},
        )
    ],
)
def open_to_scrutiny(facts: Facts) -> Finding | None:
    """Somebody other than the writer may look at every conversation."""
    if facts.overseen is UNKNOWN:
        return not_known("who else may look at this conversation")
    if not facts.overseen:
        return refuse(
            "Nobody but you may look at this conversation.",
            remedy="Ask the registered manager to name somebody who looks.",
        )
    return None
