"""Run every test: on SQLite, in Chromium, then what touches a database again on PostgreSQL."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).parent
WITH_POSTGRESQL = [sys.executable, str(HERE / "with_postgresql.py")]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"]
# The browser's driver keeps an event loop in its process, where no other test may use a database.
RUNS = {
    "SQLite": [*PYTEST, "-m", "not browser"],
    "Chromium": [*PYTEST, "-m", "browser", "tests/browser", "tests/stories"],
    "PostgreSQL": [*WITH_POSTGRESQL, *PYTEST],
}


def counts(results: Path) -> tuple[int, int]:
    """Return how many passed and how many did not, from pytest's own file of results."""
    if not results.exists():
        return 0, 1
    suites = list(ET.parse(results).getroot().iter("testsuite"))
    total = {
        word: sum(int(suite.get(word, 0)) for suite in suites)
        for word in ("tests", "failures", "errors", "skipped")
    }
    bad = total["failures"] + total["errors"] + total["skipped"]
    return total["tests"] - bad, bad


def environment(folder: Path) -> dict[str, str]:
    """Return where a run keeps what its processes share; what is compiled is kept beside it."""
    folder.mkdir()
    # Compiling every test anew in each of the processes takes longer than most tests.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "CLEARLINE_TEST_FOLDER": str(folder)}


def worked() -> float:
    """Return the processor seconds of all that was run and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(words: Sequence[str]) -> int:
    """Run each, and close with one line that says how it went; a skipped test has not passed."""
    passed = failed = 0
    with tempfile.TemporaryDirectory() as made:
        for title, command in RUNS.items():
            print(f"== {title}", flush=True)
            folder, before = Path(made) / title, worked()
            results = Path(made) / f"{title}.xml"
            asked = [*command, f"--junitxml={results}", *words]
            status = subprocess.run(asked, env=environment(folder), check=False).returncode
            good, bad = counts(results)
            passed, failed = passed + good, failed + (bad or bool(status))
            print(f"{title}: {worked() - before:.0f} seconds of processor time", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
