"""Answering questions that come one JSON object a line, in order, each as soon as it is there."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

Answers = Callable[[Iterable[bytes | None]], Iterator[dict[str, Any]]]

# No question is as long as this; without an end to it one line could take all the memory there is.
LONGEST_LINE = 8 * 1024 * 1024
_MARK = b"\xef\xbb\xbf"  # some editors begin a file with it


def answer_all(answers: Answers) -> int:
    """Answer the standard input, and say at the end whether every line could be read."""
    try:
        return _written(answers(lines(sys.stdin.buffer)))
    except KeyboardInterrupt:
        return 130
    except OSError as problem:
        if not isinstance(problem, BrokenPipeError):  # then a reader went away, as readers may
            sys.stderr.write(f"The answers cannot be read or written: {problem.strerror}.\n")
        # What is still to be written has nowhere to go; else Python would complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _written(answers: Iterable[dict[str, Any]]) -> int:
    status = 0
    for answer in answers:
        # ASCII escapes keep a lone surrogate in an id valid JSON and valid UTF-8.
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        status = status or int("error" in answer)
    return status


def lines(source: BinaryIO) -> Iterator[bytes | None]:
    """Give each line that is not blank; None for one too long, of which the rest is passed."""
    while line := source.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            if (line := line.removeprefix(_MARK)).strip():
                yield line
        else:
            while line and not line.endswith(b"\n"):
                line = source.readline(LONGEST_LINE)
            yield None
