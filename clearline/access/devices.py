"""Browsers we know again: made, ended, and opened for a child's private line."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth import hashers
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from clearline.access import cookies, kept, sessions
from clearline.access.caller import Caller
from clearline.access.models import Account, Device, Drawn, Opening, Session
from clearline.registers.models import Device as Made
from clearline.registers.models import Equipment, EquipmentLoss, Person

# What can be enrolled: a camera or a mailbox makes no key.
HAS_A_BROWSER = (Made.PHONE, Made.TABLET, Made.LAPTOP, Made.DESKTOP)

# The first that is found names the browser; the order matters, since each claims to be the next.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def words_of(user_agent: str) -> str:
    """Return what a person would call this browser."""
    browser = next((says for mark, says in _BROWSERS if mark in user_agent), "A browser")
    machine = next((says for mark, says in _MACHINES if mark in user_agent), "")
    return f"{browser} on {machine}" if machine else browser


def known(digest: bytes | None) -> Device | None:
    """Return the device whose cookie this is, unless it was ended."""
    if digest is None:
        return None
    devices = Device.objects.filter(digest=digest, ended_at=None)
    return devices.select_related("account__person", "equipment").first()


def make(
    words: str, *, at: datetime, equipment: Equipment | None = None, key: bytes | None = None
) -> tuple[Device, str]:
    """Make a browser known, as equipment by its key, and return it with its cookie's token."""
    token = cookies.new_token()
    digest = cookies.digest_of(token)
    with transaction.atomic():
        device = Device.objects.create(
            digest=digest, words=words, equipment=equipment, key=key, made_at=at
        )
        if key is not None:
            Drawn.objects.create(device=device)
        kept.record(kept.DEVICE_KNOWN, [device])
    return device, token


def make_childs(words: str, account: Account, pin: str, *, at: datetime) -> tuple[Device, str]:
    """Make a child's own phone known, with the PIN that they chose on it."""
    token = cookies.new_token()
    hashed = hashers.make_password(pin)
    with transaction.atomic():
        device = Device.objects.create(
            digest=cookies.digest_of(token), words=words, account=account, pin=hashed, made_at=at
        )
        kept.record(kept.DEVICE_KNOWN, [device])
    return device, token


def end(devices: QuerySet[Device], *, at: datetime, by: Person) -> None:
    """Make browsers unknown again; every sign-in on them ends too."""
    with transaction.atomic():
        ending = list(devices.filter(ended_at=None))
        sessions.end(Session.objects.filter(device__in=ending), at=at, by=by)
        kept.end(kept.DEVICE_ENDED, ending, at=at, by=by)


def enrolled_as(equipment: Collection[int]) -> dict[int, Device]:
    """Return the browser that counts as each piece of equipment now, newest where there are two."""
    losses = EquipmentLoss.objects.filter(
        equipment=OuterRef("equipment"), from_at__gte=OuterRef("made_at")
    )
    found = Device.objects.filter(~Exists(losses), equipment__in=equipment, ended_at=None)
    return {d.equipment_id or 0: d for d in found.exclude(key=None).order_by("made_at", "pk")}


def is_open(caller: Caller, seat_id: int, *, at: datetime) -> bool:
    """Say whether a child's private line with this seat may be read on the phone in use."""
    openings = Opening.objects.filter(device=caller.device_id, seat=seat_id, opened_at__lte=at)
    return openings.exists()


def has_been(device: Device | None, account_name: str) -> bool:
    """Say whether this account was signed in on this browser before."""
    if device is None:
        return False
    return device.sessions.filter(account__name=account_name).exclude(how="half").exists()
