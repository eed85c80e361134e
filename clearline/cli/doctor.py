"""`clearline doctor`: what is set up, what is reachable, what will bite; one line each."""

import argparse
import importlib
import sys
from pathlib import Path

from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle

_TRIES = ("oidc", "push", "sms")
_LISTED = ", ".join(_TRIES)


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder of the record")
    parser.add_argument(
        "--try", dest="tries", choices=_TRIES, help=f"ask what is outside for real: {_LISTED}"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say each line; 1 when something must be mended."""
    try:
        folder = open_record(arguments.data)
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1
    # Only now: it reads settings, which the folder decides.
    checkup, push, texts = (
        importlib.import_module(f"clearline.cli.{name}")
        for name in ("checkup", "pushing", "texting")
    )
    tries = {"oidc": checkup.tried, "push": push.tried, "sms": texts.tried}
    every = (lambda: checkup.lines(folder), push.lines, texts.lines)
    looks = [tries[arguments.tries]] if arguments.tries else every
    lines = [line for look in looks for line in look()]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 1 if any(line.must_be_mended for line in lines) else 0
