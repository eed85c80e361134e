"""Opens the word lists that the recognisers share."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicon"


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """Read a file of `key: word, word` lines; `_` stands for a space inside a phrase."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, rest = line.partition(":")
            found[key] = found.get(key, ()) + tuple(rest.split())
    return found


@cache
def meanings(name: str) -> dict[str, str]:
    """Read the same file the other way round: which key each word stands under."""
    return {word: key for key, words in lists(name).items() for word in words}


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Give the words of one key."""
    return frozenset(lists(name)[key])
