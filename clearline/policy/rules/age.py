"""The rule about knowing how old somebody is."""

from clearline.policy.decision import Finding, hold
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, IN_PERSON, allowed, held, rule


@rule(
    "C12",
    since=FIRST_EDITION,
    children_only=True,
    not_for=IN_PERSON,
    needs=("recipient.date_of_birth",),
    opened_by="age",
    met_by=[allowed("The child’s date of birth is on record.")],
    broken_by=[
        held(
            "Nobody knows how old the young person is.",
            recipient={"date_of_birth": None},
            mend={"recipient": {"date_of_birth": "2012-03-04"}},
        )
    ],
)
def known_age(facts: Facts) -> Finding | None:
    """The date of birth is on record, since different things hold at 18; until then, under 18."""
    if facts.is_adult is None:
        return hold(
            "The date of birth is not on record, so they count as under 18.",
            remedy="Ask the registered manager to put the date of birth on record.",
        )
    return None
