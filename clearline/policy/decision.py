"""What was decided, and why."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What may happen, the most protective last; as words they happen to sort the same way."""

    ALLOW = "allow"
    HOLD = "hold"
    REFUSE = "refuse"


class Settled(StrEnum):
    """What let a finding go that would have held or refused."""

    CRISIS = "crisis"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something that must be done afterwards, and within what time."""

    what: str
    within: timedelta
    only_if_allowed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says. ALLOW with words is a notice; ALLOW that only owes is silent."""

    outcome: Outcome
    why: str
    remedy: str = ""
    clause: str = ""  # only where it is not the rule's first
    kind: str = ""  # of `wording`: what was found
    owes: Owed | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A finding with the rule that made it and the clause it stands on."""

    rule: str
    clause: str
    finding: Finding
    settled: Settled | None = None

    @property
    def why(self) -> str:
        """Say why, and for what was let go, by what."""
        if self.settled is Settled.CRISIS:
            return f"Open because of the crisis, and looked at afterwards: {self.finding.why}"
        if self.settled is Settled.RELEASE:
            return f"Somebody looked at this and let it go: {self.finding.why}"
        return self.finding.why


@dataclass(frozen=True, slots=True)
class Obligation:
    """What is owed, by when."""

    what: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: the most protective outcome, with every reason, notice and obligation."""

    outcome: Outcome
    reasons: tuple[Cited, ...]
    notices: tuple[Cited, ...]
    obligations: tuple[Obligation, ...]
    policy: str

    def as_answer(self) -> dict[str, Any]:
        """Write the answer as `clearline decide` promises it, without the id."""
        return {
            "outcome": self.outcome.value,
            "reasons": [
                {
                    "rule": cited.rule,
                    "clause": cited.clause,
                    "outcome": cited.finding.outcome.value,
                    "why": cited.why,
                    "remedy": cited.finding.remedy,
                }
                for cited in self.reasons
            ],
            "notices": [
                {"rule": cited.rule, "clause": cited.clause, "why": cited.why}
                for cited in self.notices
            ],
            "obligations": [
                {"what": owed.what, "due": owed.due.isoformat()} for owed in self.obligations
            ],
            "policy": self.policy,
        }


def refuse(why: str, *, remedy: str, clause: str = "") -> Finding:
    """Say that this may not happen."""
    return Finding(Outcome.REFUSE, why, remedy, clause)


def hold(why: str, *, remedy: str, clause: str = "") -> Finding:
    """Say that somebody must look first."""
    return Finding(Outcome.HOLD, why, remedy, clause)


def notice(why: str, *, clause: str = "") -> Finding:
    """Say something that stops nothing."""
    return Finding(Outcome.ALLOW, why, clause=clause)


def owe(what: str, *, hours: int, only_if_allowed: bool = False) -> Finding:
    """Say nothing, and ask for something afterwards."""
    return Finding(Outcome.ALLOW, "", owes=Owed(what, timedelta(hours=hours), only_if_allowed))


def not_known(what: str, *, clause: str = "") -> Finding:
    """Hold, because a fact that is needed is not on record (what we do not know, we hold)."""
    return Finding(
        Outcome.HOLD,
        f"It is not on record {what}.",
        "Ask the registered manager to put it on record, or to look at this message.",
        clause,
    )


def after(at: datetime, span: timedelta) -> datetime:
    """Add true time to a moment, also across a change of the clocks, and keep its offset."""
    if isinstance(at.tzinfo, timezone):
        return at + span  # its offset never changes
    return (at.astimezone(UTC) + span).astimezone(at.tzinfo)
