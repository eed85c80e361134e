"""`clearline carry`: carry what leaves the building, in a process of its own."""

import argparse
import importlib
import signal
import sys
import threading
from typing import Any

from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "--data", metavar="DIR", help="the folder of the record (CLEARLINE_DATA, ./clearline-data)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry until told to stop; what is in hand is finished first."""
    try:
        open_record(arguments.data)
        carriers = _carriers()
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1
    stopping = threading.Event()
    for how in (signal.SIGINT, signal.SIGTERM):
        signal.signal(how, lambda *_: stopping.set())
    # What waits is told to staff too; the carriers are closed by whoever is stopped last.
    nudging = importlib.import_module("clearline.channels.nudging").Nudging(carriers)
    carrying = importlib.import_module("clearline.channels.carrying").Carrying(carriers)
    nudging.start()
    carrying.start()
    sys.stdout.write(f"Carrying by {', '.join(carrier.name for carrier in carriers)}\n")
    sys.stdout.flush()
    stopping.wait()
    nudging.stop()
    carrying.stop()
    return 0


def _carriers() -> Any:
    chosen = importlib.import_module("clearline.channels.chosen")
    own = importlib.import_module("clearline.channels.own_settings")
    try:
        carriers = chosen.carriers()
    except (chosen.NoSuchCarrier, own.Missing) as told:
        raise Obstacle(str(told)) from None
    if not carriers:
        raise Obstacle("There is no carrier: name one in CLEARLINE_SMS.")
    return carriers
