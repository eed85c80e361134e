"""`clearline doctor`: what is set up, what is reachable, what will bite; one line each."""

import argparse
import importlib
import sys
from pathlib import Path

from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the record")
    parser.add_argument(
        "--try", dest="tries", choices=("oidc",), help="ask what is outside for real: oidc"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say each line; 1 when something must be mended."""
    try:
        folder = open_record(arguments.data)
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1
    # Only now: it reads settings, which the folder decides.
    checkup = importlib.import_module("clearline.cli.checkup")
    lines = checkup.tried() if arguments.tries else checkup.lines(folder)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 1 if any(line.must_be_mended for line in lines) else 0
