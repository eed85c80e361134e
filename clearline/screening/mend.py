"""Puts broken words together again: s n a p, 5n4p, sn.ap, insta gram, snaaap."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from clearline.screening import lexicon
from clearline.screening.tokens import Token

_LEET = str.maketrans("013457@$!|8+6", "oieastasilbtg")
_LONGEST_CHUNK = 14
_STRETCHED = re.compile(r"(.)\1{2,}")
_FEWEST_LETTERS = 3
# How far apart the letters of one word may lie, so that no row is walked twice over.
_FURTHEST = 60
_BETWEEN = frozenset(".-_*~,/|+'")


@cache
def sought() -> frozenset[str]:
    """Give the words worth putting together: ways to talk, and how one spells an address."""
    places = lexicon.lists("places")
    names = ("app", "provider", "mail", "under", "naming")
    kept = {word for name in names for word in places[name] if len(word) > 3}
    extra = "snap insta snapchat number phone mobile postcode address kill myself suicide"
    return frozenset(kept | set(extra.split()) | {"dot", "com", "text", "call", "ring", "add"})


@cache
def _begun() -> frozenset[str]:
    """Give how the sought words begin, so that what leads nowhere is left at once."""
    return frozenset(word[:size] for word in sought() for size in range(1, len(word) + 1))


@cache
def _one_less() -> dict[str, str]:
    """Give every sought name with one letter left out, for mending slips of the finger."""
    return {
        name[:cut] + name[cut + 1 :]: name
        for name in lexicon.lists("places")["app"] + lexicon.lists("places")["provider"][:9]
        if len(name) > 6
        for cut in range(1, len(name))
    }


def mend(tokens: list[Token], ordinary: frozenset[str]) -> list[Token]:
    """Give the same row with broken words whole, each with the place it came from."""
    mended: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        text = token.text
        if token.sort == "w":
            is_plain = len(text) > 1 and text in ordinary and not _is_touched(tokens, at)
        else:
            is_plain = token.sort == "p" and text != "$"
        if is_plain:
            mended.append(token)
            at += 1
            continue
        whole, after = _whole(tokens, at, ordinary)
        mended.extend(whole)
        at = after
    return mended


def _is_touched(tokens: list[Token], at: int) -> bool:
    """Tell a word with something stuck to it from a plain word."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].text not in ".,!?'"


def _whole(tokens: list[Token], at: int, ordinary: frozenset[str]) -> tuple[list[Token], int]:
    """Try each way of putting the pieces from here together; else keep the piece."""
    token = tokens[at]
    for attempt in (_letters, _chunk, _pair):
        made = attempt(tokens, at)
        if made is not None:
            return made
    if token.sort == "w" and token.text not in ordinary:
        better = _mended_word(token.text)
        if better != token.text:
            return [_joined(better, token, token)], at + 1
    return [token], at + 1


def _joined(text: str, first: Token, last: Token) -> Token:
    end = last.end if last.message == first.message else first.end
    return Token(text, "w", first.message, first.start, end, first.glued)


def _letters(tokens: list[Token], at: int) -> tuple[list[Token], int] | None:
    """Join letters that stand apart, unless it is only x x x."""
    if tokens[at].sort != "w" or len(tokens[at].text) > 1:
        return None
    pieces: list[Token] = []
    after = end = at
    while after < len(tokens) and after - at < _FURTHEST:
        token = tokens[after]
        if len(token.text) == 1 and token.sort in "wd" and _is_near(pieces, token):
            pieces.append(token)
            end = after + 1
        elif token.text not in _BETWEEN or not pieces:
            break
        after += 1
    letters = "".join(piece.text for piece in pieces)
    if len(letters) < _FEWEST_LETTERS:
        return None
    if len(set(letters)) == 1:
        return tokens[at:end], end
    return _split_letters(letters, pieces), end


def _is_near(pieces: list[Token], token: Token) -> bool:
    if not pieces:
        return True
    same = pieces[-1].message == token.message
    return not same or token.start - pieces[-1].end <= 3


def _split_letters(letters: str, pieces: list[Token]) -> list[Token]:
    """Cut joined letters where a sought word begins them: s n a p k e z."""
    for size in range(min(len(letters) - 1, 10), 2, -1):
        if letters[:size] in sought():
            rest = letters[size:]
            return [
                _joined(letters[:size], pieces[0], pieces[size - 1]),
                _joined(rest, pieces[size], pieces[-1]),
            ]
    return [_joined(letters, pieces[0], pieces[-1])]


def _chunk(tokens: list[Token], at: int) -> tuple[list[Token], int] | None:  # noqa: C901, PLR0912 - one line for each form
    """Read a run of touching pieces as one sought word: 5n4p, sn@p, s.n.a.p, in-sta."""
    if at + 1 >= len(tokens) or not tokens[at + 1].glued or not _begins_chunk(tokens, at):
        return None
    best: tuple[list[Token], int] | None = None
    raw = letters = tokens[at].text
    is_spelt = tokens[at].sort == "w"
    after = at + 1
    while after < len(tokens) and tokens[after].glued and len(raw) <= _LONGEST_CHUNK:
        token = tokens[after]
        after += 1
        raw += token.text
        if token.sort == "w":
            letters += token.text
        elif token.text not in "-_.*'~":
            is_spelt = False
        if not (is_spelt and letters in _begun()) and _plain_leet(raw) not in _begun():
            break
        if token.sort == "p" and token.text not in "!$":
            continue
        if _plain_leet(raw) in sought():
            best = [_joined(_plain_leet(raw), tokens[at], token)], after
        elif is_spelt and letters in sought():
            best = [_joined(letters, tokens[at], token)], after
    return best


def _begins_chunk(tokens: list[Token], at: int) -> bool:
    """Tell the first letter or digit of a touching run, or of a part of it."""
    token = tokens[at]
    if token.sort not in "wd" and token.text != "$":
        return False
    return not token.glued or tokens[at - 1].text in "@(:/\"'#,;|=["


@lru_cache(maxsize=8192)
def _plain_leet(raw: str) -> str:
    return raw.translate(_LEET)


def _pair(tokens: list[Token], at: int) -> tuple[list[Token], int] | None:
    """Join two words that make one name: insta gram, what's app."""
    after = at + 1
    while after < len(tokens) and after < at + 3 and tokens[after].text in "'-_.s":
        after += 1
    if after >= len(tokens) or tokens[after].sort != "w" or tokens[at].sort != "w":
        return None
    for joined in (
        tokens[at].text + tokens[after].text,
        tokens[at].text + "s" + tokens[after].text,
    ):
        if len(joined) > 5 and joined in sought():
            return [_joined(joined, tokens[at], tokens[after])], after + 1
    return None


@lru_cache(maxsize=8192)
def _mended_word(text: str) -> str:
    """Undo stretching and one slip of the finger in a sought name."""
    if len(text) > 40 or text in sought():
        return text
    return next((word for word in _guesses(text) if word in sought()), text)


def _guesses(text: str) -> Iterator[str]:
    if _STRETCHED.search(text):
        yield _STRETCHED.sub(r"\1", text)
        yield _STRETCHED.sub(r"\1\1", text)
    if len(text) > 5:
        slips = _one_less()
        yield slips.get(text, "")
        for cut in range(1, len(text)):
            shorter = text[:cut] + text[cut + 1 :]
            if shorter in slips and len(text) <= len(slips[shorter]):
                yield slips[shorter]
            if len(shorter) > 6:
                yield shorter
