"""`clearline import people`, `staff`, `homes`, `equipment` and `rota`."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from django.db import transaction

from clearline import clock
from clearline.cli.bring import fetched, shown
from clearline.cli.serve.obstacle import Obstacle
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.tables.bring import TABLES, bring
from clearline.registers.brought_in.tables.shape import Clerk


def run(arguments: argparse.Namespace) -> int:
    """Bring one file in, and say what became of it."""
    table, is_dry = TABLES[arguments.what], arguments.dry_run
    # A dry run takes everything back, whoever is written down for it too.
    whole = transaction.atomic() if is_dry else nullcontext()
    with shown.plainly(), _source(arguments) as source, whole:
        clerk = Clerk(shown.who(arguments.by, is_dry=False), clock.now(), is_dry)
        outcome = bring(table, source, clerk, tell=shown.changes, progress=shown.progress)
        if is_dry:
            transaction.set_rollback(True)
    shown.faults(outcome.faults, arguments.faults)
    would = "would change" if is_dry else "changed"
    sys.stdout.write(f"Rows that {would} something: {outcome.changed:,}. ")
    sys.stdout.write(f"Rows that are so already: {outcome.unchanged:,}.\n")
    sys.stdout.write(f"{shown.in_sum(outcome.faults)}\n")
    return 0 if outcome.is_whole else 1


@contextmanager
def _source(arguments: argparse.Namespace) -> Iterator[Source]:
    """Open the file; of a rota it may be the address at which another program publishes it."""
    if fetched.is_address(str(arguments.path)):
        if arguments.what != "rota":
            raise Obstacle("Only a rota is fetched from an address.")
        yield fetched.calendar(arguments.path)
        return
    path = Path(arguments.path)
    if not path.is_file():
        raise Obstacle(f"{path} is no file.")
    with path.open("rb") as opened:
        yield Source(path.name, opened)
