"""A provider that cannot be reached from here: an HTTP server on a free port, faults included."""

import json
import socket
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from clearline.contact.outside.channel import Brought, Carrier, Fate, Posted

# How long a carrier in the tests waits for an answer: long, on a busy machine too; and not long,
# where a slow provider takes longer still.
PATIENCE, IMPATIENCE = 10.0, 0.3
_SLOW = 5.0


@dataclass(frozen=True)
class Asked:
    """One request as a provider sees it."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))

    @property
    def said(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self.body)
        return said


@dataclass(frozen=True)
class Answer:
    """What a provider answers."""

    status: int
    said: object = ""

    @property
    def body(self) -> bytes:
        return (self.said if isinstance(self.said, str) else json.dumps(self.said)).encode()


# What may go wrong with the answer to one text, beside what a provider itself has to say: it is
# taken, and the line cut; it is taken, and the answer comes too late.
CUT, SLOW = "cut", "slow"


@dataclass
class Server:
    """Listens, hands on what is asked, and spoils the answer where it is told to."""

    answers: Callable[[Asked], Answer]
    spoils: Callable[[], str]
    port: int = 0
    server: ThreadingHTTPServer | None = None
    hurry: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def open(self) -> None:
        """Begin to listen; after a while away, at the same port."""
        owner = self

        class Door(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                owner.knocked(self)

            def do_POST(self) -> None:
                owner.knocked(self)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Door)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Be away: whoever knocks finds nobody."""
        self.hurry.set()
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def knocked(self, door: BaseHTTPRequestHandler) -> None:
        split = urlsplit(door.path)
        body = door.rfile.read(int(door.headers.get("Content-Length") or 0))
        query = dict(parse_qsl(split.query, keep_blank_values=True))
        asked = Asked(door.command, split.path, query, dict(door.headers), body)
        answer, spoilt = self.answers(asked), self.spoils()
        door.close_connection = True
        if spoilt == CUT:
            door.connection.shutdown(socket.SHUT_RDWR)
            return
        if spoilt == SLOW:
            self.hurry.wait(_SLOW)
            return
        door.send_response(answer.status)
        door.send_header("Content-Length", str(len(answer.body)))
        door.send_header("Content-Type", "application/json")
        door.send_header("Connection", "close")
        door.end_headers()
        door.wfile.write(answer.body)


@dataclass
class Faults:
    """What goes wrong with the next texts, one after the other."""

    next: list[str] = field(default_factory=list)
    spoilt: str = ""

    def of_this(self) -> str:
        """Return what goes wrong with the text that is being handed over."""
        fault = self.next.pop(0) if self.next else ""
        self.spoilt = fault if fault in {CUT, SLOW} else ""
        return "" if self.spoilt else fault

    def spoil(self) -> str:
        """Return how the answer is spoilt."""
        spoilt, self.spoilt = self.spoilt, ""
        return spoilt


class FarEnd(ABC):
    """What stands at the other end of a carrier, and does what can go wrong."""

    name: str
    carrier: Carrier
    faults: Faults
    got: list[str]
    patience: float = PATIENCE

    def fails_next(self, *faults: str) -> None:
        """Let these go wrong with the next texts, one after the other."""
        self.faults.next = list(faults)
        if SLOW in faults:
            self.patience = IMPATIENCE
            self.start_anew()

    @abstractmethod
    def tells(self, reference: UUID, fate: Fate) -> Brought:
        """Say what became of a text."""

    @abstractmethod
    def brings(self, key: str, sender: str, to: str, words: str) -> Brought:
        """Bring a text."""

    @abstractmethod
    def forgeries(self) -> list[Posted]:
        """Return what somebody else might call us with."""

    @abstractmethod
    def go_down(self) -> None:
        """Be away."""

    @abstractmethod
    def come_back(self) -> None:
        """Be there again."""

    @abstractmethod
    def start_anew(self) -> None:
        """Let the carrier forget all that it had in memory, as one that was killed does."""

    @abstractmethod
    def close(self) -> None:
        """End it."""


class CallsUs(FarEnd):
    """A provider that calls an address of ours with each receipt and each text."""

    server: Server

    @abstractmethod
    def connect(self) -> Carrier:
        """Return a carrier that knows nothing but its settings."""

    @abstractmethod
    def receipt(self, reference: UUID, fate: Fate) -> Posted:
        """Return the call with which it says what became of a text."""

    @abstractmethod
    def text(self, key: str, sender: str, to: str, words: str) -> Posted:
        """Return the call with which it brings a text."""

    @abstractmethod
    def forged(self, posted: Posted) -> list[Posted]:
        """Return what somebody else might call with, who knows all but a secret."""

    def tells(self, reference: UUID, fate: Fate) -> Brought:
        return self._read(self.receipt(reference, fate))

    def brings(self, key: str, sender: str, to: str, words: str) -> Brought:
        return self._read(self.text(key, sender, to, words))

    def _read(self, posted: Posted) -> Brought:
        brought = self.carrier.read(posted, at=datetime.now(UTC))
        assert brought is not None, "what it called with was not believed"
        return brought

    def forgeries(self) -> list[Posted]:
        right = self.receipt(UUID(int=1), Fate.DELIVERED), self.text("1", "+447700900301", "", "hi")
        return [forged for posted in right for forged in self.forged(posted)]

    def go_down(self) -> None:
        self.server.close()

    def come_back(self) -> None:
        self.server.open()

    def start_anew(self) -> None:
        self.carrier.close()
        self.carrier = self.connect()

    def close(self) -> None:
        self.carrier.close()
        self.server.close()
