"""`clearline begin`: the first home and its manager, in a record with nobody in it."""

import argparse
import importlib
import sys
from pathlib import Path

from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the record")
    parser.add_argument("--home", required=True, help="the home's name")
    parser.add_argument("--manager", required=True, help="the registered manager's name")
    parser.add_argument(
        "--sign-in", required=True, metavar="E-MAIL", help="the work e-mail they sign in with"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write both down, and print the link by which the manager sets a password."""
    try:
        open_record(arguments.data)
        # Only now: it names tables, which Django has to be set up for.
        first = importlib.import_module("clearline.cli.first")
        token = first.write_down(
            home=arguments.home, manager=arguments.manager, sign_in=arguments.sign_in
        )
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1
    sys.stdout.write(
        f"{arguments.manager} opens this address once, while Clearline runs, to set a password:\n"
        f"  /l/{token}/\n"
        "behind the address that `clearline run` prints. It works for three days.\n"
    )
    return 0
