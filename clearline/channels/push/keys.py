"""The key by which push services know this installation (RFC 8292): one, made once, kept apart."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_SIZE = 32
# A service refuses what holds for more than a day.
_HOLDS_FOR = timedelta(hours=12)


class NoKey(Exception):  # noqa: N818 - it reads as what it is
    """What is set as the key is none."""


def make() -> str:
    """Make a new key, as it is kept."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _text(number.to_bytes(_SIZE, "big"))


@lru_cache(maxsize=4)
def read(kept: str) -> ec.EllipticCurvePrivateKey:
    """Return the key that was kept."""
    try:
        raw = bytes_of(kept)
        if len(raw) != _SIZE:
            raise NoKey("The key of push is 32 bytes, in base64url.")
        return ec.derive_private_key(int.from_bytes(raw, "big"), ec.SECP256R1())
    except ValueError:
        raise NoKey("The key of push is 32 bytes, in base64url.") from None


def public(kept: str) -> str:
    """Return what a browser is given, so that nobody else can tell it anything."""
    point = read(kept).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _text(point)


def authorization(kept: str, endpoint: str, *, contact: str, at: datetime) -> str:
    """Return the header by which we show a push service who we are."""
    split = urlsplit(endpoint)
    says = {"aud": f"{split.scheme}://{split.netloc}", "exp": int((at + _HOLDS_FOR).timestamp())}
    if contact:
        says["sub"] = contact
    token = jwt.encode(says, read(kept), algorithm="ES256")
    return f"vapid t={token}, k={public(kept)}"


def bytes_of(text: str) -> bytes:
    """Read base64url, with or without its padding."""
    return urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
