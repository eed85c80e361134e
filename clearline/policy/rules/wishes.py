"""Rules about what the child or young person wants."""

from collections.abc import Mapping
from typing import Final

from clearline.policy.decision import Finding, not_known, notice, refuse
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, IN_PERSON, allowed, refused, rule
from clearline.policy.terms import UNKNOWN, InTouch

_SAYS: Final[Mapping[object, Finding]] = {
    UNKNOWN: not_known("whether the authority is in touch with them"),
    InTouch.REFU: refuse(
        "They have said that they want no contact now.",
        remedy="There is nothing for you to mend: they can write first at any time, and then this "
        "opens again. If you are worried, ask the allocated worker.",
    ),
    InTouch.DIED: refuse(
        "It is on record that they have died.",
        remedy="There is nothing to mend. Ask the registered manager, also if this is not so.",
    ),
    InTouch.NREQ: notice(
        "They have said that they need no more support. Ask whether they want to hear from you."
    ),
}


@rule(
    "L1",
    since=FIRST_EDITION,
    children_only=True,
    needs=("recipient.in_touch",),
    met_by=[
        allowed("The young person is in touch.", recipient={"in_touch": "YES"}),
        allowed("They asked for no more support.", recipient={"in_touch": "NREQ"}),
    ],
    broken_by=[
        refused(
            "The young person has said that they want no contact.",
            recipient={"in_touch": "REFU"},
            ask="the allocated worker",
        ),
        refused(
            "The young person has died.",
            recipient={"in_touch": "DIED"},
            ask="the registered manager",
        ),
    ],
)
def wants_contact(facts: Facts) -> Finding | None:
    """A young person who has left and wants no contact is left in peace."""
    return _SAYS.get(facts.recipient.in_touch)


@rule(
    "C1",
    since=FIRST_EDITION,
    children_only=True,
    not_for=IN_PERSON,
    needs=("recipient.agrees",),
    opened_by="agreement",
    met_by=[
        allowed("The child has said yes to messages."),
        allowed("The child has not been asked yet.", recipient={"agrees": None}),
    ],
    broken_by=[
        refused(
            "The child has said no to messages.",
            recipient={"agrees": False},
            mend={"channel": "face_to_face"},
        )
    ],
)
def own_agreement(facts: Facts) -> Finding | None:
    """The child has agreed to be reached in this way."""
    agrees = facts.recipient.agrees
    if agrees is UNKNOWN:
        return not_known("whether the child agrees to this")
    if agrees is None:
        return notice("Ask the child whether this way of keeping in touch is all right for them.")
    if not agrees:
        return refuse(
            "The child has said no to this way of keeping in touch.",
            remedy="Talk with them face to face. They can change their mind at any time.",
        )
    return None
