"""An identity provider as Entra is one, which can be told to answer wrongly.

It keeps to what a provider must do: one use of each code, the redirect it was asked for, the
client's secret, and PKCE. The tests sign in at a real one as well.
"""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

TENANT = "0f3c6d1e-5b1a-4a55-9c57-7e6a4c1d2b90"
CLIENT, SECRET = "clearline-here", "only the two of us know it"
OID = "5d8f3f8e-23a4-4b6c-9a83-bb1f5f0a7c11"


@dataclass(frozen=True)
class Key:
    """A key that signs, by its name."""

    name: str
    secret: rsa.RSAPrivateKey = field(
        default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048)
    )

    @property
    def jwk(self) -> dict[str, Any]:
        said = json.loads(RSAAlgorithm.to_jwk(self.secret.public_key()))
        return {**said, "kid": self.name, "use": "sig", "alg": "RS256"}


# Making one takes a while, so all share these.
FIRST, SECOND, STRANGE, OF_THE_SAME_NAME = Key("first"), Key("second"), Key("strange"), Key("first")


@dataclass
class IdentityProvider:
    """What it says and how it signs; a test changes one thing of it."""

    at: datetime
    address: str = ""
    key: Key = FIRST
    published: list[Key] = field(default_factory=list)
    claims: dict[str, Any] = field(default_factory=dict)
    signs: str = "RS256"
    signing: Key | None = None
    is_down: bool = False
    calls_itself: str = ""
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def sign_in(self, address: str) -> str:
        """Sign in at the address that a browser was sent to; return where it is sent back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = uuid4().hex
        self.codes[code] = asked
        return f"{urlsplit(asked['redirect_uri']).path}?code={code}&state={asked['state']}"

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """Answer one request."""
        self.asked.append(path)
        if self.is_down:
            return 503, {}
        if path.endswith("/openid-configuration"):
            return 200, self._metadata()
        if path == "/keys":
            return 200, {"keys": [key.jwk for key in (self.published or [self.key])]}
        return self._token(form)

    def _metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.calls_itself or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        challenge = base64.urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest())
        if challenge.rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        return 200, {"token_type": "Bearer", "id_token": self.token(asked["nonce"])}

    def token(self, nonce: str) -> str:
        """Return a token as the test has it."""
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": self.at,
            "exp": self.at + timedelta(hours=1),
            "nonce": nonce,
            "tid": TENANT,
            "oid": OID,
            "sub": "pairwise",
            **self.claims,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        signing = self.signing or self.key
        secret: Any = signing.secret
        if self.signs == "none":
            secret = None
        elif self.signs.startswith("HS"):
            secret = "shared by many, and long enough for it"
        return jwt.encode(said, secret, self.signs, {"kid": signing.name})


@contextmanager
def running(at: datetime) -> Iterator[IdentityProvider]:
    """Run it on a free port of this machine."""
    provider = IdentityProvider(at)

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(*provider.answer(self.path, {}))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self._say(*provider.answer(self.path, form))

        def _say(self, status: int, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
