"""`clearline export`: what the registers say, in files that can be brought in again."""

import argparse
import importlib
import sys
from pathlib import Path

from clearline.cli.import_ import REGISTERS
from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    asked = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data", metavar="DIR", help="the folder of the record (CLEARLINE_DATA, ./clearline-data)"
    )
    says = "the statutory return, as it was brought in"
    return_ = asked.add_parser("ssda903", parents=[common], help=says, description=says)
    return_.add_argument("path", type=Path, metavar="FOLDER", help="where the files are written")
    return_.add_argument("--xml", action="store_true", help="one XML file instead of CSV files")
    return_.add_argument("--home", metavar="URN", help="only children who live or lived there")
    return_.add_argument("--authority", metavar="NAME", help="only of this authority's return")
    for name, says in REGISTERS.items():
        one = asked.add_parser(name, parents=[common], help=says, description=says)
        one.add_argument("path", type=Path, metavar="FILE.csv")


def run(arguments: argparse.Namespace) -> int:
    """Write the files, and say what is in them."""
    try:
        open_record(arguments.data)
        # Only now: they name tables, which Django has to be set up for.
        name = "ssda903_out" if arguments.what == "ssda903" else "tables_out"
        return int(importlib.import_module(f"clearline.cli.bring.{name}").run(arguments))
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
    except OSError as trouble:
        sys.stderr.write(f"{trouble.filename} cannot be written: {trouble.strerror}.\n")
    return 1
