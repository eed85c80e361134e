"""Finds e-mail addresses, however their signs are put."""

import re
from collections.abc import Iterator

from clearline.screening import lexicon
from clearline.screening.tokens import Token

_PROVIDERS = lexicon.words("places", "provider")
_REVERSED = lexicon.words("places", "reversed")
_AT = lexicon.words("places", "at")
_DOT = lexicon.words("places", "dot")
_UNDER = lexicon.words("places", "under") | lexicon.words("places", "dash")
_TLD = lexicon.words("places", "tld")
_WORDY = lexicon.words("places", "wordy")
_MAIL = lexicon.words("places", "mail")
_OFFICIAL = lexicon.words("places", "official")
_MARKS = frozenset(".,*·•_-/\\()[]{}<>'\"|:;~+=")
_SURE = _PROVIDERS | _REVERSED | {"@"}
_DOTTED = _DOT | {"."}
TELLING = _PROVIDERS | _REVERSED | (_DOT - {"stop", "point", "period"}) | (_TLD - _WORDY)
_FAR = 24
# An address all in one: kezatgmaildotcom. One name, one sign, one provider: nothing to go back to.
_SHORTEST_RUN = 9
_LONG_PROVIDERS = "|".join(sorted(word for word in _PROVIDERS if len(word) > 3))
_RUN = re.compile(rf"[a-z]+at({_LONG_PROVIDERS})((dot|punkt)[a-z]+)?")
Stretch = tuple[int, int, str]


def find(tokens: list[Token], ordinary: frozenset[str]) -> Iterator[Stretch]:
    """Find each address: its first token, the one after its last, and how it is written."""
    reached = 0
    has_mail = any(token.text in _MAIL or token.text in _PROVIDERS for token in tokens)
    for at, token in enumerate(tokens):
        if at < reached:
            continue
        after_sign = _at_sign(tokens, at)
        found = None
        if after_sign:
            found = _address(tokens, (reached, at, after_sign), ordinary, has_mail=has_mail)
        elif len(token.text) > _SHORTEST_RUN and _RUN.fullmatch(token.text):
            found = (at, at + 1, token.text)
        elif token.text in _REVERSED and _is_backwards(tokens, at):
            found = (max(0, at - 2), min(len(tokens), at + 6), "")
        if found:
            reached = found[1]
            yield found


def may_hold(seen: set[str]) -> bool:
    """Tell at a glance whether there could be an address among these words."""
    if not seen.isdisjoint(_SURE) or any(len(word) > _SHORTEST_RUN for word in seen):
        return True
    return not (seen.isdisjoint(_AT) or seen.isdisjoint(_DOTTED))


def _is_backwards(tokens: list[Token], at: int) -> bool:
    around = tokens[max(0, at - 4) : at + 4]
    return tokens[at].text != "moc" or any(token.text in "@." for token in around)


def _at_sign(tokens: list[Token], at: int) -> int | None:  # noqa: PLR0911 - one line for each form
    """Find where an at sign that begins here ends: @, (at), at, the a in a circle."""
    text = tokens[at].text
    if text in ("@",):
        return at + 1
    if text in _AT or (text == "a" and _is_fenced(tokens, at)):
        after = at + 1
        while after < len(tokens) and tokens[after].text in ("sign", "symbol", *_MARKS):
            after += 1
        return after
    if text == "a" and at + 1 < len(tokens):
        ahead = [token.text for token in tokens[at + 1 : at + 5]]
        if ahead[-1:] and ("circle" in ahead or "ring" in ahead or "squiggle" in ahead):
            return (
                at
                + 1
                + max(
                    i
                    for i, w in enumerate(ahead)
                    if w in ("circle", "ring", "squiggle", "it", "round")
                )
                + 1
            )
    if (
        text in ("curly", "squiggly", "round")
        and at + 1 < len(tokens)
        and tokens[at + 1].text == "a"
    ):
        return at + 2
    return None


def _is_fenced(tokens: list[Token], at: int) -> bool:
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].text in "([{<" and tokens[at + 1].text in ")]}>"
    )


def _address(  # noqa: PLR0911 - one line for each form
    tokens: list[Token], signs: tuple[int, int, int], ordinary: frozenset[str], *, has_mail: bool
) -> Stretch | None:
    """Read the name before the sign and the domain after it, if they are that."""
    floor, sign, after_sign = signs
    host = _host(tokens, after_sign)
    if host is None:
        return None
    after, domain, is_provider, is_dotted = host
    first, name = _local(tokens, floor, sign)
    if not name:
        return None
    is_sign = tokens[sign].text == "@"
    is_spelt = is_sign or tokens[sign - 1].text in _MARKS
    if not (is_sign and is_dotted) and not is_provider:
        plain = name in ordinary and not is_spelt
        if (
            not is_dotted
            or plain
            or not (has_mail or is_spelt or _is_spelt_name(tokens, first, sign))
        ):
            return None
    if domain.split(".")[0] in _OFFICIAL or any(p in _OFFICIAL for p in domain.split(".")[1:-1]):
        return None
    return first, after, f"{name}@{domain}"


def _is_spelt_name(tokens: list[Token], first: int, sign: int) -> bool:
    return any(
        t.text in _DOT or t.text in _UNDER or t.text in "._" or t.sort == "d"
        for t in tokens[first:sign]
    )


def _host(tokens: list[Token], at: int) -> tuple[int, str, bool, bool] | None:  # noqa: C901 - one line for each form
    """Read a domain: where it ends, its name, whether it is a mail provider's and has its end."""
    while at < len(tokens) and tokens[at].text in _MARKS:
        at += 1
    if at < len(tokens) - 1 and tokens[at].text in ("a", "the", "then"):
        at += 1
    if at >= len(tokens) or tokens[at].sort not in "wd":
        return None
    labels = [tokens[at].text]
    after = at + 1
    while after < len(tokens) and _goes_on(tokens, after) and labels[0] not in _PROVIDERS:
        labels[-1] += tokens[after].text
        after += 1
    while after < len(tokens) and len(labels) < 5:
        place = after
        while (
            place < len(tokens)
            and place < after + 4
            and (
                tokens[place].text in _MARKS
                or tokens[place].text in _DOT
                or tokens[place].text == "full"
            )
        ):
            place += 1
        is_next = place < len(tokens) and tokens[place].text in _TLD
        is_label = (
            place < len(tokens)
            and tokens[place].sort == "w"
            and tokens[place - 1].text == "."
            and tokens[place].glued
        )
        if place == after or not (is_next or is_label):
            break
        labels.append(tokens[place].text)
        after = place + 1
    # "at ten . so we went" ends a sentence there.
    is_stop = labels[-1] in _WORDY and tokens[after - 2].text == "." and not tokens[after - 1].glued
    is_dotted = len(labels) > 1 and labels[-1] in _TLD and not is_stop
    return after, ".".join(labels), labels[0] in _PROVIDERS, is_dotted


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether a label goes on: a letter, a digit, or a dash that is no separator."""
    if not tokens[at].glued:
        return False
    if tokens[at].text == "-":
        return at + 1 < len(tokens) and tokens[at + 1].text not in _DOT | _TLD
    return tokens[at].sort in "wd" and tokens[at].text not in _DOT


def _local(tokens: list[Token], floor: int, sign: int) -> tuple[int, str]:  # noqa: C901, PLR0912 - one line for each form
    """Read the name before the sign, backwards as far as its pieces hang together."""
    first = sign
    pieces: list[str] = []
    while first > max(floor, sign - _FAR):
        token = tokens[first - 1]
        if token.text in _DOT and pieces:
            pieces.append(".")
        elif token.text in _UNDER and pieces:
            pieces.append("_")
        elif token.text in _MARKS or token.text == "&":
            if token.text in "._-+":
                pieces.append(token.text)
            elif pieces and token.text not in "*•·,":
                break
        elif token.sort in "wd" and (not pieces or _hangs(tokens, first) or pieces[-1] in "._-"):
            pieces.append(token.text)
        else:
            break
        first -= 1
    return first, "".join(reversed(pieces)).strip(".-")


def _hangs(tokens: list[Token], at: int) -> bool:
    """Tell whether a piece touches the one after it."""
    return at < len(tokens) and tokens[at].glued
