"""A connection to a carrier that stays open between questions, one for each thread."""

import http.client
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from clearline.contact.outside.channel import Fate

# Shorter than any server keeps an idle connection: one that it closes just then loses an answer.
_IDLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Server:
    """Where a carrier is asked, and for how long."""

    address: str
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered; without a status, why there is no answer."""

    status: int = 0
    body: str = ""
    fate: Fate | None = None  # without an answer: surely not taken (DOWN), or nobody knows (LOST)


class Connection:
    """Asks one server; every outcome is an answer."""

    def __init__(self, server: Server) -> None:
        split = urlsplit(server.address)
        self._host, self._is_secure = split.netloc, split.scheme == "https"
        self._path, self._seconds = split.path.rstrip("/"), server.seconds
        self._here = threading.local()
        self._every: set[http.client.HTTPConnection] = set()

    def ask(
        self, method: str, path: str, *, body: str = "", headers: Mapping[str, str] | None = None
    ) -> Told:
        """Ask once. Whether a broken-off question arrived is not known, and is said so."""
        try:
            connection = self._open()
        except OSError as trouble:
            return Told(body=_named(trouble), fate=Fate.DOWN)
        try:
            connection.request(method, self._path + path, body or None, dict(headers or {}))
            answer = connection.getresponse()
            said = Told(answer.status, answer.read().decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException) as trouble:
            self._let_go()
            return Told(body=_named(trouble), fate=Fate.LOST)
        self._here.at = time.monotonic()
        return said

    def _open(self) -> http.client.HTTPConnection:
        there: http.client.HTTPConnection | None = getattr(self._here, "connection", None)
        # A server may have said that it closes after each answer: then there is no socket left.
        is_fresh = there is not None and time.monotonic() - self._here.at < _IDLE_SECONDS
        if there is not None and there.sock is not None and is_fresh:
            return there
        self._let_go()
        make = http.client.HTTPSConnection if self._is_secure else http.client.HTTPConnection
        connection = make(self._host, timeout=self._seconds)
        connection.connect()
        self._here.connection, self._here.at = connection, time.monotonic()
        self._every.add(connection)
        return connection

    def _let_go(self) -> None:
        there: http.client.HTTPConnection | None = getattr(self._here, "connection", None)
        if there is not None:
            there.close()
            self._every.discard(there)
            self._here.connection = None

    def close(self) -> None:
        """Close what every thread has open; only once none of them asks any more."""
        while self._every:
            self._every.pop().close()


def _named(trouble: Exception) -> str:
    """Say what went wrong; the error's own text may hold an address with a password in it."""
    if isinstance(trouble, TimeoutError):
        return "no answer in time"
    is_refused = isinstance(trouble, ConnectionRefusedError)
    return "nobody is there" if is_refused else type(trouble).__name__
