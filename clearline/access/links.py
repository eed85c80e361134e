"""One-use links and QR codes: for a child's phone, a password, a work phone."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import urandom
from secrets import choice

from django.db import transaction

from clearline.access import cookies, kept
from clearline.access.limits import LIMITS
from clearline.access.models import Account, Device, Link, LinkKind
from clearline.registers.models import Equipment, Person

# 128 bits: nobody guesses it, and its QR code is still small enough for a cracked camera.
_TOKEN_BYTES = 16
# What enrols equipment can be read out at night: 50 bits, for ten minutes, and no letter or
# figure that is taken for another.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH = 10
_GROUP = 5
_LASTS: dict[LinkKind, timedelta] = {
    LinkKind.CHILD: LIMITS.child_link,
    LinkKind.STAFF: LIMITS.staff_link,
    LinkKind.PASSWORD: LIMITS.staff_link,
    LinkKind.EQUIPMENT: LIMITS.equipment_link,
}


@dataclass(frozen=True, slots=True)
class For:
    """What a link is for: an account, or a piece of equipment."""

    kind: LinkKind
    account: Account | None = None
    equipment: Equipment | None = None


def make(what: For, *, by: Person, at: datetime) -> str:
    """Make a link and return its token, which is stored nowhere; older unused ones end."""
    token = _code() if what.kind is LinkKind.EQUIPMENT else _token()
    with transaction.atomic():
        end_waiting(what, by=by, at=at)
        link = Link.objects.create(
            kind=what.kind,
            digest=cookies.digest_of(token),
            account=what.account,
            equipment=what.equipment,
            made_at=at,
            made_by=by,
            expires_at=at + _LASTS[what.kind],
        )
        kept.record(kept.LINK_MADE, [link])
    return token


def _token() -> str:
    return urlsafe_b64encode(urandom(_TOKEN_BYTES)).rstrip(b"=").decode()


def _code() -> str:
    return "".join(choice(_LETTERS) for _ in range(_CODE_LENGTH))


def spelled(code: str) -> str:
    """Write a code as it is read out: in groups."""
    return " ".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


def typed(words: str) -> str:
    """Return the code that somebody typed, however they spaced it."""
    return "".join(letter for letter in words.lower() if letter in _LETTERS)


def end_waiting(what: For, *, by: Person, at: datetime) -> None:
    """End the links for this that nobody has used."""
    waiting = Link.objects.filter(
        kind=what.kind,
        account=what.account,
        equipment=what.equipment,
        used_at=None,
        ended_at=None,
    )
    kept.end(kept.LINK_ENDED, waiting, at=at, by=by)


def find(token: str, *, at: datetime) -> Link | None:
    """Return the link of this token, if it still works; looking at it uses nothing up."""
    links = Link.objects.filter(
        digest=cookies.digest_of(token), used_at=None, ended_at=None, expires_at__gt=at
    )
    return links.select_related("account__person", "equipment", "made_by").first()


def use(link: Link, device: Device, *, at: datetime) -> bool:
    """Use a link up; of all who try, exactly one is told yes. Only inside a transaction."""
    unused = Link.objects.filter(pk=link.pk, used_at=None, ended_at=None, expires_at__gt=at)
    if unused.update(used_at=at, used_on=device) == 0:
        return False
    link.used_at, link.used_on = at, device
    kept.record(kept.LINK_USED, [link])
    return True
