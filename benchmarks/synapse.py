"""The peer: Synapse, the reference server of Matrix, on a database of its own."""

import asyncio
import hashlib
import hmac
import json
import secrets
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from benchmarks import raw
from benchmarks.ours import PAIRS
from benchmarks.raw import TEXT

PYTHON = Path(".bench/synapse/bin/python")
_NO_LIMIT = {"per_second": 100_000, "burst_count": 100_000}


@dataclass
class Synapse:
    """A running server, its rooms and those who are signed in."""

    port: int
    tokens: list[str]
    rooms: list[str]

    def message(self, who: int, count: int) -> bytes:
        """Return a send: a room's two members in turn."""
        room = (who + 7 * count) % len(self.rooms)
        return self.send(room, 2 * room + count % 2, TEXT)

    def send(self, room: int, user: int, text: str) -> bytes:
        """Return the request that sends one message."""
        path = (
            f"/_matrix/client/v3/rooms/{quote(self.rooms[room])}"
            f"/send/m.room.message/{secrets.token_hex(8)}"
        )
        body = json.dumps({"msgtype": "m.text", "body": text}).encode()
        token = f"Authorization: Bearer {self.tokens[user]}"
        return raw.request("PUT", path, self.port, [token], body)

    def sync(self, user: int, since: str, *, wait: int) -> bytes:
        """Return the request that waits for what is new."""
        path = f"/_matrix/client/v3/sync?timeout={wait}" + (f"&since={since}" if since else "")
        token = f"Authorization: Bearer {self.tokens[user]}"
        return raw.request("GET", path, self.port, [token])


@contextmanager
def running(folder: Path, port: int, *, database: str = "") -> Iterator[Synapse]:
    """Start it on an empty database, with rooms of two."""
    folder.mkdir(parents=True)
    secret = secrets.token_hex(16)
    (folder / "log.yaml").write_text(json.dumps({"version": 1, "root": {"level": "ERROR"}}))
    (folder / "hs.yaml").write_text(json.dumps(_config(folder, port, database, secret)))
    command = [str(PYTHON.absolute()), "-m", "synapse.app.homeserver", "-c", "hs.yaml"]
    subprocess.run([*command, "--generate-keys"], cwd=folder, check=True)
    with (folder / "out.log").open("w") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        _wait(port)
        tokens = [_register(port, secret, number) for number in range(2 * PAIRS)]
        yield Synapse(port, tokens, [_room(port, tokens, number) for number in range(PAIRS)])
    finally:
        process.terminate()
        process.wait(30)


def _config(folder: Path, port: int, database: str, secret: str) -> dict[str, Any]:
    limits = [f"rc_{name}" for name in ("message", "registration", "admin_redaction")]
    place: dict[str, Any] = {"name": "sqlite3", "args": {"database": str(folder / "hs.db")}}
    if database:
        at = urlsplit(database)
        args = {"user": at.username, "dbname": at.path[1:], "host": at.hostname, "port": at.port}
        place = {"name": "psycopg2", "args": {**args, "cp_min": 5, "cp_max": 10}}
    listener = {
        "bind_addresses": ["127.0.0.1"],
        "port": port,
        "type": "http",
        "tls": False,
        "resources": [{"names": ["client"], "compress": False}],
    }
    return {
        "server_name": "bench.local",
        "pid_file": str(folder / "hs.pid"),
        "listeners": [listener],
        "database": place,
        "log_config": str(folder / "log.yaml"),
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "registration_shared_secret": secret,
        "macaroon_secret_key": secret,
        "form_secret": secret,
        "report_stats": False,
        "trusted_key_servers": [],
        "bcrypt_rounds": 4,
        **dict.fromkeys(limits, _NO_LIMIT),
        "rc_login": dict.fromkeys(("address", "account", "failed_attempts"), _NO_LIMIT),
        "rc_joins": dict.fromkeys(("local", "remote"), _NO_LIMIT),
        "rc_invites": dict.fromkeys(("per_room", "per_user", "per_issuer"), _NO_LIMIT),
    }


def _call(port: int, method: str, path: str, body: Any = None, token: str = "") -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def _wait(port: int) -> None:
    for _ in range(240):
        try:
            _call(port, "GET", "/_matrix/client/versions")
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise SystemExit("Synapse did not start.")


def _register(port: int, secret: str, number: int) -> str:
    nonce = _call(port, "GET", "/_synapse/admin/v1/register")["nonce"]
    said = f"{nonce}\0u{number}\0pw{number}\0notadmin".encode()
    body = {
        "nonce": nonce,
        "username": f"u{number}",
        "password": f"pw{number}",
        "admin": False,
        "mac": hmac.new(secret.encode(), said, hashlib.sha1).hexdigest(),
    }
    return str(_call(port, "POST", "/_synapse/admin/v1/register", body)["access_token"])


def _room(port: int, tokens: list[str], number: int) -> str:
    one, other = 2 * number, 2 * number + 1
    wish = {"preset": "private_chat", "invite": [f"@u{other}:bench.local"]}
    room = str(_call(port, "POST", "/_matrix/client/v3/createRoom", wish, tokens[one])["room_id"])
    join = f"/_matrix/client/v3/rooms/{quote(room)}/join"
    _call(port, "POST", join, {}, tokens[other])
    return room


async def delivery(server: Synapse, count: int, background: int) -> list[float]:
    """Return how long each message took from its sender's request into the other's /sync."""
    waiting, sending = await raw.connect(server.port), await raw.connect(server.port)
    _, body = await waiting.ask(server.sync(1, "", wait=0))
    since, times = json.loads(body)["next_batch"], []
    stop = asyncio.Event()
    others = [asyncio.create_task(_noise(server, who, stop)) for who in range(background)]
    for _ in range(count):
        mark = secrets.token_hex(8)
        poll = waiting.ask(server.sync(1, since, wait=30_000))
        await asyncio.sleep(0.02)
        started = time.perf_counter()
        answer = sending.ask(server.send(0, 0, mark))
        body = b""
        while mark.encode() not in body:
            _, body = await poll
            since = json.loads(body)["next_batch"]
            if mark.encode() not in body:
                poll = waiting.ask(server.sync(1, since, wait=30_000))
        times.append(time.perf_counter() - started)
        await answer
    stop.set()
    await asyncio.gather(*others)
    return times


async def _noise(server: Synapse, who: int, stop: asyncio.Event) -> None:
    line, sent = await raw.connect(server.port), 0
    while not stop.is_set():
        room = 1 + (who + sent) % (len(server.rooms) - 1)
        await line.ask(server.send(room, 2 * room, TEXT))
        sent += 1
    line.close()
