"""What a command that brings something in prints: how far it is, what changes, what was wrong."""

import csv
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.db import DatabaseError

from clearline import clock
from clearline.access import accounts
from clearline.cli.serve.obstacle import Obstacle
from clearline.registers import people
from clearline.registers.brought_in.fault import Fault, left_out
from clearline.registers.models import Kind, Person
from clearline.registers.recorded import sure

WIDE = 30
# Whoever sits at the machine and does not say who they are.
SOMEBODY = "Whoever runs the command line"


def who(sign_in: str | None, *, is_dry: bool) -> Person:
    """Return who brings it in; a dry run writes nobody down."""
    if sign_in is None:
        there = Person.objects.filter(name=SOMEBODY, kind=Kind.STAFF).order_by("pk").first()
        if there or is_dry:
            return there or Person(name=SOMEBODY, kind=Kind.STAFF)
        return sure(people.add(SOMEBODY, Kind.STAFF, by=None, at=clock.now()))
    person = accounts.owner(sign_in)
    if person is None:
        raise Obstacle(f"Nobody signs in here as {sign_in}.")
    return person


def progress(done: int, of: int) -> None:
    """Draw how far it is, where somebody looks at it."""
    if not sys.stderr.isatty():
        return
    full = WIDE * done // max(of, 1)
    bar = "#" * full + "." * (WIDE - full)
    sys.stderr.write(f"\r[{bar}] {done:,} of {of:,}" + ("\n" if done == of else ""))
    sys.stderr.flush()


def changes(who_or_what: str, says: Sequence[str]) -> None:
    """Print what changes of one."""
    sys.stdout.write(f"{who_or_what}: {'; '.join(says)}.\n")


def faults(found: Sequence[Fault], file: Path | None = None) -> None:
    """Print what was wrong, each in a sentence with its place; and write it to a file."""
    for fault in found:
        sys.stderr.write(f"{fault}{'' if fault.is_left_out else ' (Brought in.)'}\n")
    if file is not None:
        with file.open("w", newline="", encoding="utf-8-sig") as opened:
            table(found, opened)


def table(found: Sequence[Fault], file: TextIO) -> None:
    """Write the faults as a CSV file."""
    rows = csv.writer(file)
    rows.writerow(["file", "row", "column", "what is wrong", "brought in"])
    for fault in found:
        brought_in = "no" if fault.is_left_out else "yes"
        rows.writerow([fault.file, fault.row or "", fault.column, fault.says, brought_in])


def in_sum(found: Sequence[Fault]) -> str:
    """Say how much was wrong."""
    out = left_out(found)
    look = len(found) - out
    return f"Left out: {out:,}. To be looked at, and brought in: {look:,}."


@contextmanager
def plainly() -> Iterator[None]:
    """Say in a sentence what the database has to say."""
    try:
        yield
    except DatabaseError as trouble:
        said = str(trouble).strip().splitlines() or ["no reason given"]
        raise Obstacle(f"The record cannot be read or written: {said[0].rstrip('.')}.") from None
