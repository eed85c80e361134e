"""What a rule is: one requirement, its citation, its dates and its own examples."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple, TypedDict, Unpack

from clearline.policy.decision import Finding, Outcome, Owed
from clearline.policy.facts import Facts
from clearline.policy.terms import Channel, Direction, Kind, Lane

# These wait to be looked at, or are there in person: hours, shifts and permission are not asked.
NOT_SENT_TO_ONE: Final = frozenset({Channel.FACE_TO_FACE, Channel.NOTICEBOARD, Channel.WEBSITE})
IN_PERSON: Final = frozenset({Channel.FACE_TO_FACE})

# The guidance bears no date. It speaks of duties under the Children Act 1989, so its first edition
# is taken to bind from the day that Act came into force: no record can be older.
FIRST_EDITION: Final = date(1991, 10, 14)

Found = Finding | Sequence[Finding] | None


@dataclass(frozen=True, slots=True)
class Example:
    """One message in words and as changes to an ordinary one; see `examples.request`.

    Of one that breaks a rule, `mend` is what the remedy asks for, done; with no mend there is
    somebody to `ask`.
    """

    says: str
    changes: Mapping[str, Any]
    outcome: Outcome
    mend: Mapping[str, Any] | None = None
    ask: str = ""


class Where(TypedDict, total=False):
    """Where a rule is asked, when it ends, and what a crisis makes of it."""

    until: date | None
    lane: Lane
    direction: Direction | None
    children_only: bool
    not_for: frozenset[Channel]
    needs: tuple[str, ...]
    opened_by: str
    owes_when_opened: Owed


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A requirement that can be asked of facts."""

    name: str
    requirement: str
    cites: tuple[str, ...]
    since: date
    answer: Callable[[Facts], Found]
    met_by: tuple[Example, ...] = ()
    broken_by: tuple[Example, ...] = ()
    until: date | None = None
    lane: Lane = Lane.STAFF
    direction: Direction | None = Direction.OUTBOUND  # None: either way
    children_only: bool = False
    not_for: frozenset[Channel] = field(default_factory=frozenset)
    needs: tuple[str, ...] = ()  # left out, these can make it hold, as they are written in JSON
    opened_by: str | None = None
    owes_when_opened: Owed | None = None

    def __call__(self, facts: Facts) -> Found:
        """Ask the rule."""
        return self.answer(facts)

    def in_force(self, on: date) -> bool:
        """Say whether the rule holds on a day; `until` is its last."""
        return self.since <= on and (self.until is None or on <= self.until)

    def is_asked_in(self, situation: "Situation") -> bool:
        """Say whether the rule has anything to do with this lane, way, channel and person."""
        return (
            self.lane is situation.lane
            and self.direction in (None, situation.direction)
            and situation.channel not in self.not_for
            and not (self.children_only and situation.kind is Kind.FAMILY)
        )


class Situation(NamedTuple):
    """What is always told, and settles which rules are asked."""

    lane: Lane
    direction: Direction
    channel: Channel
    kind: Kind


def rule(
    *cites: str,
    since: date,
    met_by: Sequence[Example],
    broken_by: Sequence[Example] = (),
    **where: Unpack[Where],
) -> Callable[[Callable[[Facts], Found]], Rule]:
    """Make a rule of a function; the function's docstring is the requirement."""

    def make(answer: Callable[[Facts], Found]) -> Rule:
        return Rule(
            name=answer.__name__,
            requirement=(answer.__doc__ or "").strip(),
            cites=cites,
            since=since,
            answer=answer,
            met_by=tuple(met_by),
            broken_by=tuple(broken_by),
            **where,
        )

    return make


def allowed(says: str, **changes: Any) -> Example:
    """Give an example that the rule lets pass."""
    return Example(says, changes, Outcome.ALLOW)


def held(
    says: str, *, mend: Mapping[str, Any] | None = None, ask: str = "", **changes: Any
) -> Example:
    """Give an example that the rule holds."""
    return Example(says, changes, Outcome.HOLD, mend, ask)


def refused(
    says: str, *, mend: Mapping[str, Any] | None = None, ask: str = "", **changes: Any
) -> Example:
    """Give an example that the rule refuses."""
    return Example(says, changes, Outcome.REFUSE, mend, ask)
