"""Second factors that one types: a code from an app, or a recovery code."""

from base64 import b32encode
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from os import urandom
from secrets import choice

import pyotp
from django.db import transaction
from django.db.models import QuerySet

from clearline.access import kept, seal
from clearline.access.models import Account, Factor, FactorKind, How
from clearline.registers.models import Person

ISSUER = "Clearline"
_STEP = 30
_RECOVERY_CODES = 8
# No letter or figure that is read for another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def in_force(account: Account) -> QuerySet[Factor]:
    """Return the factors that count: shown to work once, and not ended."""
    return account.factors.filter(ended_at=None).exclude(proven_at=None)


def has_second(account: Account) -> bool:
    """Say whether a second step can be asked; recovery codes alone are not one."""
    return in_force(account).exclude(kind=FactorKind.RECOVERY).exists()


def begin_totp(account: Account, *, at: datetime) -> str:
    """Return the secret to show; the same one until it is proven, so that two tabs agree."""
    with transaction.atomic():
        waiting = _waiting(account)
        if waiting is not None and (kept := _secret(waiting)) is not None:
            return kept
        fresh = b32encode(urandom(20)).decode()
        sealed = seal.seal(fresh.encode(), about=_about(account))
        if waiting is None:
            account.factors.create(kind=FactorKind.TOTP, sealed=sealed, label="app", added_at=at)
        else:
            # Sealed with a key that is gone, and never used.
            account.factors.filter(pk=waiting.pk).update(sealed=sealed, added_at=at)
    return fresh


def address_of(secret: str, *, name: str) -> str:
    """Return what the QR code says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def prove_totp(account: Account, code: str, *, at: datetime) -> bool:
    """Make the new app count, once it has shown a right code."""
    with transaction.atomic():
        waiting = _waiting(account)
        if waiting is None or not _spend(waiting, code, at=at):
            return False
        account.factors.filter(pk=waiting.pk).update(proven_at=at)
        waiting.proven_at = at
        kept.record(kept.FACTOR_ADDED, [waiting])
    return True


def check(account: Account, code: str, *, at: datetime) -> How | None:
    """Return how a typed code signs its owner in, or None; a code works once."""
    typed = "".join(code.split()).replace("-", "").lower()
    if typed.isdigit():
        totp = in_force(account).filter(kind=FactorKind.TOTP).first()
        return How.PASSWORD_TOTP if totp is not None and _spend(totp, typed, at=at) else None
    return How.PASSWORD_RECOVERY if _spend_recovery(account, typed, at=at) else None


def new_recovery_codes(account: Account, *, at: datetime, by: Person) -> list[str]:
    """Return fresh codes to be written down, once; older ones end."""
    codes = ["".join(choice(_LETTERS) for _ in range(10)) for _ in range(_RECOVERY_CODES)]
    with transaction.atomic():
        end(in_force(account).filter(kind=FactorKind.RECOVERY), at=at, by=by)
        made = account.factors.bulk_create(
            Factor(
                account=account,
                kind=FactorKind.RECOVERY,
                sealed=sha256(code.encode()).digest(),
                added_at=at,
                proven_at=at,
            )
            for code in codes
        )
        kept.record(kept.FACTOR_ADDED, made)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def end(factors: QuerySet[Factor], *, at: datetime, by: Person) -> int:
    """End factors; they stay in the table."""
    return kept.end(kept.FACTOR_ENDED, factors, at=at, by=by)


def _waiting(account: Account) -> Factor | None:
    totp = account.factors.filter(kind=FactorKind.TOTP, ended_at=None, proven_at=None)
    return totp.first()


def _about(account: Account) -> str:
    return f"totp of account {account.pk}"


def _secret(factor: Factor) -> str | None:
    opened = seal.unseal(bytes(factor.sealed), about=_about(factor.account))
    return opened.decode() if opened is not None else None


def _spend(factor: Factor, code: str, *, at: datetime) -> bool:
    """Use up the time step that a code belongs to; it, or an older one, never works again."""
    secret = _secret(factor)
    if secret is None:
        return False
    now = int(at.timestamp()) // _STEP
    # One step either way: clocks of phones differ (RFC 6238, 5.2).
    for step in (now - 1, now, now + 1):
        if compare_digest(pyotp.HOTP(secret).at(step), code):
            fresh = Factor.objects.filter(pk=factor.pk, counter__lt=step, ended_at=None)
            return fresh.update(counter=step) == 1
    return False


def _spend_recovery(account: Account, code: str, *, at: datetime) -> bool:
    digest = sha256(code.encode()).digest()
    matching = in_force(account).filter(kind=FactorKind.RECOVERY, sealed=digest)
    return end(matching, at=at, by=account.person) == 1
