"""Finds where somebody lives: postcodes, and houses in streets."""

from collections.abc import Iterator

from clearline.screening import lexicon
from clearline.screening.numerals import NUMERALS, Atom
from clearline.screening.tokens import Token

_TYPE = lexicon.words("streets", "type")
_MAYBE = lexicon.words("streets", "maybe")
# What is a street only where the words speak of living there: 3rd place, a long way.
_HOMELY = lexicon.words("streets", "homely")
STREETS = _TYPE | _MAYBE | _HOMELY
_WITHIN = lexicon.words("streets", "within")
_PUBLIC = lexicon.words("streets", "public")
_LIVING = lexicon.words("streets", "living")
# Who is somewhere: "we are at 8 Hollins Rise" and "its 8 Hollins Rise, knock".
_PERSONAL = frozenset({"im", "i", "we", "were", "our", "its", "knock", "pop", "me"})
_HOMES = frozenset({"drive", "rise", "row", "view", "gardens"})
_NEVER = lexicon.words("streets", "never")
_AREA = lexicon.words("streets", "area")
_LETTER = {word: letter for letter, words in lexicon.lists("letters").items() for word in words}
LETTERS = frozenset(_LETTER)
# Two letters that are a word where they stand apart.
WORDS = frozenset(
    {"to", "at", "by", "so", "we", "he", "be", "x", "is", "or", "an", "as", "us", "up", "ur", "if"}
    | {"it", "in", "of", "on", "go", "do", "my", "me", "no"}
)
# The last two letters of a postcode are never these.
_NOT_INWARD = frozenset("cikmov")
_BEGINS = _AREA | frozenset("abcdefghijklmnopqrstuvwxyz") | frozenset(_LETTER)
_ORDINALS = frozenset({"1st", "2nd", "3rd"} | {f"{digit}th" for digit in range(10)})
# "There are 33 gardens" counts them; "2 go any way" is how people write "to".
_COUNTS = frozenset({"are", "were", "was", "of", "$", "£", "€"})
_TO_AND_FOR = frozenset({"2", "4"})
_FURTHEST = 12
_STREET_WORDS = 4
Stretch = tuple[int, int, str]


def find(tokens: list[Token], atoms: list[Atom], ordinary: frozenset[str]) -> Iterator[Stretch]:
    """Find each address: its first token, the one after its last, and how it is written."""
    seen = {token.text for token in tokens}
    # A postcode has two digits at least.
    if len(atoms) > 1 or len(atoms[0].digits) > 1:
        yield from _postcodes(tokens, atoms)
    if seen.isdisjoint(STREETS):
        return
    living = not seen.isdisjoint(_LIVING)
    personal = not seen.isdisjoint(_PERSONAL)
    starts = {atom.first: atom for atom in atoms}
    reached = 0
    for at in sorted(starts):
        if at < reached:
            continue
        after = _street(tokens, starts[at], ordinary, living=living, personal=personal)
        if after and (living or not _is_public(tokens, at)):
            first = _flat(tokens, at)
            reached = after
            yield first, after, " ".join(token.text for token in tokens[first:after])


def _is_public(tokens: list[Token], at: int) -> bool:
    """Tell whether the words before name a place that anybody may go to."""
    return any(token.text in _PUBLIC for token in tokens[max(0, at - 12) : at])


def _flat(tokens: list[Token], at: int) -> int:
    first = at
    while first > max(0, at - 4) and (
        tokens[first - 1].text in _WITHIN
        or tokens[first - 1].text == ","
        or (tokens[first - 1].sort == "d" and len(tokens[first - 1].text) < 4)
    ):
        first -= 1
    return first + (tokens[first].text == ",")


def _street(
    tokens: list[Token], number: Atom, ordinary: frozenset[str], *, living: bool, personal: bool
) -> int | None:
    """Read 22 Bramble Close: a house number, a name, a sort of street."""
    if not _is_of_house(tokens, number):
        return None
    place = _past_letter(tokens, number.after)
    middle: list[str] = []
    while place < len(tokens) and tokens[place].sort == "w" and len(middle) <= _STREET_WORDS:
        word = tokens[place].text
        is_named = not all(word in ordinary or len(word) < 3 for word in middle)
        is_homely = (living and word in _HOMELY) or (personal and is_named and word in _HOMES)
        if middle and (word in _TYPE or word in _MAYBE or is_homely):
            is_sure = number.digits not in _TO_AND_FOR and (living or word in _TYPE)
            return place + 1 if is_named or is_sure else None
        if word in _NEVER:
            return None
        middle.append(word)
        place += 1
        if place < len(tokens) and tokens[place].text == "'":
            place += 2
    return None


def _is_of_house(tokens: list[Token], number: Atom) -> bool:
    """Tell a house's number from a count, a place in a list and a price."""
    is_counted = number.first > 0 and tokens[number.first - 1].text in _COUNTS
    is_short = len(number.digits) <= 4 and not number.is_weak
    return is_short and not is_counted and not _is_ordinal(tokens, number.after)


def _is_ordinal(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued and tokens[at].text in ("st", "nd", "rd", "th")


def _past_letter(tokens: list[Token], place: int) -> int:
    """Step over the b of 12b, and a comma."""
    if place < len(tokens) and tokens[place].glued and len(tokens[place].text) == 1:
        place += 1
    if place < len(tokens) and tokens[place].text == ",":
        place += 1
    return place


def _postcodes(tokens: list[Token], atoms: list[Atom]) -> Iterator[Stretch]:
    """Read LS99 7ZT, l s 9 9 7 z t, el ess ninety nine seven zed tee."""
    worded = {atom.first: atom for atom in atoms if len(atom.digits) <= 3}
    reached = 0
    for at, token in enumerate(tokens):
        if at < reached or token.text not in _BEGINS:
            continue
        after, code = _postcode_from(tokens, at, worded)
        if code:
            reached = after
            yield at, after, code


def _says_digit(token: Token) -> bool:
    return token.text in NUMERALS and token.text not in _LETTER and len(token.text) > 2


def _letter(tokens: list[Token], at: int) -> str | None:
    """Read a letter, two that begin a postcode, or a letter's name: ee, aitch."""
    text = tokens[at].text
    touches = at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].sort == "d"
    if text in _LETTER and not touches and not tokens[at].glued:
        return _LETTER[text]
    return text if len(text) <= 2 else None


def _postcode_from(tokens: list[Token], at: int, worded: dict[int, Atom]) -> tuple[int, str]:
    """Follow letters and digits from here as long as a postcode could go on."""
    written = ""
    place = at
    end = min(len(tokens), at + _FURTHEST)
    while place < end and len(written) < 8:
        token = tokens[place]
        # No outward code has more than two letters before its first digit.
        if len(written) > 2 and written.isalpha():
            break
        if place in worded and (token.sort == "d" or _says_digit(token)):
            written += worded[place].digits
            place = worded[place].after
        elif token.sort == "w" and (letter := _letter(tokens, place)) is not None:
            written += letter
            place += 1
        elif token.sort == "p" and written and token.text in ",.-_ ":
            place += 1
            continue
        else:
            break
        if is_postcode(written) and (len(written) > 4) and not _ends_in_word(tokens, place):
            return place, written
    return at + 1, ""


def _ends_in_word(tokens: list[Token], after: int) -> bool:
    """Tell "at 9 to" from an inward code: two letters that are a word stand apart."""
    last = tokens[after - 1]
    return not last.glued and last.text in WORDS


def is_postcode(code: str) -> bool:
    """Tell whether letters and digits are made as a postcode is."""
    if not 5 <= len(code) <= 7 or not code.isascii():
        return False
    outward, inward = code[:-3], code[-3:]
    if (
        inward in _ORDINALS
        or not inward[0].isdigit()
        or not inward[1:].isalpha()
        or not _NOT_INWARD.isdisjoint(inward)
    ):
        return False
    letters = (
        outward.rstrip("0123456789") if outward[-1].isdigit() else outward[:-1].rstrip("0123456789")
    )
    digits = outward[len(letters) :]
    return letters in _AREA and 1 <= len(digits) <= 2 and digits[0].isdigit()


def known_postcode(text: str) -> str:
    """Give a postcode without its space, as found ones are written."""
    return "".join(text.lower().split())


def plain_address(text: str) -> tuple[str, ...]:
    """Give an address as words and digits, for comparing."""
    kept = "".join(c if c.isalnum() else " " for c in text.lower())
    return tuple(NUMERALS.get(word, word) for word in kept.split())
