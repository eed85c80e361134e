"""Cuts the messages into words, digits and marks, one row for all of them."""

import re
from collections.abc import Sequence

from clearline.screening.canvas import Canvas

# One run of one sort at a time: there is nothing to go back over, so the cost is a straight line.
_CUT = re.compile(r"([a-z]+)|([0-9]+)|([^\W\d_]+)|(\S)")
_SORTS = "wdup"


class Token:
    """A piece of text: `sort` is w (our letters), d (digits), u (other letters) or p (a mark)."""

    __slots__ = ("end", "glued", "message", "sort", "start", "text")

    def __init__(self, text: str, sort: str, place: tuple[int, int, int], *, glued: bool) -> None:
        """Keep the piece, where it stands, and whether it touches the one before."""
        self.text = text
        self.sort = sort
        self.message, self.start, self.end = place
        self.glued = glued

    def __repr__(self) -> str:
        return f"<{self.text}>"


def cut(canvases: Sequence[Canvas]) -> list[Token]:
    """Cut every message, oldest first."""
    tokens: list[Token] = []
    for message, canvas in enumerate(canvases):
        before = -1
        for match in _CUT.finditer(canvas.plain):
            start, end = match.span()
            sort = _SORTS[match.lastindex - 1] if match.lastindex else "p"
            tokens.append(
                Token(match.group(), sort, (message, start, end), glued=start == before)
            )
            before = end
    return tokens
