"""What is known when a decision is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from clearline.policy.settings import DEFAULT, Settings
from clearline.policy.terms import (
    UNKNOWN,
    Account,
    Answer,
    Approver,
    AssignedTo,
    Channel,
    Direction,
    Document,
    EquipmentStatus,
    Giver,
    InTouch,
    Kind,
    Lane,
    LegalStatus,
    Presence,
    Provider,
    Purpose,
    Relationship,
    Residence,
    Unknown,
)

LONDON: Final = ZoneInfo("Europe/London")
ADULT_AT: Final = 18
_SECONDS_IN_AN_HOUR: Final = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Who would like to write or speak."""

    person: str
    roles: tuple[str, ...] | Unknown = UNKNOWN
    relationship: Relationship | Unknown = UNKNOWN
    on_shift: bool | Unknown = UNKNOWN
    started_on: date | Unknown = UNKNOWN
    acknowledged: frozenset[Document] | Unknown = UNKNOWN
    restricted: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What they would use."""

    provided_by: Provider | Unknown = UNKNOWN
    status: EquipmentStatus | Unknown = UNKNOWN
    assigned_to: AssignedTo | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The child, or somebody of the family (of whom only `order_bars_contact` is asked)."""

    kind: Kind
    date_of_birth: date | Unknown | None = UNKNOWN
    residence: Residence | Unknown = UNKNOWN
    legal_status: LegalStatus | Unknown | None = UNKNOWN
    presence: Presence | Unknown = UNKNOWN
    agrees: bool | Unknown | None = UNKNOWN
    in_touch: InTouch | Unknown | None = UNKNOWN
    order_bars_contact: bool | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """Permission for one form of communication; `legal_status` is the child's when it was given."""

    channel: Channel | Unknown = UNKNOWN
    given_by: Giver | Unknown = UNKNOWN
    begins_on: date | Unknown = UNKNOWN
    ends_on: date | Unknown | None = UNKNOWN
    withdrawn_on: date | Unknown | None = UNKNOWN
    legal_status: LegalStatus | Unknown | None = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One answer about contact with a young person who has left."""

    role: Approver | Unknown = UNKNOWN
    person: str | Unknown = UNKNOWN
    decision: Answer | Unknown = UNKNOWN
    decided_at: datetime | Unknown = UNKNOWN
    workers: tuple[str, ...] | Unknown = UNKNOWN
    channels: tuple[Channel, ...] | Unknown = UNKNOWN
    begins_on: date | Unknown = UNKNOWN
    ends_on: date | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Somebody let this very message go, where this rule (of `wording`, this kind) had held it."""

    rule: str | Unknown = UNKNOWN
    kind: str | Unknown = UNKNOWN
    by: str | Unknown = UNKNOWN
    at: datetime | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Crisis:
    """Somebody said that this child is in crisis or at risk."""

    declared_at: datetime | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One thing that was found in the words; the words themselves are not a fact."""

    kind: str
    group: str
    clause: str
    outcome: str  # note, hold or refuse, as the words were read
    why: str = ""
    message: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything that a decision may rest on. A fact that is not given is UNKNOWN."""

    at: datetime
    direction: Direction
    lane: Lane
    channel: Channel
    account: Account
    worker: Worker
    recipient: Recipient
    purpose: Purpose | Unknown | None = UNKNOWN
    purpose_note: str | None = None
    equipment: Equipment | Unknown | None = UNKNOWN
    permissions: Sequence[Permission] | Unknown = UNKNOWN
    permission_disputed: bool | Unknown = UNKNOWN
    approvals: Sequence[Approval] | Unknown = UNKNOWN
    released: Sequence[Release] = ()
    accounts_overdue: int | Unknown = UNKNOWN
    crisis: Crisis | None = None
    minutes_since_their_message: float | None = None
    overseen: bool | Unknown = UNKNOWN
    words: Sequence[Words] = ()
    settings: Settings = DEFAULT
    # Worked out once from the above, in the time of the place (Europe/London).
    today: date = field(init=False, repr=False, compare=False)
    minute: int = field(init=False, repr=False, compare=False)
    is_adult: bool | None = field(init=False, repr=False, compare=False)
    in_crisis: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        local = self.at.astimezone(LONDON)
        today = local.date()
        put = object.__setattr__
        put(self, "today", today)
        put(self, "minute", local.hour * 60 + local.minute)
        put(self, "is_adult", is_adult(self.recipient.date_of_birth, on=today))
        put(self, "in_crisis", self.crisis is not None and self._counts(self.crisis))

    def _counts(self, crisis: Crisis) -> bool:
        """A crisis whose moment nobody told opens nothing."""
        if isinstance(crisis.declared_at, Unknown):
            return False
        age = (self.at - crisis.declared_at).total_seconds()
        return 0 <= age <= self.settings.crisis_lasts_hours * _SECONDS_IN_AN_HOUR


def is_adult(born: date | Unknown | None, *, on: date) -> bool | None:
    """Say whether somebody is 18 on a day; born on 29 February, from 1 March. None: not known."""
    if born is None or isinstance(born, Unknown):
        return None
    return (on.year - ADULT_AT, on.month, on.day) >= (born.year, born.month, born.day)
