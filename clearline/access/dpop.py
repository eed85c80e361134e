"""Proofs of possession (RFC 9449): what one says, and whether it is of this very request."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Any

import jwt
from jwt.api_jws import PyJWS

# How old a proof may be when it comes, and how far ahead of ours its clock may go. Against use
# again stands its number, not its age: this bounds what was signed beforehand.
OLDEST = timedelta(minutes=5)
AHEAD = timedelta(minutes=1)
# A number that JavaScript still counts without a gap.
HIGHEST = 2**53 - 1

_ALGORITHM = "ES256"
_LONGEST = 2_000
_SHORTEST_NAME, _LONGEST_NAME = 16, 64
_READER = PyJWS(algorithms=[_ALGORITHM])


class Fault(StrEnum):
    """Why a request was not proven. They stand in the ledger, so they never change."""

    NONE = "none"  # it came without a proof
    UNREADABLE = "unreadable"  # no proof at all, or signed by another key than it names
    OTHER_REQUEST = "other_request"  # made for another address or method
    OTHER_SIGN_IN = "other_sign_in"
    STALE = "stale"
    OTHER_KEY = "other_key"  # a true proof, of a key that was not enrolled as this equipment
    AGAIN = "again"  # this very proof was used before
    COPIED = "copied"  # its number was used by another proof: two browsers have one key


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof says once its signature was found right."""

    key: bytes
    number: int
    name: str
    # A page's form is proven before its page is asked; what that page sends is not proven twice.
    is_spent: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The request that a proof must be of. `session` is the digest of the sign-in's token."""

    method: str
    address: str
    session: bytes | None
    at: datetime


def text(digest: bytes) -> str:
    """Write bytes as the standards of the JOSE family do."""
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def read(token: str, asked: Asked) -> Proof | Fault:
    """Return what a proof says, if it is a right one and of this request."""
    if not token:
        return Fault.NONE
    try:
        key, thumbprint = _signer(token.partition(".")[0])
        payload = _READER.decode_complete(token, key, [_ALGORITHM])["payload"]
        said = json.loads(payload)
        proof = Proof(thumbprint, said["n"], said["jti"])
        issued = said["iat"]
    except (jwt.PyJWTError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Fault.UNREADABLE
    if not _is_counted(proof) or not isinstance(issued, int | float):
        return Fault.UNREADABLE
    return _wrong(said, issued, asked) or proof


def _is_counted(proof: Proof) -> bool:
    number, name = proof.number, proof.name
    counted = type(number) is int and 0 < number <= HIGHEST
    # 96 bits at least, and no book. What a stranger wrote may be of any type.
    return counted and type(name) is str and _SHORTEST_NAME <= len(name) <= _LONGEST_NAME


def _wrong(said: dict[str, Any], issued: float, asked: Asked) -> Fault | None:
    if said.get("htm") != asked.method or said.get("htu") != asked.address:
        return Fault.OTHER_REQUEST
    if said.get("ath") != (text(asked.session) if asked.session else None):
        return Fault.OTHER_SIGN_IN
    age = asked.at.timestamp() - issued
    if not -AHEAD.total_seconds() <= age <= OLDEST.total_seconds():
        return Fault.STALE
    return None


@lru_cache(maxsize=1_024)
def _signer(header: str) -> tuple[Any, bytes]:
    """Return the key that a proof's header names, and its thumbprint (RFC 7638).

    One device's header is always the same, so its key is read once and not with each message.
    """
    if len(header) > _LONGEST:
        raise ValueError("no proof has so long a header")
    said = json.loads(urlsafe_b64decode(header + "=" * (-len(header) % 4)))
    jwk = said["jwk"]
    if said["typ"] != "dpop+jwt" or said["alg"] != _ALGORITHM or "d" in jwk:
        raise ValueError("not the header of a proof")
    named = {part: jwk[part] for part in ("crv", "kty", "x", "y")}
    if named["crv"] != "P-256" or named["kty"] != "EC":
        raise ValueError("not a key on the curve P-256")
    written = json.dumps(named, separators=(",", ":"), sort_keys=True)
    return jwt.PyJWK(named, _ALGORITHM).key, sha256(written.encode()).digest()
