"""Finds names on apps and games: handles, gamertags, user names."""

from collections.abc import Iterator

from clearline.screening import lexicon
from clearline.screening.tokens import Token

_APPS = lexicon.words("places", "app")
_MAYBE = lexicon.words("places", "maybe")
_NAMING = lexicon.words("places", "naming")
_PROVIDERS = lexicon.words("places", "provider")
_TLD = lexicon.words("places", "tld")
_SPELT = {
    word: mark
    for key, mark in (("under", "_"), ("dash", "-"), ("dot", "."))
    for word in lexicon.words("places", key)
}
_MINE = frozenset(["my", "mine", "im", "me", "add", "find", "search", "look", "follow"])
_LINKS = frozenset(
    [
        "is",
        "its",
        "it's",
        "as",
        "under",
        "called",
        "named",
        "name",
        "username",
        "user",
        "handle",
        "on",
        "at",
        "=",
        ":",
        "-",
        ">",
        "~",
        "(",
        "@",
        "s",
        "it",
        "the",
        "by",
        "me",
        "tag",
        "id",
        "am",
        "same",
        "just",
        "i'm",
        "im",
        "my",
        "for",
        "look",
        "search",
        "add",
        "find",
        "u",
        "you",
        "and",
        "then",
        "thats",
        "that's",
        "which",
        "ok",
        "so",
    ]
)
_OWN = frozenset(["im", "i'm", "mine", "mines", "my"])
SIGNS = _APPS | _MAYBE | _NAMING | _PROVIDERS | {"@", "#"}
_LEADING = frozenset(
    {"is", "its", "as", "under", "called", "=", ":", "@", "name", "username", "-", "s"}
    | {"add", "search", "find"}
)
_JOINED = frozenset("_.-")
_REACH = 6
_LONGEST = 40
_SHORT_NAME = 5
_CLAIMS = ("im", "i'm", "iam", "mes", "me's", "under", "called", "as")
Stretch = tuple[int, int, str]
Names = dict[int, tuple[int, bool]]


def find(tokens: list[Token], named: Names) -> Iterator[Stretch]:
    """Find each name: its first token, the one after its last, and its kind."""
    reached = 0
    for at, token in enumerate(tokens):
        if at < reached:
            continue
        stretch = _after_sign(tokens, at, named) or _beside_app(tokens, at, named)
        if stretch:
            reached = stretch[1]
            yield stretch
        elif token.text == "#":
            tagged = _tagged(tokens, at)
            if tagged:
                yield tagged


def names(tokens: list[Token], ordinary: frozenset[str]) -> Names:
    """Find what could be a made-up name: where each ends, and whether it is plainly one."""
    found: Names = {}
    at = 0
    size = len(tokens)
    while at < size:
        token = tokens[at]
        stands_alone = at + 1 == size or not tokens[at + 1].glued
        is_plain = token.sort in "pd" or (stands_alone and token.text in ordinary)
        if is_plain and token.text != "_":
            at += 1
            continue
        after = _name_end(tokens, at)
        if after is None:
            at += 1
            continue
        pieces = tokens[at:after]
        plainly = _is_made_up(pieces, ordinary)
        if plainly is not None:
            found[at] = (after, plainly)
        at = after
    return found


def _name_end(tokens: list[Token], at: int) -> int | None:
    """Follow letters, digits and joining marks, glued or spelt out."""
    if tokens[at].sort not in "wdu" and tokens[at].text != "_":
        return None
    after = at + 1
    while after < min(len(tokens), at + _LONGEST):
        token = tokens[after]
        if token.glued and (token.sort in "wdu" or token.text == "_"):
            after += 1
        elif (token.glued and token.text in _JOINED and _is_glued_word(tokens, after + 1)) or (
            token.text in _SPELT and after + 1 < len(tokens) and tokens[after + 1].sort in "wd"
        ):
            after += 2
        else:
            break
    return min(after, len(tokens))


def _is_glued_word(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued and tokens[at].sort in "wd"


def _is_made_up(pieces: list[Token], ordinary: frozenset[str]) -> bool | None:  # noqa: PLR0911 - one line for each form
    """Say True for what is plainly a made-up name, False for an unknown word, None for a word."""
    words = [piece.text for piece in pieces if piece.sort in "wu"]
    if not words or sum(map(len, words)) < 2:
        return None
    has_digits = any(piece.sort == "d" for piece in pieces)
    has_under = any(piece.text == "_" or piece.text in _SPELT for piece in pieces)
    if len(pieces) == 1:
        return None if words[0] in ordinary or len(words[0]) < 3 else False
    if has_under:
        return True
    if has_digits:
        # "goin2bed" and "dear1" are how people write; "kez99" and "kez99x" are names.
        last = pieces[-1] if pieces[-1].sort == "d" else pieces[-2]
        is_last = last is pieces[-1] or len(pieces[-1].text) < 3
        return is_last and last.sort == "d" and len(last.text) > 1 and len(words[0]) > 2
    return None if all(word in ordinary for word in words) else False


def _after_sign(tokens: list[Token], at: int, named: Names) -> Stretch | None:
    """Read @name."""
    if tokens[at].text != "@" or at + 1 >= len(tokens) or not tokens[at + 1].glued:
        return None
    if tokens[at].glued or at + 1 not in named or tokens[at + 1].text in _PROVIDERS:
        return None
    return at, named[at + 1][0], "handle"


def _tagged(tokens: list[Token], at: int) -> Stretch | None:
    """Read name#1234."""
    is_tag = (
        0 < at < len(tokens) - 1
        and tokens[at].glued
        and tokens[at + 1].glued
        and tokens[at - 1].sort in "wd"
        and tokens[at + 1].sort == "d"
        and 3 <= len(tokens[at + 1].text) <= 5
    )
    return (at - 1, at + 2, "handle") if is_tag else None


def _beside_app(tokens: list[Token], at: int, named: Names) -> Stretch | None:
    """Read snap is name, name on insta, gamertag: name."""
    text = tokens[at].text
    is_app = text in _APPS or text in _PROVIDERS
    if not (is_app or text in _MAYBE or text in _NAMING):
        return None
    if (
        at + 1 < len(tokens)
        and tokens[at + 1].text == "."
        and at + 2 < len(tokens)
        and tokens[at + 2].text in _TLD
    ):
        return None
    kind = "email" if text in _PROVIDERS else "handle"
    mine = _is_mine(tokens, at)
    ahead = _ahead(tokens, at, named, is_sure=is_app or mine, is_mine=mine)
    if ahead:
        return at, ahead, kind
    behind = _behind(tokens, at, named) if is_app or mine else None
    return (behind, at + 1, kind) if behind is not None else None


def _is_mine(tokens: list[Token], at: int) -> bool:
    return any(token.text in _MINE for token in tokens[max(0, at - 3) : at])


def _ahead(
    tokens: list[Token], at: int, named: Names, *, is_sure: bool, is_mine: bool
) -> int | None:
    """Look over the linking words after an app for the name they lead to."""
    linked = tokens[at].text.endswith("picture")
    for place in range(at + 1, min(len(tokens), at + 1 + _REACH)):
        text = tokens[place].text
        if place in named:
            after, plainly = named[place]
            leads = (plainly and (linked or is_sure)) or (linked and is_mine)
            return after if leads or _is_pointed_at(tokens, at, place, after) else None
        if text in _OWN:
            is_mine = linked = True
        elif text not in _LINKS and tokens[place].sort != "p" and text not in _NAMING:
            return None
        linked = linked or text in _LEADING
    return None


def _is_pointed_at(tokens: list[Token], at: int, place: int, after: int) -> bool:
    """Tell "snap: kez" and a picture with a name in pieces beside it."""
    if place == at + 2:
        return tokens[at + 1].text in (":", "=", "-", ">")
    if place != at + 1:
        return False
    # "my insta", and the name alone in the next message.
    is_alone = tokens[place].message > tokens[at].message and _is_whole(tokens, place, after)
    return is_alone or (tokens[at].text.endswith("picture") and after - place > 1)


def _is_whole(tokens: list[Token], first: int, after: int) -> bool:
    """Tell a name that is a whole message, and too long for a slip."""
    is_last = after == len(tokens) or tokens[after].message != tokens[first].message
    return is_last and sum(len(token.text) for token in tokens[first:after]) > _SHORT_NAME


def _is_claimed(tokens: list[Token], at: int) -> bool:
    """Tell "im okanda on insta": an unknown word that somebody says they are."""
    before = "".join(token.text for token in tokens[max(0, at - 3) : at])
    return len(tokens[at].text) > _SHORT_NAME and before.endswith(_CLAIMS)


def _behind(tokens: list[Token], at: int, named: Names) -> int | None:
    """Read name on insta."""
    for first in range(max(0, at - 12), at):
        if first not in named:
            continue
        after, plainly = named[first]
        between = [token.text for token in tokens[after:at]]
        if (
            len(between) <= 3
            and set(between) <= _LINKS | {"my", ",", "on"}
            and (plainly or after - first > 1 or _is_claimed(tokens, first))
        ):
            return first
    return None
