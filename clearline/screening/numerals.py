"""Reads digits however they are put: figures, words, letters that look like them."""

from dataclasses import dataclass
from functools import lru_cache

from clearline.screening import lexicon
from clearline.screening.tokens import Token

_LOOKS_LIKE = str.maketrans("oilzsbgqt", "011258997")
_LETTERS = frozenset("oilzsbgq")
_TIMES = {"twice": 2, "thrice": 3, "fourfold": 4}
_PLURALS = {"zeros", "zeroes", "ohs", "os", "noughts", "oughts"}
_LONGEST_SPELT = 80
_LONGEST_WORD = 8
_LABELLED = frozenset({"part", "bit", "last", "first", "final", "next", "half", "pt", "section"})


@dataclass(frozen=True, slots=True)
class Atom:
    """Some digits, and the tokens from `first` up to `after` that say them."""

    digits: str
    first: int
    after: int
    is_weak: bool
    is_figures: bool


def _numerals() -> dict[str, str]:
    table: dict[str, str] = {}
    for key, words in lexicon.lists("numerals").items():
        digits = key.removeprefix("homophone").removeprefix("roman")
        if digits.isdigit():
            table |= dict.fromkeys(words, digits)
    return table


NUMERALS = _numerals()
WEAK = lexicon.words("numerals", "weak")
_MULTIPLES = {
    word: times for key, times in _TIMES.items() for word in lexicon.lists("numerals")[key]
}
_HUNDRED = lexicon.words("numerals", "hundred")
_THOUSAND = lexicon.words("numerals", "thousand")
SAYS_DIGITS = frozenset(NUMERALS) | frozenset(_MULTIPLES) | _HUNDRED
# Words that are digits by themselves, whatever stands beside them.
SURE = frozenset(SAYS_DIGITS - WEAK) | _THOUSAND
_SPELT = {w: d for w, d in NUMERALS.items() if len(w) > 2 or w == "oh"} | dict.fromkeys(
    _MULTIPLES, "*"
)
_MAY_BEGIN = SAYS_DIGITS | set("abcdefghijklmnopqrstuvwxyz") | {"oo", "ooo"}
_LONGEST_NUMERAL = max(map(len, _SPELT))
_BEGUN = frozenset(word[:size] for word in NUMERALS for size in range(1, len(word) + 1))


def atoms(tokens: list[Token], ordinary: frozenset[str]) -> list[Atom]:
    """Read every piece of a number in the text, from left to right."""
    found: list[Atom] = []
    at = 0
    size = len(tokens)
    while at < size:
        token = tokens[at]
        if token.sort == "p" or (token.text in ordinary and token.text not in _MAY_BEGIN):
            at += 1
            continue
        atom = _atom(tokens, at)
        if atom is None:
            at += 1
        else:
            if not _is_label(tokens, atom):
                found.append(atom)
            at = atom.after
    return found


def _is_label(tokens: list[Token], atom: Atom) -> bool:
    """Tell the 1 of "part 1" and the 3 of "last 3 are" from digits of the number."""
    if len(atom.digits) > 1 or atom.first == 0:
        return False
    before = tokens[atom.first - 1]
    return before.text in _LABELLED and before.message == tokens[atom.first].message


def _atom(tokens: list[Token], at: int) -> Atom | None:  # noqa: PLR0911 - one line for each form
    token = tokens[at]
    if token.sort == "d":
        return _leet_word(tokens, at) or _counted(tokens, at) or _figures(tokens, at)
    if token.sort != "w":
        return None
    text = token.text
    if text in _MULTIPLES:
        return _multiple(tokens, at)
    if text in NUMERALS:
        return _counted(tokens, at) or _worded(tokens, at)
    return _looks_like(tokens, at) or _spelt(tokens, at)


def _figures(tokens: list[Token], at: int) -> Atom:
    return Atom(tokens[at].text, at, at + 1, is_weak=False, is_figures=True)


def _worded(tokens: list[Token], at: int) -> Atom:
    """Read one number word with what belongs to it: twenty-three, nine hundred."""
    text = tokens[at].text
    digits = NUMERALS[text]
    after = at + 1
    following = _next_word(tokens, after)
    if following is None:
        pass
    elif len(digits) == 2 and digits[1] == "0" and digits != "10" and _is_unit(tokens[following]):
        digits, after = digits[0] + NUMERALS[tokens[following].text], following + 1
    elif tokens[following].text in _HUNDRED:
        digits, after = digits + "00", following + 1
    elif tokens[following].text in _THOUSAND:
        digits, after = digits + "000", following + 1
    return Atom(digits, at, after, is_weak=text in WEAK, is_figures=False)


def _is_unit(token: Token) -> bool:
    digits = NUMERALS.get(token.text, "")
    return len(digits) == 1 and digits != "0" and token.text not in WEAK


def _next_word(tokens: list[Token], at: int) -> int | None:
    """Find the next word, over one mark: nine-hundred, twenty three."""
    while at < len(tokens) and tokens[at].text in "-_":
        at += 1
    return at if at < len(tokens) and tokens[at].sort == "w" else None


def _multiple(tokens: list[Token], at: int) -> Atom | None:
    """Read double seven, triple oh."""
    after = at + 1
    while after < len(tokens) and after < at + 4 and tokens[after].sort == "p":
        after += 1
    if after >= len(tokens):
        return None
    digit = _digit(tokens[after])
    if digit is None:
        return None
    return Atom(digit * _MULTIPLES[tokens[at].text], at, after + 1, is_weak=False, is_figures=False)


def _digit(token: Token) -> str | None:
    digits = token.text if token.sort == "d" else NUMERALS.get(token.text)
    if digits is None and token.text in ("o", "os", "ohs"):
        digits = "0"
    return digits if digits is not None and len(digits) == 1 else None


def _counted(tokens: list[Token], at: int) -> Atom | None:  # noqa: PLR0911 - one line for each form
    """Read two sevens, three zeros, 2 9s."""
    times = _digit(tokens[at])
    if times is None or not "1" < times < "7" or at + 1 >= len(tokens):
        return None
    what = tokens[at + 1]
    after = at + 2
    if what.sort == "w" and what.text.endswith("s"):
        digit = "0" if what.text in _PLURALS else NUMERALS.get(what.text)
        if what.text in ("six", "dos", "tres"):
            return None
    elif what.sort == "d" and after < len(tokens) and tokens[after].text == "s":
        digit, after = what.text, after + 1
    else:
        return None
    if digit is None or len(digit) != 1:
        return None
    return Atom(digit * int(times), at, after, is_weak=False, is_figures=False)


def _looks_like(tokens: list[Token], at: int) -> Atom | None:
    """Read letters that look like digits, where they touch a digit or stand as o, oo, l."""
    text = tokens[at].text
    if len(text) > 6 or not _LETTERS.issuperset(text):
        return None
    touches = (tokens[at].glued and tokens[at - 1].sort == "d") or (
        at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].sort == "d"
    )
    if not touches and not set(text) <= {"o"}:
        return None
    return Atom(text.translate(_LOOKS_LIKE), at, at + 1, is_weak=True, is_figures=touches)


def _leet_word(tokens: list[Token], at: int) -> Atom | None:
    """Read s3v3n and f0ur: a word whose letters were swapped for digits."""
    chunk, after = _chunk(tokens, at)
    if after - at < 2 or len(chunk) > _LONGEST_WORD:
        return None
    word = chunk.translate(_LEET)
    # 7oo is seven hundred, not "too".
    if word not in NUMERALS or word in WEAK:
        return None
    return Atom(NUMERALS[word], at, after, is_weak=False, is_figures=False)


_LEET = str.maketrans("013457", "oieast")


def _chunk(tokens: list[Token], at: int) -> tuple[str, int]:
    pieces = [tokens[at].text]
    after = at + 1
    length = len(pieces[0])
    while after < len(tokens) and tokens[after].glued and tokens[after].sort in "wd":
        pieces.append(tokens[after].text)
        length += len(pieces[-1])
        after += 1
        if length > _LONGEST_WORD:
            break
    return "".join(pieces), after


def _spelt(tokens: list[Token], at: int) -> Atom | None:
    """Read number words that were run together, broken up or mixed with digits."""
    text = tokens[at].text
    if len(text) == 1:
        return _letters(tokens, at)
    digits = spelt_digits(text) if 5 < len(text) <= _LONGEST_SPELT else None
    if digits:
        return Atom(digits, at, at + 1, is_weak=False, is_figures=False)
    return _broken(tokens, at)


def _broken(tokens: list[Token], at: int) -> Atom | None:
    """Read sev.en, s3ven and ze ro: one number word in two or three pieces."""
    chunk, after = _chunk(tokens, at)
    if after - at > 1 and len(chunk) <= _LONGEST_WORD:
        digits = NUMERALS.get(chunk.translate(_LEET))
        if digits:
            return Atom(digits, at, after, is_weak=False, is_figures=False)
    mark, last = tokens[at + 1 : at + 2], tokens[at + 2 : at + 3]
    if not (mark and last and mark[0].glued and last[0].glued):
        return None
    whole = tokens[at].text + last[0].text
    if mark[0].sort != "p" or last[0].sort != "w" or len(whole) < 3 or whole not in NUMERALS:
        return None
    return Atom(NUMERALS[whole], at, at + 3, is_weak=False, is_figures=False)


def _letters(tokens: list[Token], at: int) -> Atom | None:
    """Read one number word whose letters stand apart: s e v e n, f.i.v.e."""
    spelt = ""
    found: Atom | None = None
    for after in range(at, min(len(tokens), at + 2 * _LONGEST_NUMERAL)):
        token = tokens[after]
        if token.sort == "w" and len(token.text) == 1:
            spelt += token.text
            if spelt not in _BEGUN:
                break
            if len(spelt) > 2 and spelt in NUMERALS and spelt[:-1] not in NUMERALS:
                found = Atom(NUMERALS[spelt], at, after + 1, is_weak=False, is_figures=False)
        elif token.sort != "p":
            break
    return found


@lru_cache(maxsize=4096)
def spelt_digits(text: str) -> str | None:
    """Read onetwothree as 123, if number words cover the whole of it."""
    if text in NUMERALS or not 2 < len(text) <= _LONGEST_SPELT:
        return NUMERALS.get(text)
    reading: list[str | None] = [""] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST_NUMERAL), end):
            before = reading[start]
            digit = _SPELT.get(text[start:end])
            if before is None or digit is None:
                continue
            reading[end] = before[:-1] + digit * 2 if before.endswith("*") else before + digit
    whole = reading[-1]
    return whole if whole and not whole.endswith("*") else None
