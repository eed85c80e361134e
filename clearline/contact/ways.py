"""Which ways to reach a child are open now, and why: the same rules, asked beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from clearline.contact import organisation, standing
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.lines import Line
from clearline.policy.decide import decide
from clearline.policy.decision import Decision, Outcome
from clearline.policy.terms import Channel, Purpose

CHANNELS = (
    Channel.IN_APP,
    Channel.VOICE_CALL,
    Channel.SMS,
    Channel.EMAIL,
    Channel.PHOTO,
    Channel.VIDEO_CALL,
)
# What travels today. A way that the rules open and nothing carries yet is not offered as open.
CARRIED = frozenset({Channel.IN_APP})

_ASKED_BEFORE_WRITING = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Way:
    """One form of communication, and what the rules say of it before a word is typed."""

    channel: Channel
    decision: Decision
    is_carried: bool

    @property
    def is_open(self) -> bool:
        """Whether it can be used now."""
        return self.is_carried and self.decision.outcome is Outcome.ALLOW


def to_reach(
    line: Line,
    person: int,
    *,
    at: datetime,
    equipment: int | None,
    channels: Sequence[Channel] = CHANNELS,
) -> list[Way]:
    """Decide each channel as if somebody wrote there now; nothing is written down.

    A purpose is taken as said: it is asked for on the same screen, in one tap.
    """
    cases = [
        Case(
            Draft(_ASKED_BEFORE_WRITING, line.id, "", purpose=Purpose.CHECK_IN, channel=channel),
            line,
            person,
            equipment=equipment,
        )
        for channel in channels
    ]
    found = standing.ask(cases, at=at, settings=organisation.policy(at=at))
    ways = []
    for case, channel in zip(cases, channels, strict=True):
        facts = standing.facts_of(case, found)
        if not isinstance(facts, Problem):
            ways.append(Way(channel, decide(facts), channel in CARRIED))
    return ways
