"""Cuts the messages into words, digits and marks, one row for all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clearline.screening.canvas import Canvas

# One run of one sort at a time: there is nothing to go back over, so the cost is a straight line.
_CUT = re.compile(r"([a-z]+)|([0-9]+)|([^\W\d_]+)|(\S)")
_SORTS = "pwdup"


@dataclass(slots=True)
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
        before = -1
        for match in _CUT.finditer(canvas.plain):
            start, end = match.span()
            sort = _SORTS[match.lastindex or 0]
            add(Token(match[0], sort, message, start, end, start == before))
            before = end
    return tokens
