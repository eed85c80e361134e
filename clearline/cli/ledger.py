"""`clearline ledger`: verify the record; print its newest signed checkpoint or its public key."""

import argparse
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from clearline import clock
from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle
from clearline.ledger import checkpoint
from clearline.ledger.checkpoint import Checkpoint, Verifier


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    of_record = argparse.ArgumentParser(add_help=False)
    of_record.add_argument(
        "--data", metavar="DIR", help="the folder of the record (CLEARLINE_DATA, ./clearline-data)"
    )
    asked = parser.add_subparsers(dest="asked", required=True, metavar="WHAT")
    says = "recompute the whole log against the rows and what was signed"
    verify = asked.add_parser("verify", parents=[of_record], help=says, description=says)
    verify.add_argument(
        "--since", type=Path, metavar="FILE", help="checkpoints that were kept outside the record"
    )
    verify.add_argument(
        "--key", metavar="VKEY", help="the public key that must have signed (the record's own)"
    )
    says = "print the newest signed checkpoint"
    asked.add_parser("checkpoint", parents=[of_record], help=says, description=says)
    says = "print the public key that the record is signed with: keep it away from the record"
    asked.add_parser("key", parents=[of_record], help=says, description=says)


def run(arguments: argparse.Namespace) -> int:
    """Answer, and return 1 if something is wrong."""
    try:
        outside, key = _outside(arguments), _key(arguments)
        open_record(arguments.data)
        if arguments.asked == "checkpoint":
            return _checkpoint()
        if arguments.asked == "key":
            return _public_key()
        return _verify(outside, key)
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1


def _verify(outside: list[Checkpoint], key: Verifier | None) -> int:
    with _in_words():
        verdict = _ledger("audit").verify(outside=outside, key=key)
    says = _said(verdict)
    verified = _ledger("verified")
    verified.note(says, is_well=verdict.wrong is None, at=clock.now())
    sys.stdout.write(f"{says}\n")
    return 1 if verdict.wrong else 0


def _said(verdict: Any) -> str:
    if verdict.wrong:
        return str(verdict.wrong)
    beside = (
        f"checkpoints kept outside that agree: {verdict.outside:,}"
        if verdict.outside
        else "nothing outside to compare with"
    )
    return (
        f"{verdict.entries:,} entries stand as they were written, and every row as they tell it;"
        f" signed checkpoints that agree: {verdict.checkpoints:,}; {beside}."
    )


def _checkpoint() -> int:
    checkpoints = _ledger("checkpoints")
    with _in_words():
        # What was added since the last one is signed first, or the newest might be an old one.
        checkpoints.follow(at=clock.now())
        sys.stdout.write(checkpoints.newest().decode())
    return 0


def _public_key() -> int:
    with _in_words():
        sys.stdout.write(f"{_ledger('keys').verifier().vkey}\n")
    return 0


@contextmanager
def _in_words() -> Iterator[None]:
    """Say in words what is in the way that is no finding: no key, no database, no tables."""
    database_error = importlib.import_module("django.db").DatabaseError
    try:
        yield
    except (_ledger("keys").NoKeyError, _ledger("checkpoints").NotWhatWasSignedError) as told:
        raise Obstacle(str(told)) from None
    except database_error as trouble:
        said = str(trouble).strip().splitlines() or ["no reason given"]
        raise Obstacle(f"The record cannot be read: {said[0].rstrip('.')}.") from None


def _outside(arguments: argparse.Namespace) -> list[Checkpoint]:
    """Return the checkpoints in the file that was named, if one was."""
    since: Path | None = getattr(arguments, "since", None)
    if since is None:
        return []
    try:
        kept = [checkpoint.read(note) for note in checkpoint.split(since.read_bytes())]
    except OSError as trouble:
        raise Obstacle(f"{since} cannot be read: {trouble.strerror}.") from None
    except ValueError as wrong:
        raise Obstacle(f"{since} is no file of checkpoints. {wrong}") from None
    if not kept:
        raise Obstacle(f"There is no checkpoint in {since}.")
    return kept


def _key(arguments: argparse.Namespace) -> Verifier | None:
    written: str | None = getattr(arguments, "key", None)
    try:
        return Verifier.read(written) if written else None
    except ValueError as wrong:
        raise Obstacle(f"--key cannot be read. {wrong}") from None


def _ledger(module: str) -> ModuleType:
    """Return a module of the ledger that reads the settings: only once the record is open."""
    return importlib.import_module(f"clearline.ledger.{module}")
