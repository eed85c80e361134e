"""What hard words mean, said so that a nine-year-old can read it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from clearline.web.child.shown import Meaning

WORDS: dict[str, str] = tomllib.loads((Path(__file__).parent / "glossary.toml").read_text("utf-8"))

# More would bury the message itself.
_MOST_AT_ONCE = 2
# Everyday words, which seldom mean here what they mean on their own page.
_ONLY_WHEN_ASKED = {"contact", "missing", "guardian", "review", "professional", "complaint"}
_LONGEST_FIRST = sorted(WORDS, key=len, reverse=True)
_FOUND = re.compile(
    rf"(?<!\w)({'|'.join(re.escape(word) for word in _LONGEST_FIRST)})(?:\W?s)?(?!\w)",
    re.IGNORECASE,
)
_AS_WRITTEN = {word.lower(): word for word in WORDS}


def explained(words: str) -> tuple[Meaning, ...]:
    """Return what the hard words of a message mean, the first two at most."""
    return tuple(m for m in _found(words) if m.word not in _ONLY_WHEN_ASKED)[:_MOST_AT_ONCE]


def all_explained(words: str) -> tuple[Meaning, ...]:
    """Return what every word we know in a message means."""
    return tuple(_found(words))


def in_order() -> tuple[Meaning, ...]:
    """Return every word, as in a dictionary."""
    return tuple(Meaning(word, WORDS[word]) for word in sorted(WORDS, key=str.lower))


def _found(words: str) -> Iterator[Meaning]:
    """Yield each known word once, in the order of the message."""
    for key in dict.fromkeys(match.group(1).lower() for match in _FOUND.finditer(words)):
        word = _AS_WRITTEN[key]
        yield Meaning(word, WORDS[word])
