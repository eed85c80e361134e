"""Tells at a glance whether a message could hold a part of a detail, so that few are read twice."""

import re
from functools import cache, lru_cache

from clearline.screening import lexicon
from clearline.screening.numerals import NUMERALS, WEAK
from clearline.screening.text import ordinary

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = frozenset(
    {"number", "mobile", "phone", "text", "message", "email", "mail", "address", "postcode"}
    | {"street", "road", "lane", "flat", "add", "follow", "search", "user", "name", "username"}
    | {"handle", "tag", "dm", "dot", "com", "code", "invite", "snap", "sign", "word"}
)
# So many digits, or words for digits, are no time and no score.
_SOME_DIGITS = 2
_SPELT_OUT = 3
# Beyond these stand other scripts and pictures.
_PLAIN = 0x2FFF
# What is this short may be a part of anything.
_SHORT = 2


@cache
def _hints() -> frozenset[str]:
    places = [lexicon.words("places", sort) for sort in ("app", "maybe", "provider")]
    return _TELLING.union(*places)


@cache
def _digit_words() -> frozenset[str]:
    return (frozenset(NUMERALS) - WEAK) | {"double", "triple"}


@lru_cache(maxsize=4096)
def may_begin(text: str) -> bool:
    """Say whether there could be the beginning of a detail in an earlier message."""
    words = _words(text)
    return (
        not words.isdisjoint(_hints())
        or _digits(text, words) >= _SOME_DIGITS
        or _is_strange(text, words)
    )


@lru_cache(maxsize=4096)
def may_end(text: str) -> bool:
    """Say whether there could be a further part of one in a new message."""
    words = _words(text)
    return may_begin(text) or _digits(text, words) > 0 or not words <= ordinary()


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _digits(text: str, words: set[str]) -> int:
    return sum(map(str.isnumeric, text)) + len(words & _digit_words())


def _is_strange(text: str, words: set[str]) -> bool:
    """Letters one by one, next to nothing, or no plain letters: a disguise could be in it."""
    single = sum(1 for word in words if len(word) == 1)
    is_bare = single >= _SPELT_OUT or len(text.split()) <= _SHORT
    return is_bare or "@" in text or any(ord(letter) > _PLAIN for letter in text)
