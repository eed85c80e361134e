"""Says what a child may find hard to read, and what nobody here could read."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import ne

from clearline.screening import lexicon
from clearline.screening.hits import Hit
from clearline.screening.text import Text
from clearline.screening.tokens import Token

# The oldest reader's age that a text may ask for where nobody said how this child reads.
READING_AGE = 13
_FEWEST_WORDS = 12
_VOWELS = frozenset("aeiouy")
_SHOUTING = 8
_ENOUGH_WORDS = 4
_KISSES = frozenset({"x", "xx", "xxx", "xxxx", "xo", "xoxo", "loveheart"})
_LATIN_ENOUGH = 0.7
_CAPITAL = re.compile("[A-Z]")


@cache
def _foreign() -> frozenset[str]:
    small = {word for words in lexicon.lists("languages").values() for word in words}
    return frozenset(small - lexicon.words("common", "word") - lexicon.words("common", "short"))


@cache
def _jargon() -> dict[str, str]:
    return {word.lower(): " ".join(says) for word, says in lexicon.lists("jargon").items()}


def find_unread(text: Text) -> list[Hit]:
    """Find messages that could not be read: another language, another script, only pictures."""
    found: list[Hit] = []
    if text.is_plain and all(canvas.original.isascii() for canvas in text.canvases):
        return found
    end = 0
    for message, canvas in enumerate(text.canvases):
        first = end
        while end < len(text.tokens) and text.tokens[end].message == message:
            end += 1
        found += _unread(text, message, canvas.original, text.tokens[first:end])
    return found


def _unread(text: Text, message: int, original: str, tokens: list[Token]) -> list[Hit]:
    words = [token.text for token in tokens if token.sort == "w"]
    if original.isascii():
        cannot = _is_other_language(words, text.ordinary)
    elif any(token.sort in "wdu" and not _is_picture(token) for token in tokens):
        cannot = _is_other_script(tokens) or _is_other_language(words, text.ordinary)
    else:
        cannot = bool(original.strip())
    return [Hit.of_message("unread", message)] if cannot else []


def _is_picture(token: Token) -> bool:
    return token.text.endswith("picture") or token.text in ("loveheart", "crying", "blood")


def _is_other_script(tokens: list[Token]) -> bool:
    other = sum(len(token.text) for token in tokens if token.sort == "u")
    ours = sum(len(token.text) for token in tokens if token.sort == "w")
    return other > 1 and other >= (other + ours) * (1 - _LATIN_ENOUGH)


def _is_other_language(words: list[str], ordinary: frozenset[str]) -> bool:
    if len(words) < _ENOUGH_WORDS - 1:
        return False
    known = sum(1 for word in words if word in ordinary)
    if known * 2 > len(words):
        return False
    foreign = sum(1 for word in set(words) if word in _foreign())
    return foreign > 1 or (len(words) > _ENOUGH_WORDS and known * 3 < len(words))


def find(text: Text, *, agreed: Sequence[str] = (), reading_age: int = READING_AGE) -> list[Hit]:
    """Find what a child may stumble over in a worker's words."""
    return [*_words(text, agreed), *_tone(text), *_hard(text, reading_age)]


def _words(text: Text, agreed: Sequence[str]) -> list[Hit]:
    jargon = _jargon()
    trade = lexicon.words("abbreviations", "trade")
    if agreed:
        trade = trade - {letters.lower() for letters in agreed}
    found: list[Hit] = []
    if text.seen.isdisjoint(jargon) and text.seen.isdisjoint(trade):
        return found
    for at, token in enumerate(text.tokens):
        if token.text in jargon:
            why = f"Children may not know this word. Plainer: {jargon[token.text]}."
            found.append(Hit("jargon", at, at + 1, why))
        elif token.text in trade and (len(token.text) > 3 or _is_capitals(text, token)):
            found.append(Hit("abbreviation", at, at + 1))
    return found


def _is_capitals(text: Text, token: Token) -> bool:
    start, end = text.canvases[token.message].span(token.start, token.end)
    return text.canvases[token.message].original[start:end].isupper()


def _tone(text: Text) -> list[Hit]:
    found: list[Hit] = []
    last = len(text.tokens) - 1
    for at, token in enumerate(text.tokens if not text.seen.isdisjoint(_KISSES) else ()):
        if token.text in _KISSES and (at == last or token.text == "loveheart"):
            found.append(Hit("tone", at, at + 1, "Kisses and hearts can be misread."))
            break
    for message, canvas in enumerate(text.canvases):
        if _shouts(canvas.original[:2000]):
            found.append(Hit.of_message("tone", message, "Capitals can feel like shouting."))
    return found


def _shouts(original: str) -> bool:
    if original.isascii() and len(_CAPITAL.findall(original)) < _SHOUTING:
        return False
    capitals = sum(map(ne, original, original.lower()))
    if capitals < _SHOUTING:
        return False
    return bool(capitals * 4 > sum(map(str.isalpha, original)) * 3)


def _hard(text: Text, wanted: int) -> list[Hit]:
    if len(text.tokens) < _FEWEST_WORDS:
        return []
    age = age_of(text.tokens)
    if age <= wanted or not text.tokens:
        return []
    return [Hit("reading_age", 0, len(text.tokens), f"This reads like a text for age {age}.")]


def age_of(tokens: list[Token]) -> int:
    """Estimate the age at which a text is read with ease (Flesch-Kincaid grade and five)."""
    words = [token.text for token in tokens if token.sort == "w" and len(token.text) > 1]
    if len(words) < _FEWEST_WORDS:
        return 0
    sentences = max(1, sum(1 for token in tokens if token.text in (".", "!", "?")))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(5, round(grade + 5))


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Count the vowel groups of a word; a silent e at the end counts for nothing."""
    count = 0
    before = False
    for letter in word:
        vowel = letter in _VOWELS
        count += vowel and not before
        before = vowel
    return max(1, count - (word.endswith("e") and count > 1 and not word.endswith("le")))
