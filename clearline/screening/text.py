"""One speaker's messages, read once into all the rows that the recognisers need."""

from collections.abc import Sequence
from functools import cache

from clearline.screening import handles, lexicon, model, numerals
from clearline.screening.canvas import Canvas
from clearline.screening.mend import mend
from clearline.screening.senses import KNOWN, Sense, senses
from clearline.screening.tokens import Token, cut


class Text:
    """The messages as pieces, as mended words, as digits and as meanings."""

    __slots__ = (
        "_stretches",
        "atoms",
        "canvases",
        "names",
        "ordinary",
        "pieces",
        "row",
        "seen",
        "tokens",
    )

    def __init__(self, messages: Sequence[str]) -> None:
        """Read the messages, oldest first."""
        self.canvases = [Canvas(message) for message in messages]
        self.pieces: list[Token] = cut(self.canvases)
        self.ordinary = ordinary()
        self.atoms = numerals.atoms(self.pieces, self.ordinary)
        self.tokens: list[Token] = mend(self.pieces, self.ordinary)
        self.seen = {token.text for token in self.tokens}
        self.names = handles.names(self.tokens, self.ordinary)
        self._stretches: list[model.Stretch] | None = None
        self.row: list[Sense] = senses(self.tokens, self.names, model.vocabulary())

    def know(self, first: int, after: int) -> None:
        """Let the models read some tokens as a detail that may be given."""
        self._stretches = None
        self.row = [
            (KNOWN, *sense[1:]) if first <= sense[1] < after else sense for sense in self.row
        ]

    def stretches(self) -> list[model.Stretch]:
        """Give the meanings a stretch at a time, as the models hear them."""
        if self._stretches is None:
            self._stretches = model.stretches(self.row)
        return self._stretches

    def place(self, first: int, after: int) -> tuple[int, int]:
        """Give where some tokens stand, on one line through all the messages."""
        begin, end = self.tokens[first], self.tokens[after - 1]
        return (begin.message << 32) + begin.start, (end.message << 32) + end.end

    def tokens_of(self, first: int, after: int) -> tuple[int, int]:
        """Give the tokens that a stretch of meanings covers."""
        last = min(after, len(self.row)) - 1
        return self.row[min(first, last)][1], self.row[last][2]

    def mended(self, first: int, after: int) -> tuple[int, int]:
        """Give the mended tokens that cover some pieces."""
        begin, end = self.pieces[first], self.pieces[after - 1]
        start = (begin.message, begin.start)
        finish = (end.message, end.start)
        found = [
            at
            for at, token in enumerate(self.tokens)
            if (token.message, token.end) > start and (token.message, token.start) <= finish
        ]
        return found[0], found[-1] + 1

    def spans(self, first: int, after: int) -> list[tuple[int, int, int]]:
        """Give the original's code points for some tokens: message, start, end, one a message."""
        spans: list[tuple[int, int, int]] = []
        for message in sorted({token.message for token in self.tokens[first:after]}):
            inside = [t for t in self.tokens[first:after] if t.message == message]
            start, end = self.canvases[message].span(inside[0].start, inside[-1].end)
            spans.append((message, start, end))
        return spans


@cache
def ordinary() -> frozenset[str]:
    """Give the words that are nobody's name on an app."""
    return model.vocabulary() | lexicon.words("common", "word") | lexicon.words("common", "short")
