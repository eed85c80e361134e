"""Goals B and F: decisions a second; how soon everything answers; what it holds when idle."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import ours, raw
from benchmarks.rows import Result, median, spread
from clearline.policy.decide import decide
from clearline.policy.examples import ORDINARY
from clearline.policy.request import facts_from_json


def decisions(rounds: int) -> Result:
    """Count decisions a second with the facts in memory and no words."""
    facts = facts_from_json(ORDINARY)
    rates = []
    for _ in range(rounds):
        count, ends = 0, time.perf_counter() + 1.0
        started = time.perf_counter()
        while time.perf_counter() < ends:
            for _ in range(200):
                decide(facts)
            count += 200
        rates.append(count / (time.perf_counter() - started))
    return Result(
        "B",
        "decide, one core, facts in memory, no words",
        f"{spread(rates, 0)} a second",
        "",
        "at least 15,000 a second",
        median(rates) >= 15_000,
    )


def starts(folder: Path, rounds: int) -> list[Result]:
    """Time from the command to the first answer."""
    line = json.dumps(ORDINARY) + "\n"
    screen = json.dumps({"id": "1", "speaker": "staff", "messages": [raw.TEXT]}) + "\n"
    with ours.running(folder):
        pass
    first_page = [_to_first_page(folder) for _ in range(rounds)]
    found = [
        Result(
            "F",
            "cold start of `clearline run` to the first page",
            f"{spread([t for t, _ in first_page], 2)} s",
            "",
            "at most 3 s",
            median([t for t, _ in first_page]) <= 3,
        ),
        Result(
            "F",
            "memory of the whole system, idle",
            f"{spread([m for _, m in first_page], 0)} MB",
            "",
            "at most 250 MB",
            median([m for _, m in first_page]) <= 250,
        ),
    ]
    for command, asked in (("decide", line), ("screen", screen)):
        times = [_to_first_answer(command, asked) for _ in range(rounds)]
        found.append(
            Result(
                "F",
                f"`clearline {command}` to the first answer",
                f"{spread(times, 2)} s",
                "",
                "at most 1 s",
                median(times) <= 1,
            )
        )
    return found


def _to_first_answer(command: str, asked: str) -> float:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "clearline", command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(asked)
    process.stdin.flush()
    process.stdout.readline()
    took = time.perf_counter() - started
    process.communicate()
    return took


def _to_first_page(folder: Path) -> tuple[float, float]:
    """Return the seconds to the first page, and the memory then, in MB."""
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("CLEARLINE_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "clearline", "run", "--data", str(folder), "--port", "0"]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env={**environment, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    port = 0
    for line in process.stdout:
        if line.startswith(ours.READY):
            port = int(line.rstrip().rpartition(":")[2])
            break
    subprocess.run([sys.executable, "-c", _FETCH, f"http://127.0.0.1:{port}/sign-in/"], check=True)
    took = time.perf_counter() - started
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    process.terminate()
    process.communicate()
    return took, pages * os.sysconf("SC_PAGE_SIZE") / 1e6


_FETCH = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1]).read()"
