"""A browser's key without a browser: what enrols with it, and proves what it sends."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import count
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from clearline import clock
from clearline.access import cookies


def _text(said: bytes) -> str:
    return urlsafe_b64encode(said).rstrip(b"=").decode()


@dataclass
class Key:
    """A key of one browser, and the numbers that it draws."""

    secret: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    numbers: Any = field(default_factory=lambda: count(1))

    @property
    def jwk(self) -> dict[str, str]:
        """Return its public half."""
        named = self.secret.public_key().public_numbers()
        x, y = (_text(number.to_bytes(32, "big")) for number in (named.x, named.y))
        return {"crv": "P-256", "kty": "EC", "x": x, "y": y}

    @property
    def thumbprint(self) -> bytes:
        """Return what it is known by (RFC 7638)."""
        said = ",".join(f'"{name}":"{value}"' for name, value in sorted(self.jwk.items()))
        return sha256(f"{{{said}}}".encode()).digest()

    def proof(self, address: str, *, at: datetime, token: str = "", **other: Any) -> str:
        """Return a proof of one POST, with the number that comes next; `other` puts it wrong."""
        claims = {
            "htm": "POST",
            "htu": address,
            "iat": int(at.timestamp()),
            "jti": uuid4().hex,
            "n": next(self.numbers),
            **({"ath": _text(sha256(token.encode()).digest())} if token else {}),
            **other,
        }
        return jwt.encode(claims, self.secret, "ES256", {"typ": "dpop+jwt", "jwk": self.jwk})


class ProvingBrowser(Client):
    """A browser of Django's tests that proves each of its forms, as `proof.js` does."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.key = Key()

    def request(self, **said: Any) -> Any:
        """Ask, with a proof where something may change."""
        if said.get("REQUEST_METHOD") == "POST" and "HTTP_DPOP" not in said:
            cookie = self.cookies.get(cookies.SESSION)
            token = cookie.value if cookie else ""
            address = f"http://testserver{said['PATH_INFO']}"
            said["HTTP_DPOP"] = self.key.proof(address, at=clock.now(), token=token)
        return super().request(**said)
