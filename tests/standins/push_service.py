"""A browser's push service, from RFC 8030, 8291 and 8292: it takes, checks who asks, and unseals.

A real one cannot unseal anything; this one plays the browser, too.
"""

import json
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes
from typing import Any

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from clearline.contact.telling.browsers import Said


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Browser:
    """A browser that lets itself be told, under an address of the service."""

    endpoint: str
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = field(default_factory=lambda: token_bytes(16))

    @property
    def said(self) -> Said:
        """What it gives the page."""
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return Said(self.endpoint, _text(point), _text(self.secret))

    def reads(self, sealed: bytes) -> dict[str, str]:
        """Unseal what was pushed to it."""
        plain = http_ece.decrypt(sealed, private_key=self.private, auth_secret=self.secret)
        said: dict[str, str] = json.loads(plain)
        return said


@dataclass
class Push:
    """One that came."""

    path: str
    headers: dict[str, str]
    body: bytes

    def claims(self, audience: str) -> dict[str, Any]:
        """Check who asks, by the key that they show, and return what they say."""
        scheme, _, rest = self.headers["authorization"].partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        assert scheme == "vapid"
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _bytes(parts["k"]))
        claims: dict[str, Any] = jwt.decode(
            parts["t"],
            point,
            algorithms=["ES256"],
            audience=audience,
            options={"verify_exp": False},
        )
        return claims


@dataclass
class PushService:
    """The service: what it answers next, and what came."""

    origin: str = ""
    answers: list[int] = field(default_factory=list)
    came: list[Push] = field(default_factory=list)

    def browser(self, name: str = "one") -> Browser:
        """Return a browser of this service."""
        return Browser(f"{self.origin}/push/{name}")


@contextmanager
def push_service() -> Iterator[PushService]:
    """Run one on a free port."""
    service = PushService()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.came.append(Push(self.path, headers, body))
            self.send_response(service.answers.pop(0) if service.answers else 201)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    service.origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
