"""Signing in, step by step: each try is answered with a token, a wait, or a plain no."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import hashers
from django.db import transaction

from clearline.access import (
    accounts,
    cookies,
    devices,
    factors,
    links,
    sessions,
    throttle,
)
from clearline.access.models import (
    Account,
    Device,
    FreshWith,
    How,
    Identity,
    Link,
    LinkKind,
    Session,
)
from clearline.access.oidc import identities
from clearline.access.throttle import Key

# One address may hold a whole home: it fails this often before all of it is slowed.
_FREE_TRIES_OF_AN_ADDRESS = 20
_SETS_A_PASSWORD = {LinkKind.STAFF, LinkKind.PASSWORD}


@dataclass(frozen=True, slots=True)
class Browser:
    """Where a try comes from: the device, if we know it, what it calls itself, its address."""

    device: Device | None
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try: right, or wrong, or not looked at for so many seconds yet."""

    is_right: bool = False
    token: str = ""
    # The cookie of a browser that was not known before.
    device_token: str = ""
    wait: int = 0
    was_looked_at: bool = True


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A browser that is a piece of equipment from now on, and the token of its cookie."""

    device: Device
    token: str


WRONG = Tried()


def with_password(name: str, password: str, browser: Browser, *, at: datetime) -> Tried:
    """Try the first step of staff: right, and the second step is asked."""
    keys = _keys(accounts.spelled(name), browser)
    if wait := throttle.claim(keys, at=at):
        return Tried(wait=wait, was_looked_at=False)
    account = accounts.by_password(name, password)
    if account is None:
        return Tried(wait=throttle.left(keys, at=at))
    throttle.succeed(keys, at=at)
    return enter(account, browser, How.HALF, at=at)


def _keys(name: str, browser: Browser) -> list[Key]:
    # A browser on which this account was before waits only for its own failures: a stranger who
    # guesses elsewhere, or a child who tries the office computer, slows nobody at their own.
    if browser.device is not None and devices.has_been(browser.device, name):
        return [Key("password", f"{name}\0{browser.device.pk}")]
    return [
        Key("password", name),
        Key("address", browser.address, free=_FREE_TRIES_OF_AN_ADDRESS),
    ]


def enter(
    account: Account,
    browser: Browser,
    how: How,
    *,
    identity: Identity | None = None,
    at: datetime,
) -> Tried:
    """Begin a sign-in on this browser, which is known from now on. Who has left has none."""
    if accounts.has_left(account, at=at):
        return WRONG
    device, device_token = browser.device, ""
    with transaction.atomic():
        if device is None:
            device, device_token = devices.make(browser.words, at=at)
        token = sessions.start(account, device, how, identity=identity, at=at)
        return _right(token, device_token)


def with_identity(
    identity: Identity, browser: Browser, *, has_shown_second: bool, at: datetime
) -> Tried:
    """Let somebody in whom their own organisation names: wholly, or with our second step to come.

    The first time it comes with our own: somebody else has joined the two, and may have slipped.
    """
    is_whole = has_shown_second and identity.proven_at is not None
    how = How.SSO if is_whole else How.HALF
    return enter(identity.account, browser, how, identity=identity, at=at)


def _right(token: str, device_token: str = "") -> Tried:
    return Tried(is_right=True, token=token, device_token=device_token)


def with_second(half: Session, code: str, *, at: datetime) -> Tried:
    """Try the second step: a code from the app, or a recovery code."""
    keys = [_second_key(half)]
    if wait := throttle.claim(keys, at=at):
        return Tried(wait=wait, was_looked_at=False)
    how = factors.check(half.account, code, at=at)
    if how is None:
        return Tried(wait=throttle.left(keys, at=at))
    throttle.succeed(keys, at=at)
    return complete(half, how, at=at)


def _second_key(half: Session) -> Key:
    # By account where the browser is new: else whoever has the password makes a browser a guess.
    known = devices.has_been(half.device, half.account.name or "")
    return Key("second", f"{half.account_id}\0{half.device_id if known else ''}")


def complete(half: Session, how: How, *, at: datetime) -> Tried:
    """Turn a half sign-in into a whole one, with a new token."""
    with transaction.atomic():
        halves = Session.objects.filter(pk=half.pk)
        if sessions.end(halves, at=at, by=half.account.person) == 0:
            return WRONG
        if half.identity is not None:
            how = _ON_THEIR_WORD.get(how, how)
            identities.prove(half.identity, at=at)
        token = sessions.start(half.account, half.device, how, identity=half.identity, at=at)
        return _right(token)


_ON_THEIR_WORD = {
    How.PASSWORD_TOTP: How.SSO_TOTP,
    How.PASSWORD_RECOVERY: How.SSO_RECOVERY,
}


def shown_again(session_id: int, with_: FreshWith, *, at: datetime) -> Tried:
    """Note that somebody who is signed in has shown once more that it is they."""
    sessions.refresh(session_id, with_, at=at)
    return Tried(is_right=True)


def again(session_id: int, account: Account, code: str, *, at: datetime) -> Tried:
    """Ask somebody who is signed in for their second factor once more, before a grave act."""
    keys = [Key("again", str(account.pk))]
    if wait := throttle.claim(keys, at=at):
        return Tried(wait=wait, was_looked_at=False)
    if factors.check(account, code, at=at) is None:
        return Tried(wait=throttle.left(keys, at=at))
    throttle.succeed(keys, at=at)
    return shown_again(session_id, FreshWith.CODE, at=at)


def with_pin(device: Device, pin: str, *, at: datetime) -> Tried:
    """Try a child's PIN on their own phone; only failures on this phone slow it."""
    account = device.account
    if account is None or account.closed_at is not None:
        return WRONG
    keys = [Key("pin", str(device.pk))]
    if wait := throttle.claim(keys, at=at):
        return Tried(wait=wait, was_looked_at=False)
    if not hashers.check_password(pin, device.pin):
        return Tried(wait=throttle.left(keys, at=at))
    throttle.succeed(keys, at=at)
    return _right(sessions.start(account, device, How.PIN, at=at))


def child_by_link(link: Link, pin: str, browser: Browser, *, at: datetime) -> Tried:
    """Make this phone the child's own with the PIN they chose; of two who try, one gets in.

    The same phone with a new PIN counts as a new phone, so the private lines are shut on it.
    """
    account = link.account
    if account is None or link.kind != LinkKind.CHILD or account.closed_at is not None:
        return WRONG
    if browser.device is not None and browser.device.equipment_id is not None:
        # A worker who tries the link on the work phone would make it the child's.
        return WRONG
    with transaction.atomic():
        device, device_token = devices.make_childs(browser.words, account, pin, at=at)
        if not links.use(link, device, at=at):
            transaction.set_rollback(True)
            return WRONG
        _forget(browser.device, account, at=at)
        return _right(sessions.start(account, device, How.PIN, at=at), device_token)


def _forget(before: Device | None, account: Account, *, at: datetime) -> None:
    """End what this browser was to the same child before."""
    if before is not None and before.account_id == account.pk:
        devices.end(Device.objects.filter(pk=before.pk), at=at, by=account.person)


def staff_by_link(link: Link, password: str, browser: Browser, *, at: datetime) -> Tried:
    """Set a password by a link; every sign-in that stood before ends.

    The second step ends with a link that says so. An administrator's does not: who can read no
    content must not become somebody who can.
    """
    account = link.account
    if account is None or link.kind not in _SETS_A_PASSWORD or account.closed_at is not None:
        return WRONG
    with transaction.atomic():
        tried = _by_link(link, account, browser, at=at)
        if tried.is_right:
            accounts.set_password(account, password, at=at)
        return tried


def identity_by_link(
    link: Link, tenant: str, subject: str, browser: Browser, *, at: datetime
) -> Tried:
    """Join an account to its owner at their own organisation, by a link instead of a password.

    A password that stood before ends: from now on the organisation says who comes in.
    """
    account = link.account
    if account is None or link.kind not in _SETS_A_PASSWORD or account.closed_at is not None:
        return WRONG
    with transaction.atomic():
        identities.end(identities.of(account).filter(tenant=tenant), by=link.made_by, at=at)
        identity = identities.join(account, tenant, subject, by=link.made_by, at=at)
        tried = _by_link(link, account, browser, identity, at=at) if identity else WRONG
        if not tried.is_right:
            transaction.set_rollback(True)
            return WRONG
        accounts.take_password_back(account, at=at)
        return tried


def _by_link(
    link: Link,
    account: Account,
    browser: Browser,
    identity: Identity | None = None,
    *,
    at: datetime,
) -> Tried:
    """Use a link up, and begin what it lets begin. Only inside a transaction."""
    tried = enter(account, browser, How.HALF, identity=identity, at=at)
    half = account.sessions.filter(digest=cookies.digest_of(tried.token)).first()
    if half is None or not links.use(link, half.device, at=at):
        transaction.set_rollback(True)
        return WRONG
    if link.kind == LinkKind.STAFF:
        factors.end(account.factors.all(), at=at, by=link.made_by)
    sessions.end(account.sessions.exclude(pk=half.pk), at=at, by=account.person)
    return tried


def phone_by_link(link: Link, browser: Browser, key: bytes, *, at: datetime) -> Enrolled | None:
    """Enrol this browser, by its key, as the piece of equipment that the manager said."""
    if link.equipment is None or (browser.device is not None and browser.device.account_id):
        return None
    with transaction.atomic():
        device, token = devices.make(browser.words, at=at, equipment=link.equipment, key=key)
        if not links.use(link, device, at=at):
            transaction.set_rollback(True)
            return None
        # One phone is one browser: whatever was bound to it before is not it any more.
        before = Device.objects.filter(equipment=link.equipment).exclude(pk=device.pk)
        devices.end(before, at=at, by=link.made_by)
    return Enrolled(device, token)
