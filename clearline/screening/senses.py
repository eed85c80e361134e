"""Turns words into what they stand for, so that one sentence teaches many."""

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
        if name and (name[1] or token.sort == "u") and token.text not in _PLACES:
            row.append(("NAME", at, name[0]))
            at = name[0]
            continue
        if token.sort == "w":
            text, after = _contracted(tokens, at)
            row.append((meaning(text, vocabulary), at, after))
            at = after
            continue
        if token.sort == "d":
            row.append(("NUM", at, at + 1))
        elif token.text == "?":
            row.append(("QM", at, at + 1))
        elif token.text in ".!;" and row and row[-1][0] != STOP and not _is_within(tokens, at):
            row.append((STOP, at, at + 1))
        at += 1
    return row


def _is_within(tokens: list[Token], at: int) -> bool:
    """Tell a mark between touching pieces from one that ends a sentence."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].sort == "d"


def _contracted(tokens: list[Token], at: int) -> tuple[str, int]:
    """Join don't and what's."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "'" and tokens[at + 1].glued:
        if tokens[at + 2].sort == "w" and tokens[at + 2].glued:
            return tokens[at].text + tokens[at + 2].text, at + 3
    return tokens[at].text, at + 1


@lru_cache(maxsize=16384)
def meaning(text: str, vocabulary: frozenset[str]) -> str:
    """Give the one word that stands for this one; an unknown word is a question."""
    if text == "qqknown":
        return KNOWN
    if text in _APPS:
        return "APP"
    if text in _PROVIDERS:
        return "PROV"
    if text in _MAYBE:
        return "MAPP"
    if text in NUMERALS and text not in WEAK:
        return "NUM"
    text = _SAME.get(text, text)
    if text in vocabulary:
        return text
    for ending in _ENDINGS:
        stem = text.removesuffix(ending)
        if stem != text and len(stem) > 2:
            for candidate in (stem, stem + "e", stem[:-1]):
                candidate = _SAME.get(candidate, candidate)
                if candidate in vocabulary and len(candidate) > 2:
                    return candidate
    return UNKNOWN
