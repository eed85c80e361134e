"""Reads a token that says who signed in: whether it was made for us, by whom we believe, now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hmac import compare_digest
from typing import Any

import jwt

from clearline.access.oidc.provider import ALGORITHMS

# How far the provider's clock and ours may be apart.
SKEW = timedelta(minutes=2)
_LONGEST = 20_000
_LONGEST_SUBJECT = 255
_CHECKED_HERE = {
    "verify_exp": False,
    "verify_iat": False,
    "verify_nbf": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


class Fault(StrEnum):
    """Why a token is not believed."""

    UNREADABLE = "unreadable"
    ALGORITHM = "algorithm"  # unsigned, or signed in a way that is not taken
    SIGNATURE = "signature"  # or by a key that the provider has not
    ISSUER = "issuer"
    AUDIENCE = "audience"
    TIME = "time"
    NONCE = "nonce"  # it answers another question than ours
    TENANT = "tenant"
    NOBODY = "nobody"  # it names no object of the directory


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token has to say."""

    issuer: str
    client_id: str
    tenant: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as their own organisation's directory knows them, and what else it says."""

    tenant: str
    subject: str
    claims: dict[str, Any]


def read(
    token: str, expected: Expected, *, key_of: Callable[[str], jwt.PyJWK | None], at: datetime
) -> Who | Fault:
    """Return whom a token names, if everything about it is as it must be."""
    said = _signed(token, key_of)
    if isinstance(said, Fault):
        return said
    fault = _wrong(said, expected, at)
    if fault is not None:
        return fault
    subject = said.get("oid")
    if not isinstance(subject, str) or not 0 < len(subject) <= _LONGEST_SUBJECT:
        return Fault.NOBODY
    return Who(expected.tenant, subject, said)


def _signed(token: str, key_of: Callable[[str], jwt.PyJWK | None]) -> dict[str, Any] | Fault:
    try:
        header = jwt.get_unverified_header(token[:_LONGEST])
    except (jwt.PyJWTError, ValueError, RecursionError):
        return Fault.UNREADABLE
    algorithm, name = header.get("alg"), header.get("kid", "")
    if algorithm not in ALGORITHMS or not isinstance(name, str):
        return Fault.ALGORITHM
    key = key_of(name)
    return Fault.SIGNATURE if key is None else _signed_by(token, key, str(algorithm))


def _signed_by(token: str, key: jwt.PyJWK, algorithm: str) -> dict[str, Any] | Fault:
    try:
        return dict(jwt.decode(token, key.key, algorithms=[algorithm], options=_CHECKED_HERE))  # type: ignore[arg-type]
    except (jwt.InvalidSignatureError, jwt.InvalidKeyError, TypeError):
        return Fault.SIGNATURE
    except (jwt.PyJWTError, ValueError, RecursionError):
        return Fault.UNREADABLE


def _wrong(said: dict[str, Any], expected: Expected, at: datetime) -> Fault | None:
    checks = (
        (Fault.ISSUER, said.get("iss") == expected.issuer),
        (Fault.AUDIENCE, _is_for(said, expected.client_id)),
        (Fault.TIME, _is_now(said, at)),
        (Fault.NONCE, _is_same(said.get("nonce"), expected.nonce)),
        (Fault.TENANT, said.get("tid") == expected.tenant),
    )
    return next((fault for fault, is_right in checks if not is_right), None)


def _is_for(said: dict[str, Any], client_id: str) -> bool:
    """Say whether it is for us, and, where it is for others too, was asked for by us."""
    audience = said.get("aud")
    if isinstance(audience, list):
        is_ours = client_id in audience
        return is_ours and (len(audience) == 1 or said.get("azp") == client_id)
    return audience == client_id and said.get("azp", client_id) == client_id


def _is_now(said: dict[str, Any], at: datetime) -> bool:
    now, skew = at.timestamp(), SKEW.total_seconds()
    ends, issued, begins = said.get("exp"), said.get("iat"), said.get("nbf", 0)
    if not all(isinstance(each, int | float) for each in (ends, issued, begins)):
        return False
    return bool(now <= ends + skew and issued <= now + skew and begins <= now + skew)  # type: ignore[operator]


def _is_same(said: Any, ours: str) -> bool:
    return isinstance(said, str) and compare_digest(said.encode(), ours.encode())
