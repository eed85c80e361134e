"""`clearline holidays`: read in the bank holidays that the government publishes."""

import argparse
import importlib
import sys
from pathlib import Path

import httpx

from clearline.cli.record import open_record
from clearline.cli.serve.obstacle import Obstacle
from clearline.clocks import published

_SECONDS = 20.0


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "source",
        metavar="FILE",
        help="the published list, a JSON file, or the address where it is (https://…)",
    )
    parser.add_argument(
        "--data", metavar="DIR", help="the folder of the record (CLEARLINE_DATA, ./clearline-data)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read them, keep them, and say until when they are known."""
    try:
        open_record(arguments.data)
        years = published.read(_text(arguments.source))
    except (Obstacle, published.NotRead) as told:
        sys.stderr.write(f"{told}\n")
        return 1
    holidays = importlib.import_module("clearline.contact.due.holidays")
    kept = holidays.keep(years)
    first, last = min(years), max(years)
    sys.stdout.write(f"Bank holidays of {first} to {last} are in {kept}.\n")
    return 0


def _text(source: str) -> str:
    """Return what is in the file, or at the address."""
    try:
        if source.startswith(("https://", "http://")):
            return _fetched(source)
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Obstacle(f"{source} cannot be read.") from None


def _fetched(address: str) -> str:
    try:
        answer = httpx.get(address, timeout=_SECONDS, follow_redirects=True)
    except httpx.HTTPError as trouble:
        raise Obstacle(f"{address} does not answer: {type(trouble).__name__}.") from None
    if not answer.is_success:
        raise Obstacle(f"{address} answers {answer.status_code}.")
    return answer.text
