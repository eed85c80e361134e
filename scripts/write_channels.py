"""Writes docs/channels.md: what each carrier passes, and what its words mean."""

import argparse
import ast
import importlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clearline.settings")
os.environ.setdefault("CLEARLINE_SECRET_KEY", "only-to-read-the-carriers")
django.setup()

from clearline.channels.chosen import CARRIERS  # noqa: E402 - set up by the line above
from clearline.contact.outside.channel import Fate  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CHANNELS = ROOT / "docs" / "channels.md"
SUITE = ROOT / "tests" / "conformance" / "test_channels.py"

FOREWORD = """\
<!-- Written by `python -m scripts.write_channels`. Change the suite or the carrier, not this. -->

# Channels: what every carrier passes

A carrier is one way in which texts travel. Each is asked the same, against a provider that does
what can go wrong: `tests/conformance/test_channels.py`. The providers in the tests are written from
what the real ones have published; a real Kannel is asked besides. How far each was tried for real
stands in [text messages](run/texts.md).
"""

MEANS = {
    Fate.ON_ITS_WAY: "it has the text",
    Fate.DELIVERED: "delivered",
    Fate.FAILED: "not delivered, and a person decides",
    Fate.LATER: "not taken, and tried again later",
    Fate.DOWN: "it takes nothing now: the next carrier does, or it is tried again",
    Fate.LOST: "nobody knows: it is asked, or waited for, before the text goes again",
}


def cases() -> Iterator[str]:
    """Return what each test says that is asked of every carrier."""
    for found in ast.parse(SUITE.read_text("utf-8")).body:
        if not isinstance(found, ast.FunctionDef) or not found.name.startswith("test_"):
            continue
        if any(argument.arg == "far" for argument in found.args.args):
            yield found.name.removeprefix("test_").replace("_", " ").capitalize()


def written() -> str:
    """Return the whole page."""
    passed = " | ".join("yes" for _ in CARRIERS)
    parts = [FOREWORD, f"| | {' | '.join(CARRIERS)} |", f"|---|{'---|' * len(CARRIERS)}"]
    parts += [f"| {case} | {passed} |" for case in cases()]
    parts += ["", "## What their words mean", "", "A word that is not here means not delivered."]
    for name, (module, carrier) in CARRIERS.items():
        parts += ["", f"### {name}", "", "| it says | it means |", "|---|---|"]
        parts += _words(getattr(importlib.import_module(module), carrier).means)
    return "\n".join(parts).rstrip() + "\n"


def _words(means: Mapping[str, Fate]) -> list[str]:
    by_fate: dict[Fate, list[str]] = {}
    for word, fate in means.items():
        by_fate.setdefault(fate, []).append(f"`{word}`")
    return [f"| {' '.join(words)} | {MEANS[fate]} |" for fate, words in by_fate.items()]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the page, or with --check say whether it is as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if stale")
    if not parser.parse_args(argv).check:
        CHANNELS.write_text(written(), "utf-8")
        return 0
    if CHANNELS.exists() and CHANNELS.read_text("utf-8") == written():
        return 0
    sys.stderr.write("docs/channels.md is stale: run `python -m scripts.write_channels`.\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
