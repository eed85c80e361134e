"""Clearline itself, started as an operator starts it, with a crowd that may write."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from benchmarks import raw
from benchmarks.proofs import Proofs
from benchmarks.raw import TEXT

PAIRS = 25
READY = "Clearline is running at "


@dataclass
class Ours:
    """A running server, and those who are signed in to it."""

    port: int
    process: int
    pairs: list[dict[str, str]]
    proofs: dict[str, Proofs] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Have each worker's browser sign what it will send."""
        address = f"http://127.0.0.1:{self.port}/send"
        for pair in self.pairs:
            self.proofs[pair["worker"]] = Proofs(pair["secret"], pair["worker"], address)

    def message(self, who: int, count: int) -> bytes:
        """Return a send: a pair's worker and child in turn, as the peer's two users do."""
        pair = self.pairs[(who + 7 * count) % len(self.pairs)]
        return self.send(pair, "worker" if count % 2 else "child", TEXT)

    def send(self, pair: dict[str, str], side: str, text: str) -> bytes:
        """Return the request that the page's script would make."""
        draft = {
            "id": str(uuid4()),
            "conversation": pair["conversation"],
            "text": text,
            "purpose": "arrangements",
        }
        headers = [f"Cookie: clearline={pair[side]}", f"Origin: http://127.0.0.1:{self.port}"]
        if side == "worker":
            headers.append(f"DPoP: {self.proofs[pair[side]].next()}")
        return raw.request("POST", "/send", self.port, headers, json.dumps(draft).encode())


@contextmanager
def running(
    folder: Path, *, database: str = "", preload: dict[str, str] | None = None, pairs: int = PAIRS
) -> Iterator[Ours]:
    """Start it on an empty record with a crowd; stop it at the end."""
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("CLEARLINE_", "DJANGO_"))},
        "CLEARLINE_DATA": str(folder),
        "CLEARLINE_DATABASE_URL": database,
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "clearline", "run", "--data", str(folder), "--port", "0"]
    # Once to make the folder and the tables, once with everybody in them.
    first, _ = _start(command, environment)
    _stop(first)
    crowd = subprocess.run(
        [sys.executable, "-m", "benchmarks.crowd", str(pairs)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    process, port = _start(command, {**environment, **(preload or {})})
    try:
        yield Ours(port, process.pid, json.loads(crowd.stdout))
    finally:
        _stop(process)


def _start(command: list[str], environment: dict[str, str]) -> tuple["subprocess.Popen[str]", int]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if line.startswith(READY):
            return process, int(line.rstrip().rpartition(":")[2])
    raise SystemExit("Clearline did not start.")


def _stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    process.communicate()
