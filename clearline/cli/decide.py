"""Answers "may this happen?", one JSON request a line."""

import argparse
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NoReturn

from clearline.cli.answering import LONGEST_LINE, answer_all
from clearline.policy.decide import decide
from clearline.policy.facts import Facts, Words
from clearline.policy.form import UnreadableError
from clearline.policy.request import facts_from_json
from clearline.policy.terms import Direction, Lane, Reading


def describe(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes; it needs no record."""
    parser.add_argument("--data", metavar="DIR", help="accepted and not used: no record is read")


def run(arguments: argparse.Namespace) -> int:
    """Answer each line as it comes, and say at the end whether all could be read."""
    del arguments
    return answer_all(answers)


def answers(asked: Iterable[bytes | None]) -> Iterator[dict[str, Any]]:
    """Answer every line, in order."""
    return map(answer, asked)


def answer(line: bytes | None) -> dict[str, Any]:
    """Answer one request, or say why it cannot be read."""
    request: object = None
    try:
        request = parse(line)
        facts = with_words(facts_from_json(request), request)
    except UnreadableError as problem:
        return {"id": id_of(request), "error": str(problem)}
    return {"id": id_of(request), **decide(facts).as_answer()}


def parse(line: bytes | None) -> object:
    """Read one line as JSON."""
    if line is None:
        raise UnreadableError(f"may not be longer than {LONGEST_LINE:,} bytes.")
    try:
        request = _READER.decode(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8.") from None
    except RecursionError:
        raise UnreadableError("is nested too deeply.") from None
    except json.JSONDecodeError as problem:
        raise UnreadableError(f"is not JSON: {problem}.") from None
    except ValueError as problem:
        # Python says of a number of thousands of digits how to change Python.
        told = problem if "digits" not in str(problem) else "a number in it is too long"
        raise UnreadableError(f"is not JSON: {told}.") from None
    if isinstance(request, dict) and id_of(request) is None:
        raise UnreadableError("must be a text or a number, and must be there.", "id")
    return request


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not one of its numbers")


_READER = json.JSONDecoder(parse_constant=_refuse_constant)


def id_of(request: object) -> str | int | float | None:
    """Give the request's own id, where it has one that can be given back."""
    found = request.get("id") if isinstance(request, dict) else None
    if isinstance(found, bool) or (isinstance(found, float) and not math.isfinite(found)):
        return None  # a number too large for JSON to say it again
    return found if isinstance(found, str | int | float) else None


def with_words(facts: Facts, request: object) -> Facts:
    """Add to the facts what is found in the words, where staff's words are read at all."""
    text = request.get("text") if isinstance(request, dict) else None
    if not text or facts.lane is Lane.PROTECTED or facts.direction is Direction.INBOUND:
        return facts
    return replace(facts, words=(*facts.words, *found_in(text)))


def found_in(text: str) -> Iterator[Words]:
    """Read a worker's words; only then is the room of screening opened."""
    from clearline import screening  # noqa: PLC0415 - most requests have no words, and start sooner

    for found in screening.read([text], speaker="staff").findings:
        yield Words(
            kind=found.kind,
            group=found.group,
            clause=found.clause,
            outcome=Reading(found.outcome),
            why=found.why,
            message=found.message,
            start=found.start,
            end=found.end,
        )
