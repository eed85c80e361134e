"""Finds the command that was asked for, and runs it."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from keyword import iskeyword

# Each command is a module of this room with `describe(parser)` and `run(arguments) -> int`;
# it is imported only when asked for, so that `decide` and `screen` start in under a second.
COMMANDS = {
    "decide": "answer 'may this happen?', one JSON request a line",
    "screen": "read words, one JSON question a line",
    "ledger": "verify the record, or print its newest signed checkpoint",
    "run": "start everything",
    "carry": "carry what leaves the building, in a process of its own",
    "import": "bring in what a file says: the statutory return, or one of the registers",
    "export": "give out what the registers say, in files that can be brought in again",
    "begin": "write down the first home and its manager, in a record with nobody in it",
    "holidays": "read in the bank holidays that the government publishes",
    "doctor": "say what is set up, what is reachable and what must be mended",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="clearline", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = words[0] if words else None
    module = None
    for name, says in COMMANDS.items():
        command = commands.add_parser(name, help=says, description=says)
        if name == asked:
            # A module cannot be called as the language calls something of its own.
            module = importlib.import_module(f"clearline.cli.{name}{'_' * iskeyword(name)}")
            module.describe(command)
    arguments = parser.parse_args(words)
    assert module is not None  # noqa: S101 - argparse has refused anything else
    status: int = module.run(arguments)
    return status
