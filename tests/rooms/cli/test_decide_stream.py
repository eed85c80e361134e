"""`clearline decide` as a program: each line is answered at once, and the end tells how it went."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from clearline.policy.examples import ORDINARY

COMMAND = [sys.executable, "-m", "clearline", "decide"]
LINE = json.dumps({"id": "1", **ORDINARY}) + "\n"
# What stands in the memory of a process that has read one line, and of one that has read many.
MEMORY = "VmHWM:"


def run(*lines: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        COMMAND, input="".join(lines), capture_output=True, text=True, check=False
    )


@contextmanager
def peer() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def answer_to(process: subprocess.Popen[str], line: str) -> dict[str, Any]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line)
    process.stdin.flush()
    answer: dict[str, Any] = json.loads(process.stdout.readline())
    return answer


def test_a_peer_gets_each_answer_before_it_asks_again() -> None:
    with peer() as process:
        assert answer_to(process, LINE)["outcome"] == "allow"
        assert "error" in answer_to(process, "nonsense\n")
        assert answer_to(process, LINE)["outcome"] == "allow"


def test_the_status_at_the_end_says_whether_every_line_could_be_read() -> None:
    assert run(LINE, LINE).returncode == 0
    assert run().returncode == 0
    assert run(LINE, "nonsense\n", LINE).returncode == 1


def test_a_wrong_line_is_told_in_its_place_and_without_a_traceback() -> None:
    finished = run("nonsense\n", LINE)
    first, second = map(json.loads, finished.stdout.splitlines())

    assert "error" in first
    assert second["outcome"] == "allow"
    assert finished.stderr == ""


def test_a_reader_who_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(LINE * 3)
        process.stdin.close()
        assert process.stderr.read() == ""
        assert process.wait() != 0


def test_a_full_disk_is_told_in_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            COMMAND, input=LINE, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert finished.returncode == 1
    assert finished.stderr == ("The answers cannot be read or written: No space left on device.\n")


def test_it_needs_neither_framework_nor_network_nor_the_room_of_words_to_start() -> None:
    heavy = ["django", "clearline.screening", "socket", "sqlite3"]
    program = (
        "import sys; from clearline.cli.decide import answers;"
        f"list(answers([{LINE.encode()!r}]));"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert finished.stdout.strip() == "[]"


def test_many_lines_take_no_more_memory_than_few() -> None:
    with peer() as process:
        answer_to(process, LINE)
        before = memory_of(process)
        for _ in range(3_000):
            answer_to(process, LINE)
        after = memory_of(process)

    assert after - before < 2_000


def memory_of(process: subprocess.Popen[str]) -> int:
    status = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith(MEMORY))
