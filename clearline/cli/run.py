"""`clearline run`: make what is missing, then serve."""

import argparse
import importlib
import os
import socket
import sys
from pathlib import Path

from clearline.cli.record import read_settings
from clearline.cli.serve import folder, http
from clearline.cli.serve.obstacle import HERE_ONLY, Obstacle

LARGEST_PORT = 65_535


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("CLEARLINE_DATA", "clearline-data")),
        help="the folder of the record (./clearline-data)",
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1)")
    parser.add_argument(
        "--port", type=_port, default=8000, help="the port to listen on (8000); 0: any that is free"
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="fill a made-up organisation first, on this machine only",
    )


def run(arguments: argparse.Namespace) -> int:
    """Start everything, and return when it has stopped."""
    http.stop_quietly()
    try:
        with http.bind(arguments.host, arguments.port) as listener:
            _start(arguments.data.absolute(), listener, demo=arguments.demo)
    except Obstacle as told:
        sys.stderr.write(f"{told}\n")
        return 1
    return 0


def _start(data: Path, listener: socket.socket, *, demo: bool) -> None:
    if demo and not http.is_here_only(listener):
        # Before a folder is made: what is refused leaves nothing behind.
        raise Obstacle(HERE_ONLY)
    embedded = not os.environ.get("CLEARLINE_DATABASE_URL")
    folder.prepare(data, record_is_here=embedded and (data / "clearline.sqlite3").exists())
    with folder.held(data):
        read_settings(data)
        # Only now: it reads the settings, which say where the record is.
        everything = importlib.import_module("clearline.cli.serve.everything")
        everything.start(data, listener, demo=demo)


def _port(word: str) -> int:
    if word.isdecimal() and int(word) <= LARGEST_PORT:
        return int(word)
    raise argparse.ArgumentTypeError(
        f"{word} is not a port: give a number from 1 to {LARGEST_PORT}, or 0 for any that is free"
    )
