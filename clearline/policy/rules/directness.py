"""Rules about seeing and hearing a child rather than writing."""

from clearline.policy.decision import Finding, not_known, notice, owe
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, IN_PERSON, allowed, rule
from clearline.policy.terms import UNKNOWN, Channel, Presence, Residence

_HEAR_OR_SEE_THEM = owe("direct_contact", hours=1)
_WRITTEN = (Channel.SMS, Channel.IN_APP, Channel.EMAIL)


@rule(
    "C2",
    since=FIRST_EDITION,
    children_only=True,
    not_for=IN_PERSON,
    needs=("recipient.residence", "recipient.presence"),
    met_by=[
        allowed("The child is at school."),
        allowed("The child is in the house.", recipient={"presence": "in_home"}),
    ],
)
def face_to_face_first(facts: Facts) -> Finding | None:
    """A worker who writes to a child in the house is reminded to talk with them."""
    residence, presence = facts.recipient.residence, facts.recipient.presence
    if residence not in (Residence.RESIDENT, UNKNOWN) or presence not in (
        Presence.IN_HOME,
        UNKNOWN,
    ):
        return None
    if UNKNOWN in (residence, presence):
        return not_known("whether the child is in the house")
    return notice("They are in the house. Could you talk with them instead?")


@rule(
    "C11",
    since=FIRST_EDITION,
    met_by=[
        allowed(
            "A text to a child in crisis.",
            channel="sms",
            crisis={"declared_at": "2026-05-12T16:20:00+01:00"},
        )
    ],
)
def direct_contact_follows(facts: Facts) -> Finding | None:
    """After words in a crisis somebody hears or sees the child within the hour."""
    if facts.in_crisis and facts.channel in _WRITTEN:
        return _HEAR_OR_SEE_THEM
    return None
