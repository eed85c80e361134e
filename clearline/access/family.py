"""Links for a child's family: opened without an account, by a code that somebody told them."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from os import urandom
from secrets import randbelow

from django.contrib.auth import hashers
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet

from clearline.access import cookies, kept, throttle
from clearline.access.models import FamilyLink
from clearline.access.throttle import Key
from clearline.registers.asking import asks
from clearline.registers.models import Ask, Person
from clearline.registers.models.terms import LONDON

COOKIE = "clearline-family"
# How long a phone that has shown the code may go on: it may be lent, or lie on a table.
VISIT = timedelta(minutes=30)
_TOKEN_BYTES = 16
_DIGITS = 8
# One address may be a whole street: it fails this often before all of it is slowed.
_FREE_TRIES_OF_AN_ADDRESS = 20
_signer = signing.Signer(salt="clearline.family")


@dataclass(frozen=True, slots=True)
class Made:
    """A link that was just made, with what is shown once and stored nowhere."""

    link: FamilyLink
    token: str
    code: str

    @property
    def spoken_code(self) -> str:
        """Return the code as one reads it out."""
        return f"{self.code[:4]} {self.code[4:]}"


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a code: right, or wrong, or not looked at for so many seconds yet."""

    is_right: bool = False
    wait: int = 0


def make(ask: Ask, *, by: Person, at: datetime) -> Made:
    """Make a link to an ask. Links that are out already go on working until they are ended."""
    token = urlsafe_b64encode(urandom(_TOKEN_BYTES)).rstrip(b"=").decode()
    code = f"{randbelow(10**_DIGITS):0{_DIGITS}}"
    last = datetime.combine(ask.until_on or ask.from_on, time(23, 59), tzinfo=LONDON)
    with transaction.atomic():
        link = FamilyLink.objects.create(
            digest=cookies.digest_of(token),
            code=hashers.make_password(code),
            ask=ask,
            made_at=at,
            made_by=by,
            expires_at=last.astimezone(UTC),
        )
        kept.record(kept.FAMILY_LINK_MADE, [link])
    return Made(link, token, code)


def find(token: str, *, at: datetime) -> FamilyLink | None:
    """Return the link of this token if it still works; a court's order shuts it too."""
    links = FamilyLink.objects.filter(
        digest=cookies.digest_of(token), ended_at=None, expires_at__gt=at
    )
    found = links.select_related("ask__child__person", "ask__person", "ask__recorded_by").first()
    return found if found is not None and asks.is_open(found.ask, at=at) else None


def prove(link: FamilyLink, code: str, *, address: str, at: datetime) -> Tried:
    """Try a code. Wrong ones make the next try wait, at most a minute, and shut nobody out."""
    keys = [
        Key("family", str(link.pk)),
        Key("family address", address, free=_FREE_TRIES_OF_AN_ADDRESS),
    ]
    if wait := throttle.claim(keys, at=at):
        return Tried(wait=wait)
    if not hashers.check_password("".join(code.split()), link.code):
        return Tried(wait=throttle.left(keys, at=at))
    throttle.succeed(keys, at=at)
    with transaction.atomic():
        first = FamilyLink.objects.filter(pk=link.pk, proven_at=None)
        if first.update(proven_at=at):
            link.proven_at = at
            kept.record(kept.FAMILY_LINK_PROVEN, [link])
    return Tried(is_right=True)


def visit(link: FamilyLink, *, at: datetime) -> str:
    """Return what the browser keeps once the code was right."""
    return _signer.sign(f"{link.pk}:{int(at.timestamp())}")


def is_visiting(value: str, link: FamilyLink, *, at: datetime) -> bool:
    """Say whether a browser has shown the code of this very link a while ago."""
    try:
        key, _, since = _signer.unsign(value).partition(":")
    except signing.BadSignature:
        return False
    age = at.timestamp() - int(since)
    return key == str(link.pk) and 0 <= age <= VISIT.total_seconds()


def out(ask: Ask, *, at: datetime) -> QuerySet[FamilyLink]:
    """Return the links to an ask that still work."""
    return FamilyLink.objects.filter(ask=ask, ended_at=None, expires_at__gt=at).order_by("pk")


def end(ask: Ask, *, by: Person, at: datetime) -> int:
    """End every link to an ask."""
    return kept.end(kept.FAMILY_LINK_ENDED, out(ask, at=at), at=at, by=by)
