"""Reads the sentences that the reading of words is measured on.

A file is lines under headings `# kind speaker`, in the parts `## contact`, `## signals` and
`## ordinary`; ` || ` parts consecutive messages. Both sets were written by somebody who saw neither
the recognisers nor what the models learn from. How loud a kind must be was chosen on `held.txt`;
nothing was chosen on `final.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from clearline import screening

FOLDER = Path(__file__).with_name("reading")
UNSEEN = ("final",)
CONTACT = frozenset({"phone", "email", "handle", "link", "address", "channel", "split"})
# What a clean sentence is called in each part: a look-alike of a detail, or of a worry, or neither.
CLEAN_IN = {"contact": "clean", "signals": "benign", "ordinary": "everyday"}
ORDINARY = frozenset(CLEAN_IN.values())
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
    part, kind, speaker = "contact", "", "staff"
    for text in path.read_text(encoding="utf-8").splitlines():
        if text.startswith("## "):
            part = text[3:].strip()
        elif text.startswith("# "):
            kind, speaker = text[2:].split()
        elif text.strip():
            yield Sentence(
                tuple(text.split(" || ")),
                CLEAN_IN[part] if kind == "clean" else kind,
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
