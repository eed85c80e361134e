"""Rules for what staff may never stand in the way of."""

from clearline.policy.decision import Finding, notice
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, allowed, rule
from clearline.policy.terms import Direction, Lane


@rule(
    "C5",
    since=FIRST_EDITION,
    lane=Lane.PROTECTED,
    direction=None,
    met_by=[
        allowed("A reviewing officer writes to a child at night.", lane="protected"),
        allowed("A child writes to their advocate.", lane="protected", direction="inbound"),
    ],
)
def protected_lane(_facts: Facts) -> Finding | None:
    """A child’s contact with those who look after their rights is never refused, held or read.

    This is where "open to scrutiny" (C5) ends: regulation 22 of the Children’s Homes (England)
    Regulations 2015 gives a child private contact with these people.
    """
    return notice("This is the child’s private line. Nobody at the home decides about it.")


@rule(
    "C1",
    since=FIRST_EDITION,
    direction=Direction.INBOUND,
    met_by=[allowed("A child writes to the home at night.", direction="inbound")],
)
def always_received(_facts: Facts) -> Finding | None:
    """What a child or their family writes is always taken in."""
    return notice("Whatever a child or their family writes is always taken in.")
