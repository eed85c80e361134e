"""Says what sort of thing a word speaks of, so that one sentence teaches many."""

from collections.abc import Iterator
from functools import cache, lru_cache

from clearline.screening import lexicon
from clearline.screening.numerals import NUMERALS, WEAK

APPS = lexicon.words("places", "app")
_MAYBE = lexicon.words("places", "maybe")
_PROVIDERS = lexicon.words("places", "provider")
PLACES = APPS | _MAYBE
UNKNOWN, KNOWN, STOP, BEGIN = "?", "KNOWN", ".", "^"
# What stands in a row for something that is no word, or whose own letters do not matter.
SIGNS = frozenset({UNKNOWN, KNOWN, STOP, BEGIN, "APP", "MAPP", "NAME", "NUM", "FEW", "PROV", "QM"})
# A word of these says little by itself: it is its own theme.
SMALL = lexicon.words("small", "word")
_ENDINGS = ("s", "ing", "ed", "in", "er", "ly", "d")
_SHORTEST_STEM = 3
_THEMES = lexicon.meanings("themes")
_SAME = lexicon.meanings("senses")


@lru_cache(maxsize=16384)
def of(word: str) -> str:
    """Give the theme of a word: itself for a sign or a small word, a question where none is known.

    A theme is written with a colon before it, lest it be taken for a word.
    """
    if word in SIGNS:
        return word
    theme = _of_stems(word)
    if theme:
        return ":" + theme
    if word in SMALL:
        return word
    same = _SAME.get(word)
    theme = _of_stems(same) if same else None
    return ":" + theme if theme else UNKNOWN


def every() -> frozenset[str]:
    """Give everything that may be a theme."""
    return frozenset(SIGNS | SMALL | {":" + theme for theme in _THEMES.values()})


def says_much(theme: str) -> bool:
    """Tell a theme that counts wherever it stands in a sentence."""
    return theme.startswith(":") or theme in _ANYWHERE


_ANYWHERE = frozenset({"APP", "MAPP", "NAME", "NUM", "QM"})


def _of_stems(word: str) -> str | None:
    return next((_THEMES[form] for form in _forms(word) if form in _THEMES), None)


def _forms(word: str) -> Iterator[str]:
    """Take the endings off a word: walking, walked, walks are walk."""
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem
            yield stem + "e"
            yield stem[:-1]


@cache
def signs() -> dict[str, str]:
    """Give the words that are read as one of their sort: an app, a provider, a number."""
    numbers = dict.fromkeys(set(NUMERALS) - WEAK, "FEW")
    maybe, providers = dict.fromkeys(_MAYBE, "MAPP"), dict.fromkeys(_PROVIDERS, "PROV")
    return numbers | maybe | providers | dict.fromkeys(APPS, "APP") | {"qqknown": KNOWN}
