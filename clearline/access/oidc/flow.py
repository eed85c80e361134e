"""Going to an organisation's own sign-in and coming back: PKCE, a nonce, and a state used once."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe
from urllib.parse import urlencode

import jwt

from clearline.access import seal
from clearline.access.models import UsedChallenge
from clearline.access.oidc import provider, tokens
from clearline.access.oidc.provider import Trouble
from clearline.access.oidc.setup import Setup, Tenant
from clearline.access.oidc.tokens import Expected, Fault, Who

LASTS = timedelta(minutes=10)
_ABOUT = "single sign-on"
_SCOPE = "openid profile"


@dataclass(frozen=True, slots=True)
class Errand:
    """What somebody set out for: where they go on to, and the link that they were invited by."""

    to: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the browser goes, and the note that it brings back, which it cannot read."""

    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody came back, and their organisation says who."""

    who: Who
    tenant: Tenant
    errand: Errand


class Astray(StrEnum):
    """Why what a browser brought back is no answer to what we asked."""

    NO_NOTE = "no_note"  # another browser set out, or too long ago, or to whom we left out since
    OTHER_STATE = "other_state"
    USED = "used"  # this answer came before
    DECLINED = "declined"  # the organisation itself said no


@dataclass(frozen=True, slots=True)
class _Code:
    said: str
    verifier: str
    back: str


@dataclass(frozen=True, slots=True)
class _Note:
    state: str
    nonce: str
    verifier: str
    tenant: str
    at: float
    errand: Errand


def begin(
    setup: Setup, tenant: Tenant, errand: Errand, *, back: str, at: datetime
) -> Begun | Trouble:
    """Make up what an answer must bring back, and return where to send the browser."""
    found = provider.find(tenant.issuer, at=at)
    if isinstance(found, Trouble):
        return found
    state, nonce, verifier = token_urlsafe(32), token_urlsafe(32), token_urlsafe(48)
    asked = {
        "client_id": setup.client_id,
        "response_type": "code",
        "response_mode": "query",
        "redirect_uri": back,
        "scope": _SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": _text(sha256(verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    join = "&" if "?" in found.authorization else "?"
    note = _Note(state, nonce, verifier, tenant.id, at.timestamp(), errand)
    return Begun(f"{found.authorization}{join}{urlencode(asked)}", _sealed(note))


def finish(
    setup: Setup, note: str, said: Mapping[str, str], *, back: str, at: datetime
) -> Came | Astray | Trouble | Fault:
    """Return who came back, if this is the answer to what this browser set out with."""
    asked = _opened(note, at)
    tenant = setup.tenant(asked.tenant) if asked else None
    if asked is None or tenant is None:
        return Astray.NO_NOTE
    if astray := _astray(asked, tenant, said, at):
        return astray
    code = _Code(said["code"], asked.verifier, back)
    token = _exchanged(setup, tenant, code, at)
    if isinstance(token, Trouble):
        return token
    expected = Expected(tenant.issuer, setup.client_id, tenant.id, asked.nonce)
    who = tokens.read(token, expected, key_of=lambda name: _key(tenant, name, at), at=at)
    return who if isinstance(who, Fault) else Came(who, tenant, asked.errand)


def _exchanged(setup: Setup, tenant: Tenant, code: "_Code", at: datetime) -> str | Trouble:
    found = provider.find(tenant.issuer, at=at)
    if isinstance(found, Trouble):
        return found
    return provider.exchange(found, setup, code.said, verifier=code.verifier, back=code.back)


def _key(tenant: Tenant, name: str, at: datetime) -> jwt.PyJWK | None:
    found = provider.find(tenant.issuer, at=at)
    return None if isinstance(found, Trouble) else provider.key(found, name, at=at)


def _astray(asked: _Note, tenant: Tenant, said: Mapping[str, str], at: datetime) -> Astray | None:
    if not compare_digest(said.get("state", "").encode(), asked.state.encode()):
        return Astray.OTHER_STATE
    # RFC 9207: another provider's answer is not taken to this one.
    if said.get("iss", tenant.issuer) != tenant.issuer:
        return Astray.OTHER_STATE
    if not _is_first(asked.state, at):
        return Astray.USED
    return None if said.get("code") and not said.get("error") else Astray.DECLINED


def _is_first(state: str, at: datetime) -> bool:
    """Use a state up; of two who bring the same, one is first."""
    UsedChallenge.objects.filter(used_at__lt=at - 2 * LASTS).delete()
    digest = sha256(state.encode()).digest()
    return UsedChallenge.objects.get_or_create(digest=digest, defaults={"used_at": at})[1]


def _sealed(note: _Note) -> str:
    said = [note.state, note.nonce, note.verifier, note.tenant, note.at]
    written = json.dumps([*said, note.errand.to, note.errand.link])
    return _text(seal.seal(written.encode(), about=_ABOUT))


def _opened(note: str, at: datetime) -> _Note | None:
    try:
        opened = seal.unseal(urlsafe_b64decode(note + "=" * (-len(note) % 4)), about=_ABOUT)
    except ValueError:
        return None  # none at all, or somebody's own invention
    if opened is None:
        return None
    state, nonce, verifier, tenant, begun, to, link = json.loads(opened)
    age = at - datetime.fromtimestamp(begun, UTC)
    if age > LASTS:
        return None
    return _Note(state, nonce, verifier, tenant, begun, Errand(to, link))


def _text(said: bytes) -> str:
    return urlsafe_b64encode(said).rstrip(b"=").decode()
