"""`clearline import template`: an empty file with the columns of a register."""

import argparse
import sys

from clearline.registers.brought_in.tables import out
from clearline.registers.brought_in.tables.bring import TABLES


def run(arguments: argparse.Namespace) -> int:
    """Print it; it touches no record."""
    out.template(TABLES[arguments.register], sys.stdout)
    return 0
