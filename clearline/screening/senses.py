"""Turns words into what they stand for, so that one sentence teaches many."""

from collections.abc import Iterator
from functools import cache, lru_cache

from clearline.screening import lexicon
from clearline.screening.numerals import NUMERALS, WEAK
from clearline.screening.tokens import Token

_SAME = lexicon.meanings("senses")
_APPS = lexicon.words("places", "app")
_MAYBE = lexicon.words("places", "maybe")
_PROVIDERS = lexicon.words("places", "provider")
_PLACES = _APPS | _MAYBE
_ENDINGS = ("s", "ing", "ed", "in", "er", "ly")
_SHORTEST_STEM = 3
_SHORTEST_SLIP, _LONGEST_SLIP = 6, 14
_COMMON = lexicon.words("common", "word") | lexicon.words("common", "short")
UNKNOWN = "?"
KNOWN = "KNOWN"
STOP = "."
Sense = tuple[str, int, int]


def senses(
    tokens: list[Token], names: dict[int, tuple[int, bool]], vocabulary: frozenset[str]
) -> list[Sense]:
    """Give the row of meanings, each with its first token and the one after its last."""
    row: list[Sense] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        name = names.get(at)
        if name and name[1] and token.text not in _PLACES:
            row.append(("NAME", at, name[0]))
            at = name[0]
            continue
        if token.sort == "w":
            text, after = _contracted(tokens, at)
            row.append((meaning(text, vocabulary), at, after))
            at = after
            continue
        mark = _mark(tokens, at)
        if mark is not None and (mark != STOP or (row and row[-1][0] != STOP)):
            row.append((mark, at, at + 1))
        at += 1
    return row


def _mark(tokens: list[Token], at: int) -> str | None:
    """Give what stands for a number, a strange letter, a question or the end of a sentence."""
    token = tokens[at]
    if token.sort == "u":
        return UNKNOWN
    if token.sort == "d":
        return "NUM"
    if token.text == "?":
        return "QM"
    return STOP if token.text in ".!;" and not _is_within(tokens, at) else None


def _is_within(tokens: list[Token], at: int) -> bool:
    """Tell a mark between touching pieces from one that ends a sentence."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].sort == "d"


def _contracted(tokens: list[Token], at: int) -> tuple[str, int]:
    """Join don't and what's."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "'":
        last = tokens[at + 2]
        if last.sort == "w" and last.glued and tokens[at + 1].glued:
            return tokens[at].text + last.text, at + 3
    return tokens[at].text, at + 1


@lru_cache(maxsize=16384)
def meaning(text: str, vocabulary: frozenset[str]) -> str:
    """Give the one word that stands for this one; an unknown word is a question."""
    if text in _CLASSES:
        return _CLASSES[text]
    text = _SAME.get(text, text)
    if text in vocabulary:
        return text
    stem = next((stem for stem in _stems(text) if stem in vocabulary), None)
    return stem or _slipped(text, vocabulary)


def _slipped(text: str, vocabulary: frozenset[str]) -> str:
    """Undo one slip of the finger in a long word that nobody knows: tomorow, paracetemol."""
    if not _SHORTEST_SLIP <= len(text) <= _LONGEST_SLIP or text in _COMMON:
        return UNKNOWN
    near = _near(vocabulary)
    for cut in _cuts(text):
        if cut in near and abs(len(near[cut]) - len(text)) < 2:
            return near[cut]
    return UNKNOWN


def _cuts(word: str) -> list[str]:
    """Give a word, and the word with each of its letters but the first left out."""
    return [word, *(word[:cut] + word[cut + 1 :] for cut in range(1, len(word)))]


@cache
def _near(vocabulary: frozenset[str]) -> dict[str, str]:
    """Give the long words of the models by how they are written with a letter left out."""
    known = sorted(word for word in vocabulary if _SHORTEST_SLIP <= len(word) <= _LONGEST_SLIP)
    return {cut: _SAME.get(word, word) for word in known for cut in _cuts(word)}


def _stems(text: str) -> Iterator[str]:
    """Take the endings off a word: walking, walked, walks are walk."""
    for ending in _ENDINGS:
        stem = text.removesuffix(ending)
        if stem == text or len(stem) < _SHORTEST_STEM:
            continue
        for candidate in (stem, stem + "e", stem[:-1]):
            if len(candidate) >= _SHORTEST_STEM:
                yield _SAME.get(candidate, candidate)


def _classes() -> dict[str, str]:
    """Give the words that are read as one of their sort: an app, a provider, a number."""
    numbers = dict.fromkeys(set(NUMERALS) - WEAK, "NUM")
    maybe, providers = dict.fromkeys(_MAYBE, "MAPP"), dict.fromkeys(_PROVIDERS, "PROV")
    return numbers | maybe | providers | dict.fromkeys(_APPS, "APP") | {"qqknown": KNOWN}


_CLASSES = _classes()
