"""Turns words into what they stand for, so that one sentence teaches many."""

from collections.abc import Iterator
from functools import lru_cache

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
    return next((stem for stem in _stems(text) if stem in vocabulary), UNKNOWN)


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
