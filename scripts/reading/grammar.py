"""Grows sentences from the grammar files: `(this|that)` is a choice, `{name}` a slot."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clearline.screening.numerals import SURE as SAYS_DIGITS

FOLDER = Path(__file__).with_name("grammar")
_OFTEN = 3
_FEW_DIGITS = 2
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
    "phrases": ("phrases", "more_phrases"),
}
# Whole sentences as people write them: ours, and those that the project once measured itself on.
MEASURED = Path(__file__).parents[2] / "benchmarks" / "reading"
ONCE_MEASURED = ("contact", "signals", "clean")
CONTACT = frozenset({"phone", "email", "handle", "link", "address", "channel", "split", "clean"})
SPOKEN = {name: (f"{name}_spoken",) for name in ("contact", "staff", "child")}


def rules(name: str) -> list[Rule]:
    """Read the grammar files of one name."""
    return _read(FILES[name])


def spoken(name: str) -> list[Rule]:
    """Read the whole sentences of one name, as they are said."""
    return [Rule(rule.kind, _plain(rule.line)) for rule in [*_read(SPOKEN[name]), *_measured(name)]]


def is_dialled(rule: Rule) -> bool:
    """Tell a sentence that gives a number: the rules find it, and digits alone must say nothing."""
    pieces = re.findall(r"[a-z]+|[0-9]", rule.line.lower())
    said = [piece for piece in pieces if piece in SAYS_DIGITS or piece.isdecimal()]
    return rule.kind == "phone" and len(said) > _FEW_DIGITS


def _measured(name: str) -> Iterator[Rule]:
    """Read the sentences of one name under their headings, `# kind speaker`."""
    kind = own = ""
    for file in ONCE_MEASURED:
        for line in (MEASURED / f"{file}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                kind, speaker = line[2:].split()
                own = "contact" if kind in CONTACT else "staff" if speaker == "staff" else "child"
                kind = "clean" if kind in ("benign", "everyday") else kind
            elif line.strip() and own == name and kind != "split":
                yield Rule(kind, line.replace(" || ", " . "))


def _plain(line: str) -> str:
    return line.lower().replace("(", " ").replace(")", " ").replace("|", " ")


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


def phrases() -> list[Rule]:
    """Read the phrases that say a kind nearly by themselves, each in a frame of small words."""
    frames = " ".join(
        (
            "({greet}|i think|honestly|and|so|sometimes|it's like|cos|but|well|)",
            "%s",
            "(now|x|again|{tail}|you know|and i|tonight|ok|for me|today|)",
        )
    )
    return [
        Rule(rule.kind, frames % phrase.strip().replace("MAPP", "{mapp}").replace("APP", "{app}"))
        for rule in rules("phrases")
        for phrase in rule.line.split("|")
    ]


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
    for files in SPOKEN.values():
        texts += [_plain(rule.line) for rule in _read(files)]
    for text in texts:
        yield from _words(text)
    # Once measured sentences hold made-up names and numbers: a word of theirs stands in several.
    often = Counter(
        word
        for name in SPOKEN
        for rule in _measured(name)
        for word in set(_words(rule.line.lower()))
    )
    yield from (word for word, times in often.items() if times >= _OFTEN)


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
