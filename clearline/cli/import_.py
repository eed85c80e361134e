"""`clearline import`: what a file says, into the registers."""

import argparse
import importlib
import sys
from datetime import date
from pathlib import Path

from clearline.cli.record import open_record, read_settings
from clearline.cli.serve.obstacle import Obstacle

REGISTERS = {
    "people": "names, numbers, family and who holds parental responsibility, for children",
    "staff": "staff with their posts",
    "homes": "the homes",
    "equipment": "phones, tablets, numbers and who holds them",
    "rota": "who works when, from CSV, a calendar (.ics) or a calendar feed (https://…)",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    asked = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data", metavar="DIR", help="the folder of the record (CLEARLINE_DATA, ./clearline-data)"
    )
    common.add_argument("--dry-run", action="store_true", help="show what would change; do nothing")
    common.add_argument(
        "--by", metavar="E-MAIL", help="who brings it in, by what they sign in with"
    )
    common.add_argument(
        "--faults", type=Path, metavar="FILE.csv", help="write the list of faults there too"
    )
    says = "children, episodes, care leavers, missing and UASC from the statutory return"
    return_ = asked.add_parser("ssda903", parents=[common], help=says, description=says)
    return_.add_argument("path", type=Path, metavar="FOLDER", help="CSV files, or the XML file")
    return_.add_argument("--home", metavar="URN", help="only children who live or lived there")
    return_.add_argument(
        "--as-of", type=_day, metavar="DATE", help="the day of which the return speaks (today)"
    )
    return_.add_argument("--authority", metavar="NAME", help="the authority whose return it is")
    return_.add_argument("--quiet", action="store_true", help="only the sum, and what was wrong")
    for name, says in REGISTERS.items():
        one = asked.add_parser(name, parents=[common], help=says, description=says)
        one.add_argument("path", metavar="FILE", help="a file; a rota may be an https:// address")
    says = "print an empty file with the columns of a register"
    template = asked.add_parser("template", help=says, description=says)
    template.add_argument("register", choices=list(REGISTERS))
    template.add_argument("--data", metavar="DIR", help="the folder of the record; none is needed")


def run(arguments: argparse.Namespace) -> int:
    """Bring it in, and return 1 if something was left out."""
    try:
        if arguments.what == "template":
            read_settings(Path(arguments.data or "clearline-data").absolute())
            return int(importlib.import_module("clearline.cli.bring.template").run(arguments))
        _open(arguments)
        # Only now: they name tables, which Django has to be set up for.
        name = "ssda903" if arguments.what == "ssda903" else "tables"
        return int(importlib.import_module(f"clearline.cli.bring.{name}").run(arguments))
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1


def _open(arguments: argparse.Namespace) -> None:
    if "://" not in str(arguments.path) and not Path(arguments.path).exists():
        raise Obstacle(f"There is nothing at {arguments.path}.")
    open_record(arguments.data)


def _day(said: str) -> date:
    from_iso = date.fromisoformat if "-" in said else _as_written_here
    try:
        return from_iso(said)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{said} is no day: write it as 2026-03-31 or 31/03/2026"
        ) from None


def _as_written_here(said: str) -> date:
    day, month, year = (int(part) for part in said.split("/"))
    return date(year, month, day)
