"""Goals A and E: from a request to an event in another's stream; a thousand idle streams."""

import asyncio
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import ours, raw, synapse
from benchmarks.ours import Ours
from benchmarks.rows import Result, median, ratios, spread
from benchmarks.synapse import Synapse

_EVENT = re.compile(rb'"message": "([0-9a-f-]{36})"')
MANY = 1000


class Stream(asyncio.Protocol):
    """An open stream: tells each message that comes, with the time."""

    def __init__(self, request: bytes, told: Callable[[str, float], None]) -> None:
        self._request, self._told = request, told
        self.is_open: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        """Pass on what came."""
        now = time.perf_counter()
        if not self.is_open.done():
            self.is_open.set_result(None)
        for message in _EVENT.findall(data):
            self._told(message.decode(), now)

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()


async def watch(server: Ours, pair: dict[str, str], told: Callable[[str, float], None]) -> Stream:
    """Open the child's stream of a conversation."""
    path = f"/live?conversation={pair['conversation']}"
    request = raw.request("GET", path, server.port, [f"Cookie: clearline={pair['child']}"])
    loop = asyncio.get_running_loop()
    _, stream = await loop.create_connection(
        lambda: Stream(request, told), "127.0.0.1", server.port
    )
    await asyncio.wait_for(stream.is_open, 30)
    return stream


async def delivery(server: Ours, count: int, background: int) -> list[float]:
    """Return how long each message took from its sender's request into the child's stream."""
    came: asyncio.Queue[tuple[str, float]] = asyncio.Queue()
    stream = await watch(server, server.pairs[0], lambda m, at: came.put_nowait((m, at)))
    line, stop, times = await raw.connect(server.port), asyncio.Event(), []

    async def noise(who: int) -> None:
        other, sent = await raw.connect(server.port), 0
        while not stop.is_set():
            pair = server.pairs[1 + (who + sent) % (len(server.pairs) - 1)]
            await other.ask(server.send(pair, "worker", raw.TEXT))
            sent += 1
        other.close()

    others = [asyncio.create_task(noise(who)) for who in range(background)]
    for _ in range(count):
        await asyncio.sleep(0.02)
        started = time.perf_counter()
        answer = line.ask(server.send(server.pairs[0], "worker", raw.TEXT))
        _, at = await asyncio.wait_for(came.get(), 30)
        times.append(at - started)
        await answer
    stop.set()
    await asyncio.gather(*others)
    stream.close()
    line.close()
    return times


def beside(us: Ours, peer: Synapse, rounds: int) -> list[Result]:
    """Measure both in turn, idle and with four who send in the background."""
    found = []
    for background, name in ((0, "idle"), (4, "4 sending in the background")):
        mine, theirs = [], []
        for _ in range(rounds):
            theirs.append(asyncio.run(synapse.delivery(peer, 30, background)))
            mine.append(asyncio.run(delivery(us, 100, background)))
        for of in (0.5, 0.99):
            ours_ms = [raw.share(times, of) for times in mine]
            theirs_ms = [raw.share(times, of) for times in theirs]
            share = ratios(ours_ms, theirs_ms)
            found.append(
                Result(
                    "A",
                    f"live, {name}, {round(100 * of)}th percentile",
                    f"{spread(ours_ms)} ms",
                    f"Synapse {spread(theirs_ms)} ms: {spread(share, 3)} of it",
                    "at most 0.067",
                    median(share) <= 1 / 15,
                )
            )
            print(found[-1], flush=True)
    return found


def idle(folder: Path, rounds: int) -> list[Result]:
    """Hold a thousand streams open in one process, and tell one of them, and all."""
    # One conversation with a thousand tabs on it, and others with one each.
    with ours.running(folder) as server:
        return asyncio.run(_idle(server, rounds))


async def _idle(server: Ours, rounds: int) -> list[Result]:
    came: list[float] = []
    everybody, one = server.pairs[0], server.pairs[1]
    before = _memory(server.process)
    single = await watch(server, one, lambda _m, at: came.append(at))
    streams = [
        await watch(server, everybody, lambda _m, at: came.append(at)) for _ in range(MANY - 1)
    ]
    each = (_memory(server.process) - before) / MANY
    line = await raw.connect(server.port)
    alone = [await _told(server, line, one, came, 1) for _ in range(100)]
    for_all = []
    for _ in range(max(10, 3 * rounds)):
        for_all.extend(await _told_all(server, line, everybody, came))
        await asyncio.sleep(0.1)
    for stream in (single, *streams):
        stream.close()
    return _results(each, alone, for_all)


def _results(each: float, alone: list[float], for_all: list[float]) -> list[Result]:
    p99_one, p99_all = raw.share(alone, 0.99), raw.share(for_all, 0.99)
    return [
        Result(
            "E",
            "1,000 idle streams, memory for each",
            f"{each:.1f} KiB",
            "",
            "at most 30 KiB",
            each <= 30,
        ),
        Result(
            "E",
            "one of the 1,000 told, 99th percentile, from the request that sends",
            f"{p99_one:.1f} ms",
            f"median {raw.share(alone, 0.5):.1f} ms",
            "at most 6 ms",
            p99_one <= 6,
        ),
        Result(
            "E",
            "all of the 1,000 told, 99th percentile, from the request that sends",
            f"{p99_all:.1f} ms",
            f"median {raw.share(for_all, 0.5):.1f} ms",
            "at most 60 ms",
            p99_all <= 60,
        ),
    ]


async def _told(
    server: Ours, line: raw.Line, pair: dict[str, str], came: list[float], want: int
) -> float:
    came.clear()
    started = time.perf_counter()
    await line.ask(server.send(pair, "worker", raw.TEXT))
    while len(came) < want:
        await asyncio.sleep(0.001)
    return max(came) - started


async def _told_all(
    server: Ours, line: raw.Line, pair: dict[str, str], came: list[float]
) -> list[float]:
    came.clear()
    started = time.perf_counter()
    await line.ask(server.send(pair, "worker", raw.TEXT))
    while len(came) < MANY - 1:
        await asyncio.sleep(0.001)
    return [at - started for at in came]


def _memory(process: int) -> float:
    """Return how much memory a process holds, in KiB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024
