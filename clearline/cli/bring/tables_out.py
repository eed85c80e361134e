"""`clearline export people`, `staff`, `homes`, `equipment` and `rota`."""

import argparse
import sys

from clearline import clock
from clearline.cli.bring import shown
from clearline.registers.brought_in.tables import out
from clearline.registers.brought_in.tables.bring import TABLES


def run(arguments: argparse.Namespace) -> int:
    """Write the file, and say how many rows it has."""
    with shown.plainly(), arguments.path.open("w", newline="", encoding="utf-8-sig") as opened:
        count = out.give(TABLES[arguments.what], opened, at=clock.now())
    sys.stdout.write(f"{arguments.path}: {count:,} rows\n")
    return 0
