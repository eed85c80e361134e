"""Measures everything beside its peer and writes docs/benchmarks.md: `make bench`.

python -m benchmarks [--rounds N] [--seconds N] [part …], where a part is
decide, cold, idle, ledger, screening, send or pages; without one, all of them.
"""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import cold, ledger, pages, screening, send, streams
from benchmarks.rows import Result

DOCUMENT = Path("docs/benchmarks.md")
Parts = dict[str, Callable[[Path], list[Result]]]


def main() -> int:
    """Measure what was asked for, and write it down when that was everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("parts", nargs="*", metavar="part")
    asked = parser.parse_args()
    everything: Parts = {
        "decide": lambda _: [cold.decisions(asked.rounds)],
        "cold": lambda here: cold.starts(here / "cold", asked.rounds),
        "idle": lambda here: streams.idle(here / "idle", asked.rounds),
        "ledger": lambda _: [_of_ledger(row) for row in ledger.run(asked.rounds)],
        "screening": lambda _: screening.run(asked.rounds),
        "pages": lambda here: pages.run(here / "pages"),
        "send": lambda _: send.run(asked.rounds, asked.seconds),
    }
    found: list[Result] = []
    before = busy()
    with tempfile.TemporaryDirectory(prefix="clearline-bench-") as made:
        for part in asked.parts or everything:
            print(f"== {part}", flush=True)
            found += everything[part](Path(made))
    said = table(found)
    print(said)
    if not asked.parts:
        DOCUMENT.write_text(document(said, asked.rounds, before))
    return 0


def _of_ledger(row: dict[str, Any]) -> Result:
    goal = row["goal_of_bare_hash"]
    return Result(
        "C",
        str(row["what"]),
        f"{row['median']:,.0f} a second [{row['least']:,.0f} to {row['most']:,.0f}]",
        f"{row['of_bare_hash']:.2f} of one bare hash",
        f"at least {goal}" if goal else "",
        row["met"],
    )


def table(results: list[Result]) -> str:
    """Write the results as a table."""
    lines = ["| goal | what | figure | beside | wanted | met |", "|---|---|---|---|---|---|"]
    words = {True: "yes", False: "**no**", None: ""}
    lines += [
        f"| {r.goal} | {r.what} | {r.figure} | {r.against} | {r.wanted} | {words[r.is_met]} |"
        for r in results
    ]
    return "\n".join(lines) + "\n"


def busy() -> str:
    """Say how busy the machine is: the load, and what a fixed piece of work takes."""
    started = time.perf_counter()
    sum(number * number for number in range(2_000_000))
    took = time.perf_counter() - started
    return f"load {os.getloadavg()[0]:.1f}; two million squares in {took:.2f} s"


def document(said: str, rounds: int, before: str) -> str:
    """Write the whole page."""
    reasons = Path(__file__).with_name("reasons.md").read_text()
    return (
        "<!-- Written by `make bench`. The words at the end stand in benchmarks/reasons.md. -->\n\n"
        "# Benchmarks\n\n"
        f"Measured on {datetime.now(UTC):%d %B %Y} by `make bench`, {rounds} rounds, each peer"
        " beside ours in the same round; a figure is the median, with the least and the most in"
        " brackets.\n\n"
        f"Machine: {os.cpu_count()} processors, {platform.machine()}, Python"
        f" {platform.python_version()}, SQLite {sqlite3.sqlite_version}. The client shares the"
        f" processors. Before: {before}. After: {busy()}.\n\n{said}\n{reasons}"
    )


if __name__ == "__main__":
    sys.exit(main())
