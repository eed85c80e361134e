"""`clearline ledger`: verify the record, or print its newest signed checkpoint."""

import argparse
import importlib
import sys
from pathlib import Path
from types import ModuleType

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


def run(arguments: argparse.Namespace) -> int:
    """Answer, and return 1 if something is wrong."""
    try:
        outside, key = _outside(arguments), _key(arguments)
        open_record(arguments.data)
        if arguments.asked == "checkpoint":
            return _checkpoint()
        return _verify(outside, key)
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1


def _verify(outside: list[Checkpoint], key: Verifier | None) -> int:
    # Only now: it reads the settings, which say where the record is.
    audit, troubles = _ledger("audit"), _troubles()
    try:
        verdict = audit.verify(outside=outside, key=key)
    except troubles as told:
        raise Obstacle(str(told)) from None
    if verdict.wrong:
        sys.stdout.write(f"{verdict.wrong}\n")
        return 1
    beside = (
        f"with {verdict.outside} kept outside"
        if verdict.outside
        else "nothing outside to compare with"
    )
    sys.stdout.write(
        f"{verdict.entries:,} entries stand as they were written, and every row as they tell it;"
        f" {verdict.checkpoints:,} signed checkpoints agree; {beside}.\n"
    )
    return 0


def _checkpoint() -> int:
    checkpoints, troubles = _ledger("checkpoints"), _troubles()
    try:
        # What was added since the last one is signed first, or the newest might be an old one.
        checkpoints.follow(at=clock.now())
        note = checkpoints.newest()
    except troubles as told:
        raise Obstacle(str(told)) from None
    sys.stdout.write(note.decode())
    return 0


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
    return importlib.import_module(f"clearline.ledger.{module}")


def _troubles() -> tuple[type[Exception], ...]:
    """Return what may be in the way that is no finding: no key, no database, no tables."""
    from_django = importlib.import_module("django.db").DatabaseError
    return (
        _ledger("keys").NoKeyError,
        _ledger("checkpoints").NotWhatWasSignedError,
        from_django,
    )
