"""Goal A: from a request to a durable commit, beside Synapse and beside what PostgreSQL can do."""

import asyncio
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks import limit, ours, raw, streams, synapse
from benchmarks.rows import Result, median, ratios, spread
from scripts.with_postgresql import free_port, throwaway_server

AT_ONCE = (1, 8, 32)
Rates = dict[int, list[raw.Load]]
Make = Callable[[int, int], bytes]


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder for one server."""
    with tempfile.TemporaryDirectory(prefix="clearline-bench-") as made:
        yield Path(made)


def run(rounds: int, seconds: float) -> list[Result]:
    """Measure on PostgreSQL, on SQLite, and on SQLite with a slow disk."""
    return [*on_postgresql(rounds, seconds), *on_sqlite(rounds, seconds)]


def _one_round(port: int, make: Make, found: Rates, seconds: float) -> None:
    for at_once in AT_ONCE:
        load = asyncio.run(raw.load(port, at_once, seconds, make))
        print(f"  {port} {at_once}: {load}", flush=True)
        found[at_once].append(load)


def on_postgresql(rounds: int, seconds: float) -> list[Result]:
    """Take rounds in turn: Synapse, ours, the limit; then how long a message is on its way."""
    mine: Rates = defaultdict(list)
    theirs: Rates = defaultdict(list)
    limits: dict[int, list[float]] = defaultdict(list)
    with ExitStack() as stack:
        here = stack.enter_context(folder())
        server = stack.enter_context(throwaway_server(durable=True))
        for name in ("clearline", "synapse", "bare"):
            _create(server, name)
        base = server.rpartition("/")[0]
        peer = stack.enter_context(
            synapse.running(here / "synapse", free_port(), database=f"{base}/synapse")
        )
        us = stack.enter_context(ours.running(here / "ours", database=f"{base}/clearline"))
        for number in range(rounds):
            print(f"PostgreSQL, round {number + 1}", flush=True)
            _one_round(peer.port, peer.message, theirs, max(seconds, 5))
            _one_round(us.port, us.message, mine, seconds)
            for at_once in AT_ONCE:
                limits[at_once].append(
                    limit.per_second(f"{base}/bare", here, at_once, int(seconds))
                )
        live = streams.beside(us, peer, rounds)
    return [*_rates(mine, theirs, limits), *live]


def _create(server: str, name: str) -> None:
    how = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    subprocess.run(["psql", "-q", server, "-c", f"CREATE DATABASE {name} {how}"], check=True)


def _per_second(rates: Rates, at_once: int) -> list[float]:
    return [load.per_second for load in rates[at_once]]


def _rates(mine: Rates, theirs: Rates, limits: dict[int, list[float]]) -> list[Result]:
    us, peer = _per_second(mine, 32), _per_second(theirs, 32)
    times, share = ratios(us, peer), ratios(us, limits[32])
    late = ratios([load.p99 for load in mine[8]], [load.p99 for load in theirs[8]])
    goals = [
        Result(
            "A",
            "send, PostgreSQL, 32 at once",
            f"{spread(us, 0)} a second",
            f"Synapse {spread(peer)} a second: {spread(times)} times",
            "at least 40 times",
            median(times) >= 40,
        ),
        Result(
            "A",
            "send, PostgreSQL, 32 at once, of the limit",
            f"{spread(share, 2)} of it",
            f"pgbench {spread(limits[32], 0)} a second",
            "at least 0.4",
            median(share) >= 0.4,
        ),
        Result(
            "A",
            "send, PostgreSQL, 8 at once, 99th percentile",
            f"{spread([load.p99 for load in mine[8]])} ms",
            f"Synapse {spread([load.p99 for load in theirs[8]])} ms: {spread(late, 3)} of it",
            "at most 0.1",
            median(late) <= 0.1,
        ),
    ]
    return [*goals, *_besides(mine, theirs, limits)]


def _besides(mine: Rates, theirs: Rates, limits: dict[int, list[float]]) -> list[Result]:
    """Return the figures at fewer at once, for which there is no goal."""
    found = []
    for at_once in (1, 8):
        rate = _per_second(mine, at_once)
        by_peer = ratios(rate, _per_second(theirs, at_once))
        by_limit = ratios(rate, limits[at_once])
        found.append(
            Result(
                "A",
                f"send, PostgreSQL, {at_once} at once",
                f"{spread(rate, 0)} a second",
                f"Synapse: {spread(by_peer)} times; pgbench: {spread(by_limit, 2)} of it",
                "",
                None,
            )
        )
    return found


def on_sqlite(rounds: int, seconds: float) -> list[Result]:
    """Take rounds in turn: Synapse on SQLite, ours, and ours on a slow disk."""
    mine: Rates = defaultdict(list)
    theirs: Rates = defaultdict(list)
    slow: Rates = defaultdict(list)
    with ExitStack() as stack:
        here = stack.enter_context(folder())
        peer = stack.enter_context(synapse.running(here / "synapse", free_port()))
        us = stack.enter_context(ours.running(here / "ours"))
        slowed = stack.enter_context(ours.running(here / "slow", preload=_slow_disk(here)))
        for number in range(rounds):
            print(f"SQLite, round {number + 1}", flush=True)
            _one_round(peer.port, peer.message, theirs, max(seconds, 5))
            _one_round(us.port, us.message, mine, seconds)
            _one_round(slowed.port, slowed.message, slow, seconds)
    us_32, peer_32, slow_32 = (_per_second(rates, 32) for rates in (mine, theirs, slow))
    times, kept = ratios(us_32, peer_32), ratios(slow_32, us_32)
    return [
        Result(
            "A",
            "send, SQLite, 32 at once",
            f"{spread(us_32, 0)} a second",
            f"Synapse on SQLite {spread(peer_32)} a second: {spread(times)} times",
            "at least 25 times",
            median(times) >= 25,
        ),
        Result(
            "A",
            "send, SQLite, 32 at once, 1 ms added to each sync",
            f"{spread(slow_32, 0)} a second",
            f"without: {spread(us_32, 0)}; {spread(kept, 2)} of it",
            "at least 0.5",
            median(kept) >= 0.5,
        ),
    ]


def _slow_disk(here: Path) -> dict[str, str]:
    library = here / "slowsync.so"
    source = Path(__file__).with_name("slowsync.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "SYNC_EXTRA_US": "1000"}
