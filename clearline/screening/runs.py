"""Names as numbers everything that a model may know of some words.

A run is one word, two, or the themes of one, two or three; or two themes near each other. It is one
number, sixteen bits a word or theme: a number is made and found sooner than a string.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import or_

from clearline.screening import lexicon, themes

_BITS = 16
_GAP, _WIDE, _NEAR = (sign << _BITS for sign in (0xFFFF, 0xFFFE, 0xFFFD))
# Themes are numbered from here on, words from one.
_THEMES_FROM = 0xE000
# Two themes within so many words of each other are a run too, whichever comes first.
_REACH = 6
_SHORTEST_SLIP, _LONGEST_SLIP = 6, 14
_COMMON = lexicon.words("common", "word") | lexicon.words("common", "short")
Numbers = tuple[int, int, int]


class Numbering:
    """The numbers of the words and themes that the models know."""

    def __init__(self, words: Sequence[str], names: Sequence[str]) -> None:
        """Number them in the order given."""
        self._words = {word: number for number, word in enumerate(words, 1)}
        self._themes = {name: number for number, name in enumerate(names, _THEMES_FROM)}
        self._near = _nearly(words)
        self.of = lru_cache(maxsize=16384)(self._of)

    def __contains__(self, word: str) -> bool:
        """Tell whether a word is known."""
        return word in self._words

    def _of(self, word: str) -> Numbers:
        """Give the numbers of a word, its theme, and its theme if that says much; 0 is none."""
        known = word if word in self._words else self._meant(word)
        theme = themes.of(known)
        number = self._themes.get(theme, 0)
        return self._words.get(known, 0), number, number if themes.says_much(theme) else 0

    def _meant(self, word: str) -> str:
        """Undo one slip of the finger in a long word that nobody knows: tomorow, paracetemol."""
        if not _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP or word in _COMMON:
            return word
        for cut in _cuts(word):
            near = self._near.get(cut)
            if near is not None and abs(len(near) - len(word)) < 2:
                return near
        return word


def _nearly(words: Sequence[str]) -> dict[str, str]:
    """Give the long words by how they are written with a letter left out."""
    long = [word for word in words if _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP]
    return {cut: word for word in long for cut in _cuts(word)}


def _cuts(word: str) -> list[str]:
    """Give a word, and the word with each of its letters but the first left out."""
    return [word, *(word[:cut] + word[cut + 1 :] for cut in range(1, len(word)))]


def of(words: Sequence[str], numbering: Numbering) -> frozenset[int]:
    """Give the runs of some words, each once."""
    return frozenset(run for _, shape in shapes(words, numbering) for run in shape)


def shapes(words: Sequence[str], numbering: Numbering) -> Iterator[tuple[int, list[int]]]:
    """Give the runs by shape: how far each reaches, and one begun at each word; 0 is none."""
    numbers = list(map(numbering.of, words))
    ones = [one for one, _, _ in numbers]
    said = [theme for _, theme, _ in numbers]
    much = [theme for _, _, theme in numbers]
    thirds = [theme << 2 * _BITS for theme in said[2:]]
    pairs = [one | two << _BITS for one, two in pairwise(said)]
    yield 0, ones
    yield 0, said
    yield 1, [one and two and one | two << _BITS for one, two in pairwise(ones)]
    yield 1, pairs
    yield 2, list(map(or_, pairs, thirds))
    yield 2, list(map(or_, [one | _GAP for one in said], thirds))
    yield 3, list(map(or_, [one | _WIDE for one in said], thirds[1:]))
    for reach in range(1, _REACH + 1):
        yield reach, list(map(_together, much, much[reach:]))


def _together(one: int, other: int) -> int:
    """Give the run of two themes near each other, the lower number first."""
    if not one or not other or one == other:
        return 0
    return one | _NEAR | other << 2 * _BITS if one < other else other | _NEAR | one << 2 * _BITS
