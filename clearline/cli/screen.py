"""Reads words: one JSON question a line in, one answer a line out."""

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, get_args

from clearline import screening
from clearline.cli.answering import LONGEST_LINE, answer_all

SPEAKERS: tuple[screening.Speaker, ...] = get_args(screening.Speaker)
KNOWN = ("numbers", "emails", "sites", "addresses", "postcodes")


class UnreadableError(ValueError):
    """A question that cannot be read, said in one plain sentence."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes; it reads the standard input and needs no record."""
    parser.add_argument("--data", metavar="DIR", help="accepted and not used: no record is read")


def run(arguments: argparse.Namespace) -> int:
    """Answer each line as it comes, and say at the end whether all could be read."""
    del arguments
    return answer_all(answers)


def answers(asked: Iterable[bytes | None]) -> Iterator[dict[str, Any]]:
    """Answer every line, in order."""
    return map(answer, asked)


def answer(line: bytes | None) -> dict[str, Any]:
    """Answer one question, or say why it cannot be read."""
    question: object = None
    try:
        question = parse(line)
        reading = screening.read(
            messages_of(question), speaker=speaker_of(question), known=known_of(question)
        )
    except UnreadableError as problem:
        return {"id": id_of(question), "error": str(problem)}
    return {
        "id": id_of(question),
        "outcome": reading.outcome.value,
        "findings": [as_json(found) for found in reading.findings],
    }


def parse(line: bytes | None) -> dict[str, Any]:
    """Read one line as a JSON object."""
    if line is None:
        raise UnreadableError(f"The line is longer than {LONGEST_LINE:,} bytes.")
    try:
        question = json.loads(line.decode("utf-8"), parse_constant=refuse_constant)
    except UnicodeDecodeError:
        raise UnreadableError("The line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise UnreadableError("The line is not JSON.") from None
    if not isinstance(question, dict):
        raise UnreadableError("The line is not a JSON object.")
    return question


def refuse_constant(constant: str) -> NoReturn:
    """Refuse NaN and the infinities, which are not JSON."""
    raise UnreadableError(f"{constant} is not JSON.")


def id_of(question: object) -> object:
    """Give the question's own id back, whatever it is."""
    return question.get("id") if isinstance(question, dict) else None


def speaker_of(question: dict[str, Any]) -> screening.Speaker:
    """Read who speaks."""
    for speaker in SPEAKERS:
        if question.get("speaker") == speaker:
            return speaker
    raise UnreadableError("speaker must be staff, child or family.")


def messages_of(question: dict[str, Any]) -> list[str]:
    """Read the messages."""
    return strings(question, "messages", required=True)


def known_of(question: dict[str, Any]) -> screening.Known | None:
    """Read what the organisation may give freely."""
    known = question.get("known")
    if known is None:
        return None
    if not isinstance(known, dict):
        raise UnreadableError("known must be an object.")
    return screening.Known(**{name: strings(known, name, required=False) for name in KNOWN})


def strings(holder: dict[str, Any], name: str, *, required: bool) -> list[str]:
    """Read a list of strings."""
    value = holder.get(name)
    if value is None and not required:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UnreadableError(f"{name} must be a list of strings.")
    return value


def as_json(found: screening.Found) -> dict[str, Any]:
    """Write one finding as the contract has it."""
    written = {
        "kind": found.kind,
        "group": found.group,
        "clause": found.clause,
        "outcome": found.outcome.value,
        "message": found.message,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "why": found.why,
    }
    if found.urgency is not None:
        written["urgency"] = found.urgency.value
    return written
