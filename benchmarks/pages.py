"""Goal A: what pages cost with 60 homes, 2,000 children and a million messages."""

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.rows import Result

MOST_MS, MOST_QUERIES = 80, 12
SIZE = (60, 2_000, 1_000_000)


def run(folder: Path, size: tuple[int, int, int] = SIZE) -> list[Result]:
    """Fill the record and time each page in it."""
    folder.mkdir(parents=True)
    environment = {
        **os.environ,
        "CLEARLINE_DATA": str(folder),
        "CLEARLINE_DATABASE_URL": "",
        "CLEARLINE_SECRET_KEY": "only-for-measuring",
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.authority", *map(str, size)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return [
        Result(
            "A",
            f"page: {page['page']}",
            f"95th percentile {page['p95']:.0f} ms, median {page['p50']:.0f} ms",
            f"{page['queries']} queries",
            f"at most {MOST_MS} ms and {MOST_QUERIES} queries",
            page["p95"] <= MOST_MS and page["queries"] <= MOST_QUERIES,
        )
        for page in json.loads(done.stdout)
    ]
