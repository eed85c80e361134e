"""Hands what is pushed to a browser's own service: sealed, so that only the browser reads it.

RFC 8030 says how it is asked, RFC 8291 how it is sealed. Nothing in it is worth reading.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

import http_ece
import httpx
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from clearline.channels.push import keys
from clearline.contact.outside.channel import Fate
from clearline.contact.telling import words
from clearline.contact.telling.browsers import Said

_SECONDS = 10.0
# A browser that is away for longer has no use for it any more.
_LIVES_FOR_SECONDS = 3600
_POINT, _SECRET = 65, 16
_LONGEST = 800
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429})
_FAULT = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one."""

    fate: Fate
    says: str
    is_gone: bool = False  # the service knows no such browser any more


def is_set_up() -> bool:
    """Say whether there is a key to push with."""
    return bool(settings.PUSH_KEY)


def is_known(endpoint: str) -> bool:
    """Say whether an address is one of a push service: to no other do we send anything."""
    split = urlsplit(endpoint)
    origin = f"{split.scheme}://{split.netloc}"
    if len(endpoint) > _LONGEST or "@" in split.netloc or not split.path.strip("/"):
        return False
    return any(fnmatchcase(origin, service) for service in settings.PUSH_SERVICES)


def is_sound(said: Said) -> bool:
    """Say whether a browser has given what it is to be told with."""
    try:
        point, secret = keys.bytes_of(said.key), keys.bytes_of(said.secret)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except (ValueError, UnsupportedAlgorithm):
        return False
    return len(point) == _POINT and len(secret) == _SECRET and is_known(said.endpoint)


def tell(said: Said, why: str, *, at: datetime) -> Answer:
    """Tell one browser that something waits. Every outcome is an answer; nothing is raised."""
    if not is_known(said.endpoint):
        return Answer(Fate.FAILED, "that is no push service")
    contact = settings.PUSH_CONTACT or settings.ADDRESS
    headers = {
        "Authorization": keys.authorization(
            settings.PUSH_KEY, said.endpoint, contact=contact, at=at
        ),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(_LIVES_FOR_SECONDS),
        "Urgency": "high" if why in words.URGENT else "normal",
    }
    try:
        sealed = _sealed(said, why)
        answer = httpx.post(said.endpoint, content=sealed, headers=headers, timeout=_SECONDS)
    except httpx.HTTPError as trouble:
        return Answer(Fate.LOST, type(trouble).__name__)
    return _means(answer.status_code)


def _sealed(said: Said, why: str) -> bytes:
    content = json.dumps({"says": words.says(why), "to": words.path(why)}).encode()
    sealed: bytes = http_ece.encrypt(
        content,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=keys.bytes_of(said.key),
        auth_secret=keys.bytes_of(said.secret),
        version="aes128gcm",
    )
    return sealed


def _means(status: int) -> Answer:
    says = f"answers {status}"
    if status in _GONE:
        return Answer(Fate.FAILED, says, is_gone=True)
    if httpx.codes.is_success(status):
        return Answer(Fate.ON_ITS_WAY, says)
    is_later = status in _LATER or status >= _FAULT
    return Answer(Fate.LATER if is_later else Fate.FAILED, says)
