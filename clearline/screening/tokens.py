"""Cuts the messages into words, digits and marks, one row for all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits

from clearline.screening.canvas import Canvas

# One run of one sort at a time: there is nothing to go back over, so the cost is a straight line.
_CUT = re.compile(r"[a-z]+|\s+|[0-9]+|[^\W\d_]+|.", re.DOTALL)
_OTHER = re.compile(r"[^\W\d_]")
_SORTS = dict.fromkeys(ascii_lowercase, "w") | dict.fromkeys(digits, "d")


@dataclass(slots=True, eq=False)
class Token:
    """A piece of text: `sort` is w (our letters), d (digits), u (other letters) or p (a mark)."""

    text: str
    sort: str
    message: int
    start: int
    end: int
    glued: bool


def cut(canvases: Sequence[Canvas]) -> list[Token]:
    """Cut every message, oldest first."""
    tokens: list[Token] = []
    add = tokens.append
    for message, canvas in enumerate(canvases):
        start = 0
        glued = False
        for text in _CUT.findall(canvas.plain):
            end = start + len(text)
            sort = _SORTS.get(text[0]) or _sort(text)
            if sort:
                add(Token(text, sort, message, start, end, glued))
            glued = bool(sort)
            start = end
    return tokens


def _sort(text: str) -> str:
    """Tell other letters from marks; a space is neither."""
    if text[0].isspace():
        return ""
    return "u" if len(text) > 1 or _OTHER.match(text) else "p"
