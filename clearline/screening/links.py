"""Finds links and invitations to other places."""

from collections.abc import Iterator
from itertools import pairwise

from clearline.screening import lexicon
from clearline.screening.tokens import Token

_DOT = lexicon.words("places", "dot") - {"stop", "point"}
_TLD = lexicon.words("places", "tld")
_WORDY = lexicon.words("places", "wordy")
_SOCIAL = lexicon.words("places", "social")
_SHORT = lexicon.words("places", "short")
_PUBLIC = lexicon.words("places", "public")
_OFFICIAL = lexicon.words("places", "official")
_PROVIDERS = lexicon.words("places", "provider")
# What stands before a site's name without making it somebody's own.
_FRONT = frozenset({"www", "m", "open", "web", "en", "uk", "old", "help", "support", "music"})
_SLASH = lexicon.words("places", "slash")
Stretch = tuple[int, int, str]


SIGNS = _DOT | {"."}
# Of these a link is made; "stop", "me" and "it" alone are words as any other.
TELLING = (_DOT | _TLD | _SOCIAL) - _WORDY


def may_hold(seen: set[str]) -> bool:
    """Tell at a glance whether there could be a link among these words."""
    return not (seen.isdisjoint(SIGNS) or seen.isdisjoint(_TLD))


def find(tokens: list[Token]) -> Iterator[tuple[Stretch, bool]]:
    """Find each link: its first token, the one after its last, host, and whether it is public."""
    at = 0 if _has_inner_dot(tokens) else len(tokens)
    while at + 2 < len(tokens):
        ahead = tokens[at + 1 : at + 4]
        host = None
        if any(token.text in SIGNS or token.text == "-" or token.sort == "d" for token in ahead):
            host = _host(tokens, at)
        if host is None:
            at += 1
            continue
        after, labels, is_plain = host
        end, has_path = _path(tokens, after)
        elsewhere = _is_elsewhere(labels, is_plain=is_plain, has_path=has_path)
        yield (at, end, ".".join(labels)), not elsewhere
        at = max(end, at + 1)


def _has_inner_dot(tokens: list[Token]) -> bool:
    """Tell a dot that may join from a full stop, which touches only the word before it."""
    return any(
        token.text in _DOT or (token.text == "." and (not token.glued or after.glued))
        for token, after in pairwise(tokens)
    )


def is_within(host: str, sites: frozenset[str]) -> bool:
    """Tell whether a host is one of these sites, or a part of one."""
    return any(host == site or host.endswith("." + site) for site in sites)


def _host(tokens: list[Token], at: int) -> tuple[int, list[str], bool] | None:
    """Read word dot word, glued or spelt, from here."""
    token = tokens[at]
    if token.sort not in "wd" or (at and tokens[at - 1].text == "@" and token.glued):
        return None
    after, label = _label(tokens, at)
    labels = [label]
    is_plain = True
    while len(labels) < 6:
        dot = _dot(tokens, after)
        if dot is None:
            break
        place, is_glued = dot
        following, label = _label(tokens, place)
        if not label:
            break
        is_plain = is_plain and is_glued
        labels.append(label)
        after = following
    while len(labels) > 1 and labels[-1] not in _TLD:
        return None
    return (after, labels, is_plain) if len(labels) > 1 else None


def _label(tokens: list[Token], at: int) -> tuple[int, str]:
    if at >= len(tokens) or tokens[at].sort not in "wd":
        return at, ""
    text = tokens[at].text
    at += 1
    while (
        at < len(tokens)
        and tokens[at].glued
        and (tokens[at].sort in "wd" or tokens[at].text == "-")
    ):
        text += tokens[at].text
        at += 1
    return at, text


def _dot(tokens: list[Token], at: int) -> tuple[int, bool] | None:  # noqa: PLR0911 - one line for each form
    """Find what follows a dot: where, and whether it is written as one."""
    if at >= len(tokens):
        return None
    if (
        tokens[at].text == "."
        and tokens[at].glued
        and at + 1 < len(tokens)
        and tokens[at + 1].glued
    ):
        return at + 1, True
    place = at
    while place < len(tokens) and place < at + 3 and tokens[place].text in "([{.)]}_":
        place += 1
    if place < len(tokens) and tokens[place].text in _DOT:
        place += 1
        while place < len(tokens) and tokens[place].text in ")]}_":
            place += 1
        return place, False
    # A dot between spaces: "wa . me"; a full stop touches the word before it.
    if tokens[at].text == "." and not tokens[at].glued:
        return at + 1, False
    return None


def _path(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Find where the link ends, and whether it leads to somewhere on the site."""
    if at < len(tokens) and (tokens[at].text in "/?#" or tokens[at].text in _SLASH):
        end = at + 1
        while end < len(tokens) and (tokens[end].glued or end == at + 1):
            end += 1
        return end, end > at + 1
    return at, False


def _is_elsewhere(labels: list[str], *, is_plain: bool, has_path: bool) -> bool:  # noqa: PLR0911 - one line for each form
    """Decide whether a host is somebody's own place rather than a public one."""
    names = set(labels[:-1])
    if not names.isdisjoint(_OFFICIAL) or labels[-1] in _OFFICIAL:
        return False
    if not names.isdisjoint(_SOCIAL):
        is_own = labels[0] not in _SOCIAL and labels[0] not in _FRONT
        return has_path or labels[0] in _SHORT or is_own
    if not names.isdisjoint(_PUBLIC) or not names.isdisjoint(_PROVIDERS):
        return False
    if labels[-1] in _WORDY:
        # "later.me and" is a missing space unless the link leads on.
        return has_path or labels[0] == "www" or len(labels) > 2
    return is_plain or len(labels[0]) > 2
