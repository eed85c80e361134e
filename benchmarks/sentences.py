"""Reads the sentences that the reading of words is measured on.

A file is lines under headings `# kind speaker`; ` || ` parts consecutive messages. `final.txt` was
written after the last change to words, rules and grammar, and measured once. `locked.txt` is older:
nothing was mended from it and only its totals were looked at, but more than once. How loud a kind
must be was chosen on `held.txt`, and the models learn from the others: their figures flatter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from clearline import screening

FOLDER = Path(__file__).with_name("reading")
UNSEEN = ("final", "locked")
CONTACT = frozenset({"phone", "email", "handle", "link", "address", "channel", "split"})
ORDINARY = frozenset({"clean", "benign", "everyday"})
# What the clean sentences take for granted: this made-up home's own details.
HOME = screening.Known(
    numbers=["01632 960777"],
    emails=["team@harbourhouse.example"],
    sites=["harbourhouse.example"],
    addresses=["8 Saltmarsh Row, Eastby"],
    postcodes=["PE99 3HB"],
)


@dataclass(frozen=True)
class Sentence:
    """Some consecutive messages of one person, and what they are."""

    messages: tuple[str, ...]
    kind: str = "phone"
    speaker: screening.Speaker = "staff"
    kept_in: str = "seen"

    @property
    def is_unseen(self) -> bool:
        """Tell whether nothing was mended or learnt from it."""
        return self.kept_in in UNSEEN

    @property
    def is_contact(self) -> bool:
        """Tell whether a contact detail is to be found in it."""
        return self.kind in CONTACT

    def groups(self) -> set[str]:
        """Give the groups of what is found in it."""
        return {
            found.group
            for found in screening.read(self.messages, speaker=self.speaker, known=HOME).findings
        }

    def is_flagged(self) -> bool:
        """Tell whether what its kind is about is found: contact, or else any signal."""
        groups = self.groups()
        if self.is_contact or self.kind == "clean":
            return "contact" in groups
        signals = {"personal", "boundary", "welfare"}
        return not groups.isdisjoint(signals | ({"contact"} if self.kind == "everyday" else set()))


def group(sentence: Sentence) -> str:
    """Say what a sentence's figures are counted with."""
    if sentence.kind in ORDINARY:
        return "wrongly flagged"
    return "contact" if sentence.is_contact else "signals"


def read(path: Path) -> Iterator[Sentence]:
    """Read one file."""
    kind, speaker = "", "staff"
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.startswith("# "):
            kind, speaker = text[2:].split()
        elif text.strip():
            yield Sentence(
                tuple(text.split(" || ")),
                kind,
                cast("screening.Speaker", speaker),
                path.stem if path.stem in UNSEEN else "seen",
            )


@cache
def everything() -> tuple[Sentence, ...]:
    """Read every file."""
    return tuple(s for path in sorted(FOLDER.glob("*.txt")) for s in read(path))


def unseen() -> list[Sentence]:
    """Give the sentences that nothing was mended from."""
    return [sentence for sentence in everything() if sentence.is_unseen]
