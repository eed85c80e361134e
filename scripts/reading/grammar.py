"""Grows sentences from the grammar files: `(this|that)` is a choice, `{name}` a slot."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("grammar")
_CHOICE = re.compile(r"\(([^()]*)\)\??")
_OPTIONAL = re.compile(r"\(([^()]*)\)\?")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Rule:
    """One line of a grammar file, and the kind of what it grows."""

    kind: str
    line: str


# What each set of rules is read from: whole sentences, and how people say the same in passing.
FILES = {
    "contact": ("contact", "contact_sayings", "contact_wide"),
    "staff": ("staff", "staff_sayings", "staff_wide"),
    "child": ("child", "child_sayings", "child_wide"),
    "ordinary": ("ordinary", "everyday", "ordinary_wide"),
}


def rules(name: str) -> list[Rule]:
    """Read the grammar files of one name."""
    return _read(FILES[name])


def _read(files: tuple[str, ...]) -> list[Rule]:
    found: list[Rule] = []
    kind = ""
    for file in files:
        for line in (FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = line.strip("[] ")
            elif line.strip():
                found.append(Rule(kind, line))
    return found


def slots() -> dict[str, list[str]]:
    """Read what each slot may hold."""
    found = {}
    for line in (FOLDER / "slots.txt").read_text(encoding="utf-8").splitlines():
        name, _, choices = line.partition(":")
        found[name] = [choice.strip() for choice in choices.split("|")]
    return found


def words() -> Iterator[str]:
    """Give every word that is written in the grammar itself, but not what fills the name slots."""
    filled = slots()
    skipped = {"ident", "name"}
    texts = [
        choice for name, choices in filled.items() if name not in skipped for choice in choices
    ]
    for name in FILES:
        texts += [rule.line for rule in rules(name)]
    for text in texts:
        yield from _words(text)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", _SLOT.sub(" ", text).replace("'", ""))


def grow(line: str, chance: random.Random, filled: dict[str, list[str]]) -> str:
    """Grow one sentence from a line."""
    line = _OPTIONAL.sub(lambda match: f"({match.group(1)}|)", line)
    for _ in range(4):
        grown = _CHOICE.sub(lambda match: chance.choice(match.group(1).split("|")), line)
        grown = _SLOT.sub(lambda match: chance.choice(filled[match.group(1)]), grown)
        if grown == line:
            break
        line = grown
    return " ".join(line.split())
