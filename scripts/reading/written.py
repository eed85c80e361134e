"""Reads the sentences that the models learn from: written one by one, and grown from the grammar.

The files in `written/` hold lines under headings `# kind speaker`; ` || ` parts consecutive
messages of one person. The name of a file begins with what its lines are about.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clearline.screening.kinds import BOUNDARY, CONTACT, WELFARE
from scripts.reading import grammar

FOLDER = Path(__file__).with_name("written")
CLEAN = "clean"
KINDS = {
    "contact": frozenset(CONTACT),
    "staff": frozenset({*BOUNDARY, "disclosure"}),
    "child": frozenset(WELFARE),
}
# What a kind is called in older files; what is split over messages is a number more often than not.
_ALSO = {"benign": CLEAN, "everyday": CLEAN, "split": "phone"}
# What is said plainly and shortly must be heard: it is learnt so many times over.
OFTEN = 6
# How often each line of the grammar is grown.
GROWN = 6


@dataclass(frozen=True)
class Said:
    """Some consecutive messages of one person, and what they are: a kind, or clean."""

    messages: tuple[str, ...]
    kind: str


def examples(name: str, chance: random.Random) -> list[Said]:
    """Give everything that one model learns from, what is none of its kinds as clean."""
    kinds = KINDS[name]
    own = (said for said in everything(chance) if _counts(name, said))
    return [said if said.kind in kinds else Said(said.messages, CLEAN) for said in own]


def everything(chance: random.Random) -> Iterator[Said]:
    """Give every sentence, written or grown."""
    yield from _written()
    yield from _grown(chance)


def _counts(name: str, said: Said) -> bool:
    """Tell whether a model may learn from it.

    A worker's crossed boundary in a child's words is a worry, and the other way round: of each
    other the two learn only what is clean. Contact learns from both that they are no contact.
    """
    return name == "contact" or said.kind == CLEAN or said.kind in KINDS[name]


def _written() -> Iterator[Said]:
    for path in sorted(FOLDER.glob("*.txt")):
        said = list(read(path))
        yield from said * (OFTEN if path.stem == "plain" else 1)


def read(path: Path) -> Iterator[Said]:
    """Read one file."""
    kind = CLEAN
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line.split()[1]
            kind = _ALSO.get(kind, kind)
        elif line.strip():
            yield Said(tuple(line.split(" || ")), kind)


def _grown(chance: random.Random) -> Iterator[Said]:
    filled = grammar.slots()
    for name in grammar.FILES:
        for rule in grammar.rules(name):
            grown = {grammar.grow(rule.line, chance, filled) for _ in range(GROWN)}
            for sentence in sorted(grown):
                yield Said((sentence,), _ALSO.get(rule.kind, rule.kind))
