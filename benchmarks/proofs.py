"""A worker's proofs, signed before the clock runs: their browser is another machine."""

import json
from base64 import urlsafe_b64encode
from collections import deque
from hashlib import sha256
from itertools import count
from time import time
from uuid import uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

# What one worker sends in a measurement; more are signed when they are asked for.
AHEAD = 200
_ES256 = ec.ECDSA(hashes.SHA256())


class Proofs:
    """One worker's key and its proofs for one address, newest number last."""

    def __init__(self, secret: str, token: str, address: str) -> None:
        self._secret = ec.derive_private_key(int(secret, 16), ec.SECP256R1())
        self._header = _text({"typ": "dpop+jwt", "alg": "ES256", "jwk": jwk_of(self._secret)})
        self._claims = {"htm": "POST", "htu": address, "ath": _b64(sha256(token.encode()).digest())}
        self._numbers = count(1)
        self._ready = deque(self._sign() for _ in range(AHEAD))

    def next(self) -> str:
        """Return a proof that was not used yet."""
        return self._ready.popleft() if self._ready else self._sign()

    def _sign(self) -> str:
        own = {"iat": int(time()), "jti": uuid4().hex, "n": next(self._numbers)}
        said = f"{self._header}.{_text({**self._claims, **own})}"
        pair = decode_dss_signature(self._secret.sign(said.encode(), _ES256))
        return f"{said}.{_b64(b''.join(number.to_bytes(32, 'big') for number in pair))}"


def new_secret() -> str:
    """Return a fresh key, as text."""
    key = ec.generate_private_key(ec.SECP256R1())
    return f"{key.private_numbers().private_value:x}"


def thumbprint(secret: str) -> bytes:
    """Return what a key is known by (RFC 7638)."""
    jwk = jwk_of(ec.derive_private_key(int(secret, 16), ec.SECP256R1()))
    return sha256(json.dumps(jwk, separators=(",", ":"), sort_keys=True).encode()).digest()


def jwk_of(secret: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """Return the public half of a key."""
    named = secret.public_key().public_numbers()
    x, y = (_b64(number.to_bytes(32, "big")) for number in (named.x, named.y))
    return {"crv": "P-256", "kty": "EC", "x": x, "y": y}


def _text(said: object) -> str:
    return _b64(json.dumps(said, separators=(",", ":")).encode())


def _b64(said: bytes) -> str:
    return urlsafe_b64encode(said).rstrip(b"=").decode()
