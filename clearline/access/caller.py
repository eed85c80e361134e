"""Who is calling: a person, the browser they call from, and the faces under which they look."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from clearline.access.limits import LIMITS
from clearline.access.models import FreshWith, How
from clearline.registers.models import REVIEWS, Kind, ProvidedBy, Role, SeatKind, Status


class Face(StrEnum):
    """Under what face somebody looks; pages are listed by it."""

    CHILD = "child"
    WORKER = "worker"
    MANAGER = "manager"
    SOCIAL_WORKER = "social_worker"
    REVIEWING_OFFICER = "reviewing_officer"
    # Whoever else has a private line: advocate, solicitor, Cafcass, independent visitor.
    ADVOCATE = "advocate"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    INDEPENDENT_PERSON = "independent_person"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"
    NOBODY = "nobody"


FACE_OF_ROLE = {
    Role.RESIDENTIAL_WORKER: Face.WORKER,
    Role.REGISTERED_MANAGER: Face.MANAGER,
    Role.DEPUTY_MANAGER: Face.MANAGER,
    Role.RESPONSIBLE_INDIVIDUAL: Face.MANAGER,
    Role.SAFEGUARDING_LEAD: Face.SAFEGUARDING_LEAD,
    Role.SOCIAL_WORKER: Face.SOCIAL_WORKER,
    Role.PERSONAL_ADVISER: Face.SOCIAL_WORKER,
    Role.REVIEWING_OFFICER: Face.REVIEWING_OFFICER,
    Role.DUTY_REVIEWING_OFFICER: Face.REVIEWING_OFFICER,
    Role.ADVOCATE: Face.ADVOCATE,
    Role.SOLICITOR: Face.ADVOCATE,
    Role.CAFCASS_OFFICER: Face.ADVOCATE,
    Role.INDEPENDENT_VISITOR: Face.ADVOCATE,
    Role.INDEPENDENT_PERSON: Face.INDEPENDENT_PERSON,
    Role.INSPECTOR: Face.INSPECTOR,
    Role.ADMINISTRATOR: Face.ADMINISTRATOR,
}


@dataclass(frozen=True, slots=True)
class Held:
    """The piece of the organisation's equipment that a call comes from, and who holds it."""

    equipment_id: int
    provided_by: ProvidedBy
    status: Status
    holder_person_id: int | None
    holder_home_id: int | None

    def assigned_to(self, person_id: int, home_ids: frozenset[int] | set[int]) -> str:
        """Return whose it is, as `decide` asks: the worker's, their home's, or another's."""
        if self.holder_person_id == person_id:
            return "worker"
        return "home" if self.holder_home_id in home_ids else "other"


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that somebody is: a role, and where."""

    role: Role
    home_id: int | None
    authority_id: int | None


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who is signed in; `standings` and `seats` are read for pages, not for the gate."""

    person_id: int
    account_id: int
    session_id: int
    kind: Kind
    called: str
    how: How
    device_id: int
    equipment: Held | None
    # The thumbprint of the key that must prove each request that changes something.
    key: bytes | None
    seen_at: datetime
    fresh_at: datetime | None
    fresh_with: FreshWith | None = None
    standings: tuple[Standing, ...] = ()
    seats: frozenset[SeatKind] = field(default=frozenset())

    @property
    def faces(self) -> frozenset[Face]:
        """Return every face that this person looks under."""
        if self.kind is Kind.CHILD:
            return frozenset({Face.CHILD})
        by_role = {FACE_OF_ROLE[s.role] for s in self.standings}
        by_seat = {
            Face.REVIEWING_OFFICER if seat in REVIEWS else Face.ADVOCATE for seat in self.seats
        }
        return frozenset(by_role | by_seat)

    @property
    def is_shut(self) -> bool:
        """Say whether this call comes from equipment that was lost or retired: it opens nothing."""
        return self.equipment is not None and self.equipment.status is not Status.IN_SERVICE

    @property
    def is_enrolled(self) -> bool:
        """Say whether this call comes from equipment of an organisation, which has its key."""
        held = self.equipment
        is_ours = held is not None and held.provided_by is ProvidedBy.ORGANISATION
        return is_ours and not self.is_shut and self.key is not None

    @property
    def is_child(self) -> bool:
        """Say whether a child or young person is calling."""
        return self.kind is Kind.CHILD

    def is_any(self, *faces: Face) -> bool:
        """Say whether the caller has one of these faces."""
        return not self.faces.isdisjoint(faces)

    @property
    def only_advises(self) -> bool:
        """Whether the caller is a personal adviser to those who have left, and no social worker."""
        roles = {standing.role for standing in self.standings}
        return Role.PERSONAL_ADVISER in roles and Role.SOCIAL_WORKER not in roles

    def homes_as(self, *roles: Role) -> frozenset[int | None]:
        """Return the homes at which the caller has one of these roles; None is every home."""
        return frozenset(s.home_id for s in self.standings if s.role in roles)

    def authorities_as(self, *roles: Role) -> frozenset[int]:
        """Return the authorities at which the caller has one of these roles."""
        found = (s.authority_id for s in self.standings if s.role in roles)
        return frozenset(key for key in found if key is not None)

    def is_fresh(self, *, at: datetime, within: timedelta = LIMITS.fresh) -> bool:
        """Say whether the second factor was shown a moment ago."""
        return self.fresh_at is not None and at - self.fresh_at <= within

    def is_fresh_by_passkey(self, *, at: datetime) -> bool:
        """Say whether it was a passkey that was shown a moment ago."""
        return self.fresh_with is FreshWith.PASSKEY and self.is_fresh(at=at)
