"""A small HTTP client that costs little, since it shares two cores with what it measures."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# What everybody sends, of 62 characters, and the peers with them.
TEXT = "Hi, the bus was late so we will be back by about half six, ok?"

Answer = tuple[int, bytes]


class Line(asyncio.Protocol):
    """One kept-alive connection, one request at a time."""

    def __init__(self) -> None:
        self._read = b""
        self._waiting: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way out."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, problem: Exception | None) -> None:
        """Tell whoever waits."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(problem or ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        """Answer when a whole response is there."""
        self._read += data
        head, found, rest = self._read.partition(b"\r\n\r\n")
        if not found:
            return
        body, left = _in_pieces(rest) if _is_in_pieces(head) else _at_once(head, rest)
        if body is None:
            return
        self._read = left
        waiting, self._waiting = self._waiting, None
        if waiting and not waiting.done():
            waiting.set_result((int(head[9:12]), body))

    def ask(self, request: bytes) -> "asyncio.Future[Answer]":
        """Send a request."""
        assert self._transport
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._waiting

    def close(self) -> None:
        """Hang up."""
        if self._transport:
            self._transport.abort()


def _is_in_pieces(head: bytes) -> bool:
    return b"transfer-encoding: chunked" in head.lower()


def _at_once(head: bytes, rest: bytes) -> tuple[bytes | None, bytes]:
    """Return a body whose length was told, and what comes after it; None while it is not whole."""
    length = 0
    for header in head.lower().split(b"\r\n")[1:]:
        name, _, value = header.partition(b":")
        if name == b"content-length":
            length = int(value)
    return (rest[:length], rest[length:]) if len(rest) >= length else (None, rest)


def _in_pieces(rest: bytes) -> tuple[bytes | None, bytes]:
    """Return a body that comes in pieces, each with its length before it."""
    body, at = b"", 0
    while (end := rest.find(b"\r\n", at)) >= 0:
        size = int(rest[at:end], 16)
        piece_ends = end + 2 + size
        if len(rest) < piece_ends + 2:
            break
        body += rest[end + 2 : piece_ends]
        at = piece_ends + 2
        if size == 0:
            return body, rest[at:]
    return None, rest


async def connect(port: int) -> Line:
    """Open a connection to this machine."""
    _, line = await asyncio.get_running_loop().create_connection(Line, "127.0.0.1", port)
    return line


def request(
    method: str, path: str, port: int, headers: Sequence[str] = (), body: bytes = b""
) -> bytes:
    """Write a request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", *headers]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


@dataclass(frozen=True)
class Load:
    """What a load came to."""

    per_second: float
    p50: float  # milliseconds
    p99: float
    failed: int


def share(times: Sequence[float], of: float) -> float:
    """Return a percentile in milliseconds."""
    ordered = sorted(times)
    return 1000 * ordered[min(len(ordered) - 1, int(of * len(ordered)))] if ordered else 0.0


async def load(
    port: int, at_once: int, seconds: float, make: Callable[[int, int], bytes], warm: float = 1.0
) -> Load:
    """Keep so many requests under way; each asks again when it is answered."""
    begins = time.perf_counter() + warm
    ends = begins + seconds
    times: list[float] = []
    failed = [0]

    async def one(who: int) -> None:
        line, count = await connect(port), 0
        while (started := time.perf_counter()) < ends:
            status, _ = await asyncio.wait_for(line.ask(make(who, count)), 60)
            count += 1
            done = time.perf_counter()
            if begins <= done <= ends:
                times.append(done - started)
                failed[0] += status != 200
        line.close()

    await asyncio.gather(*(one(who) for who in range(at_once)))
    return Load(len(times) / seconds, share(times, 0.5), share(times, 0.99), failed[0])
