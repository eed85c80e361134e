"""Passkeys: added by somebody who is signed in, and used to sign in with nothing typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address
from typing import Any

from django.core import signing
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from clearline.access import factors, kept, seal
from clearline.access.models import Account, Factor, FactorKind, UsedChallenge

_SALT = "clearline.access.passkeys"
LASTS = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Site:
    """Where we are, as the browser knows us: what a passkey is bound to."""

    host: str
    origin: str

    def server(self) -> Fido2Server:
        """Return who checks passkeys for this very origin."""
        rp = PublicKeyCredentialRpEntity(id=self.host, name="Clearline")
        return Fido2Server(rp, verify_origin=lambda origin: origin == self.origin)


def site_of(request: HttpRequest) -> Site | None:
    """Return where passkeys would be bound to; None on a bare address, which can have none."""
    origin = f"{request.scheme}://{request.get_host()}"
    host = request.get_host().rsplit(":", 1)[0]
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return Site(host, origin)
    return None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the browser is asked, as JSON, and the signed note to send back with the answer."""

    options: str
    state: str


def ask(site: Site, account: Account | None = None) -> Asked:
    """Ask for a passkey: anybody's, or one of this account's."""
    credentials = None if account is None else _credentials(account)
    options, state = site.server().authenticate_begin(
        credentials, user_verification=UserVerificationRequirement.REQUIRED
    )
    return _asked(options, state, of="get")


def ask_for_new(site: Site, account: Account) -> Asked:
    """Ask the browser to make a passkey."""
    user = PublicKeyCredentialUserEntity(
        id=salted_hmac(_SALT, str(account.pk), algorithm="sha256").digest(),
        name=account.name or account.person.called,
        display_name=account.person.called,
    )
    options, state = site.server().register_begin(
        user,
        _credentials(account),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _asked(options, state, of="create")


def _asked(options: Mapping[str, Any], state: Mapping[str, Any], *, of: str) -> Asked:
    return Asked(json.dumps(dict(options)), signing.dumps(dict(state), salt=f"{_SALT}.{of}"))


def _credentials(account: Account) -> list[AttestedCredentialData]:
    kept_ones = factors.in_force(account).filter(kind=FactorKind.PASSKEY)
    return [data for factor in kept_ones if (data := _data(factor)) is not None]


def _about(account_id: int) -> str:
    return f"passkey of account {account_id}"


def _data(factor: Factor) -> AttestedCredentialData | None:
    opened = seal.unseal(bytes(factor.sealed), about=_about(factor.account_id))
    return AttestedCredentialData(opened) if opened is not None else None


def has_any(account: Account) -> bool:
    """Say whether this account has a passkey."""
    return factors.in_force(account).filter(kind=FactorKind.PASSKEY).exists()


def add(site: Site, account: Account, answer: tuple[str, str], *, label: str, at: datetime) -> bool:
    """Keep the passkey that the browser made; False where the answer is not to our question."""
    state, response = _spent(answer, of="create", at=at)
    if state is None:
        return False
    try:
        made = site.server().register_complete(state, response)
        data = made.credential_data
    except (ValueError, KeyError, TypeError):
        return False
    if data is None:
        return False
    return _keep(account, data, label=label, counter=made.counter, at=at)


def _keep(
    account: Account, data: AttestedCredentialData, *, label: str, counter: int, at: datetime
) -> bool:
    try:
        with transaction.atomic():
            factor = Factor.objects.create(
                account=account,
                kind=FactorKind.PASSKEY,
                sealed=seal.seal(bytes(data), about=_about(account.pk)),
                credential=data.credential_id,
                label=label[:60],
                added_at=at,
                proven_at=at,
                counter=counter,
            )
            kept.record(kept.FACTOR_ADDED, [factor])
    except IntegrityError:
        return False
    return True


def owner_of(site: Site, answer: tuple[str, str], *, at: datetime) -> Account | None:
    """Return whose passkey answered, or None; an answer counts once."""
    state, response = _spent(answer, of="get", at=at)
    if state is None:
        return None
    try:
        said = AuthenticationResponse.from_dict(response)
        factor = _factor(said.raw_id)
        data = _data(factor) if factor is not None else None
        if factor is None or data is None:
            return None
        site.server().authenticate_complete(state, [data], response)
    except (ValueError, KeyError, TypeError):
        return None
    counter = said.response.authenticator_data.counter
    return factor.account if _counts_up(factor, counter) else None


def _factor(credential_id: bytes) -> Factor | None:
    named = Factor.objects.filter(
        kind=FactorKind.PASSKEY,
        credential=credential_id,
        ended_at=None,
        account__closed_at=None,
    )
    return named.select_related("account__person").first()


def _counts_up(factor: Factor, counter: int) -> bool:
    # Passkeys that are kept in several places do not count: theirs is always 0.
    if counter == 0 and factor.counter == 0:
        return True
    lower = Factor.objects.filter(pk=factor.pk, counter__lt=counter)
    return lower.update(counter=counter) == 1


def _spent(
    answer: tuple[str, str], *, of: str, at: datetime
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Return our own note and the browser's answer, the first time that they come."""
    note, said = answer
    try:
        state = signing.loads(note, salt=f"{_SALT}.{of}", max_age=LASTS)
        response = json.loads(said)
    except (signing.BadSignature, ValueError):
        return None, {}
    if not isinstance(response, dict):
        return None, {}
    UsedChallenge.objects.filter(used_at__lt=at - 2 * LASTS).delete()
    digest = sha256(note.encode()).digest()
    _, is_first = UsedChallenge.objects.get_or_create(digest=digest, defaults={"used_at": at})
    return (state, response) if is_first else (None, {})
