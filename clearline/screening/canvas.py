"""Undoes what is only paint: widths, alphabets, marks and pictures, each place remembered."""

import unicodedata
from functools import lru_cache

from clearline.screening import lexicon, repeats

_ASCII = {chr(code): chr(code).lower() for code in range(128)}


class Canvas:
    """The plain letters of one message, and where each stood in the original."""

    __slots__ = ("_places", "original", "plain")

    def __init__(self, original: str) -> None:
        """Fold a message, in one pass from left to right."""
        self.original = original
        kept = repeats.kept(original)
        said = original if kept is None else "".join(map(original.__getitem__, kept))
        if said.isascii():
            self.plain = said.lower()
            self._places: list[int] | None = kept
            return
        fold = _look_alike if _mostly_latin(said) else _same_letter
        pieces: list[str] = []
        places: list[int] = []
        for place, character in zip(range(len(said)) if kept is None else kept, said, strict=True):
            piece = _ASCII.get(character) or fold(character)
            if piece:
                pieces.append(piece)
                places.extend([place] * len(piece))
        self.plain = "".join(pieces)
        self._places = places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the original's code points for a stretch of the plain letters."""
        if self._places is None:
            return start, end
        first = self._places[start]
        last = self._places[end - 1] + 1
        # A mark painted on the last letter belongs to it.
        following = self._places[end] if end < len(self._places) else last
        while last < following and not fold_of(self.original[last]):
            last += 1
        return first, last


def fold_of(character: str) -> str:
    """Give the plain letters that one character stands for."""
    return _ASCII.get(character) or _look_alike(character)


def _mostly_latin(text: str) -> bool:
    """Decide whether another alphabet's letters are a costume or a language."""
    sample = [c for c in text[:2000] if c.isalpha()]
    latin = sum(1 for c in sample if c.isascii() or _base(c).isascii() or _in_costume(c))
    return latin * 2 >= len(sample)


def _in_costume(character: str) -> bool:
    return character in _tables()[1]


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Read which letters of other alphabets look like ours, and which are only styled."""
    alike = {
        odd: plain
        for plain, odds in lexicon.lists("look_alikes").items()
        for word in odds
        for odd in word
    }
    styled = {
        odd: plain
        for plain, odds in lexicon.lists("styled").items()
        for word in odds
        for odd in word
    }
    return alike, styled


@lru_cache(maxsize=1)
def _pictures() -> dict[str, str]:
    return {
        picture: f" {word} " if len(word) > 1 else word
        for word, pictures in lexicon.lists("pictures").items()
        for picture in pictures
    }


@lru_cache(maxsize=8192)
def _look_alike(character: str) -> str:
    return _tables()[0].get(character) or _same_letter(character)


@lru_cache(maxsize=8192)
def _same_letter(character: str) -> str:  # noqa: PLR0911 - one line for each form
    styled = _tables()[1].get(character) or _pictures().get(character)
    if styled:
        return styled
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc", "Cs", "Co", "Cn"):
        return ""
    value = unicodedata.numeric(character, -1)
    if 0 <= value <= 20 and value == int(value):
        return str(int(value))
    base = _base(character).lower()
    return "".join(c for c in base if unicodedata.category(c) not in ("Mn", "Cf")) or " "


def _base(character: str) -> str:
    """Take the marks off a letter: é is e."""
    base = unicodedata.normalize("NFKD", character)
    return "".join(c for c in base if not unicodedata.combining(c)) or " "
