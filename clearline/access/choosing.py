"""Signing in as somebody made up: no password, and nothing that outlives the marker."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from clearline.access import cookies, devices, sessions
from clearline.access.caller import FACE_OF_ROLE, Face
from clearline.access.models import Account, Device, How
from clearline.registers.models import (
    Equipment,
    EquipmentIssue,
    EquipmentLoss,
    Kind,
    Person,
    Post,
    Residence,
    Role,
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the made-up people, and what they are."""

    account: Account
    does: tuple[str, ...]
    face: Face | None


def people(*, at: datetime) -> list[Somebody]:
    """Return everybody and what they are: a role and where, or where they live."""
    does: dict[int, list[str]] = {}
    faces: dict[int, Face] = {}
    for post in Post.objects.in_force(at).select_related("home", "authority"):
        where = post.home or post.authority
        said = f"{post.get_role_display()}, {where}" if where else post.get_role_display()
        does.setdefault(post.person_id, []).append(said)
        faces.setdefault(post.person_id, FACE_OF_ROLE[Role(post.role)])
    for lives in Residence.objects.in_force(at).select_related("home"):
        does.setdefault(lives.child_id, []).append(f"lives at {lives.home}")
    return [
        Somebody(
            account,
            tuple(does.get(account.person_id, ())),
            Face.CHILD if account.person.kind == Kind.CHILD else faces.get(account.person_id),
        )
        for account in everybody()
    ]


def everybody() -> QuerySet[Account]:
    """Return the accounts that one may choose."""
    return Account.objects.filter(closed_at=None).select_related("person").order_by("pk")


def choose(account: Account, *, key: bytes | None = None, at: datetime) -> str:
    """Begin a sign-in as somebody made up and return its token.

    A browser that brought a key proves itself with it from then on, as real equipment does.
    """
    return sessions.start(account, device_of(account, key=key, at=at), How.CHOSEN, at=at)


def device_of(account: Account, *, key: bytes | None = None, at: datetime) -> Device:
    """Return the browser that a made-up person calls from: their own phone, or their home's.

    Several browsers may be one piece of equipment here, so that whoever looks at the made-up
    home in two windows does not put one of them out.
    """
    equipment = next(iter(_equipment_of(account.person, at)), None)
    mine = Q(account=account) | Q(equipment=equipment, equipment__isnull=False, key=key)
    device = _never_lost().filter(mine).order_by("-pk").first()
    if device is not None:
        return device
    if account.person.kind == Kind.CHILD:
        # Nobody knows this PIN: one is chosen here, and types none.
        return devices.make_childs("Made-up phone", account, cookies.new_token(), at=at)[0]
    own = key if equipment else None
    return devices.make("Made-up browser", at=at, equipment=equipment, key=own)[0]


def _never_lost() -> QuerySet[Device]:
    """Return the browsers that count, but for those that were lost since they were enrolled."""
    losses = EquipmentLoss.objects.filter(
        equipment=OuterRef("equipment"), from_at__gte=OuterRef("made_at")
    )
    return Device.objects.filter(~Exists(losses), ended_at=None)


def _equipment_of(person: Person, at: datetime) -> list[Equipment]:
    """Return what they hold, and what their home holds, their own first."""
    homes = Post.objects.in_force(at).filter(person=person).values("home")
    held = EquipmentIssue.objects.filter(Q(person=person) | Q(home__in=homes), returned_at=None)
    here = held.filter(equipment__kind__in=devices.HAS_A_BROWSER, equipment__retired_at=None)
    issues = here.select_related("equipment").order_by("equipment")
    return [i.equipment for i in sorted(issues, key=lambda i: i.person_id is None)]
