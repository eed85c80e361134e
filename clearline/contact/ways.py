"""Which ways to reach a child are open now, and why: the same rules, asked beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from clearline.contact import organisation, standing
from clearline.contact.case import Case
from clearline.contact.draft import Draft, Problem
from clearline.contact.lines import Line
from clearline.contact.outside import reach
from clearline.contact.outside.channel import LEAVES
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


def carried() -> frozenset[Channel]:
    """Return what travels here. A way that the rules open and nothing carries is not open."""
    texts = {Channel.SMS} if settings.SMS_CARRIERS else set()
    return frozenset({Channel.IN_APP, *texts})


_ASKED_BEFORE_WRITING = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Way:
    """One form of communication, and what the rules say of it before a word is typed."""

    channel: Channel
    decision: Decision
    is_carried: bool
    # Of a form that leaves the building: why there is nowhere for it to go.
    nowhere: Problem | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can be used now."""
        return self.is_carried and self.nowhere is None and self.decision.outcome is Outcome.ALLOW


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
    ways, carries = [], carried()
    for case, channel in zip(cases, channels, strict=True):
        facts = standing.facts_of(case, found)
        if not isinstance(facts, Problem):
            is_carried = channel in carries
            nowhere = _nowhere(line, channel, at) if is_carried else None
            ways.append(Way(channel, decide(facts), is_carried, nowhere))
    return ways


def _nowhere(line: Line, channel: Channel, at: datetime) -> Problem | None:
    if channel not in LEAVES:
        return None
    return reach.to([line.child], channel, at=at)[line.child].problem
