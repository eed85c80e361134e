"""One speaker's messages, read once into all the rows that the recognisers need."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from clearline.screening import addresses, emails, handles, lexicon, links, model, numerals, phones
from clearline.screening.canvas import Canvas
from clearline.screening.hits import Hit
from clearline.screening.mend import mend
from clearline.screening.senses import KNOWN, Sense, senses
from clearline.screening.tokens import Token, cut

# A dot that may join two words: a full stop touches only the word before it.
_DOTS = re.compile(r"\.\S|\s\.")
# What is left of words where a little mark stands in them: don't, it's, we'll.
_CLIPPED = frozenset({"s", "t", "m", "d", "o", "ll", "ve", "re", "don", "isn", "didn", "doesn"})
# Names of letters that are everyday words: a postcode has others too.
_ALSO_LETTERS = frozenset({"you", "are", "see", "tea", "oh", "why", "am", "ok"})


class Text:
    """The messages as pieces, as mended words, as digits and as meanings."""

    __slots__ = (
        "_stretches",
        "atoms",
        "canvases",
        "is_plain",
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
        self.tokens: list[Token] = self.pieces
        self.seen = {token.text for token in self.pieces}
        self.atoms: list[numerals.Atom] = []
        self.names: handles.Names = {}
        self.is_plain = self._holds_no_detail()
        if not self.is_plain:
            self._mend()
        self._stretches: list[list[model.Stretch]] | None = None
        self.row: list[Sense] = senses(self.tokens, self.names, model.vocabulary())

    def _holds_no_detail(self) -> bool:
        """Tell at a glance a text of plain words, with too few digits for a number."""
        odd = self.seen - plain()
        if odd and not (_counts().keys() >= {w for w in odd if not w.isdecimal()}):
            return False
        if odd and not self.seen.isdisjoint(addresses.STREETS):
            return False
        if any(_DOTS.search(canvas.plain) for canvas in self.canvases):
            return False
        said = self._said_digits() if odd else 0
        is_postal = said > 1 and not self.seen.isdisjoint(_postal())
        return said < phones.SHORTEST and not is_postal

    def _said_digits(self) -> int:
        """Count the digits that there could be."""
        counts = _counts()
        return sum(
            counts.get(token.text, 0) if token.sort == "w" else len(token.text)
            for token in self.pieces
            if token.sort in "wd"
        )

    def _mend(self) -> None:
        """Read what is not all plain words: digits, broken words, made-up names."""
        self.atoms = numerals.atoms(self.pieces, self.ordinary)
        self.tokens = mend(self.pieces, self.ordinary)
        self.seen = {token.text for token in self.tokens}
        self.names = handles.names(self.tokens, self.ordinary)

    def know(self, first: int, after: int) -> None:
        """Let the models read some tokens as a detail that may be given."""
        self._stretches = None
        self.row = [
            (KNOWN, *sense[1:]) if first <= sense[1] < after else sense for sense in self.row
        ]

    def heard(self, own: model.Model) -> list[Hit]:
        """Give what a model hears in the whole, and in each message by itself."""
        if self._stretches is None:
            self._stretches = self._cut()
        hits: dict[str, list[Hit]] = {}
        for stretches in self._stretches:
            for heard in model.listen(own, stretches):
                hit = Hit(heard.kind, *self._tokens_of(heard.first, heard.after))
                # The whole comes last, and adds only what no message says by itself.
                before = hits.setdefault(hit.kind, [])
                said = {message for other in before for message in self.messages(other)}
                if said.isdisjoint(self.messages(hit)):
                    before.append(hit)
        return [hit for own in hits.values() for hit in own]

    def messages(self, hit: Hit) -> range:
        """Give the messages that a hit touches."""
        return range(self.tokens[hit.first].message, self.tokens[hit.after - 1].message + 1)

    def _cut(self) -> list[list[model.Stretch]]:
        """Cut the meanings as the models hear them: each message, then all of them."""
        whole = model.stretches(self.row)
        if len(self.canvases) == 1:
            return [whole]
        cut: list[list[model.Stretch]] = []
        first = 0
        for _, part in groupby(self.row, lambda sense: self.tokens[sense[1]].message):
            own = list(part)
            cut.append([(first + at, words, runs) for at, words, runs in model.stretches(own)])
            first += len(own)
        return [*cut, whole]

    def place(self, first: int, after: int) -> tuple[int, int]:
        """Give where some tokens stand, on one line through all the messages."""
        begin, end = self.tokens[first], self.tokens[after - 1]
        return (begin.message << 32) + begin.start, (end.message << 32) + end.end

    def _tokens_of(self, first: int, after: int) -> tuple[int, int]:
        """Give the tokens that a stretch of meanings covers."""
        last = min(after, len(self.row)) - 1
        return self.row[min(first, last)][1], self.row[last][2]

    def mended(self, first: int, after: int) -> tuple[int, int]:
        """Give the mended tokens that cover some pieces."""
        begin, end = self.pieces[first], self.pieces[after - 1]
        start = bisect_right(self.tokens, (begin.message, begin.start), key=_place) - 1
        finish = bisect_right(self.tokens, (end.message, end.start), key=_place)
        return max(0, start), finish

    def spans(self, first: int, after: int) -> list[tuple[int, int, int]]:
        """Give the original's code points for some tokens: message, start, end, one a message."""
        spans: list[tuple[int, int, int]] = []
        for message in sorted({token.message for token in self.tokens[first:after]}):
            inside = [t for t in self.tokens[first:after] if t.message == message]
            start, end = self.canvases[message].span(inside[0].start, inside[-1].end)
            spans.append((message, start, end))
        return spans


def _place(token: Token) -> tuple[int, int]:
    return token.message, token.start


@cache
def plain() -> frozenset[str]:
    """Give the words and marks of which no detail is made: a text of these holds none."""
    telling = handles.SIGNS | links.TELLING | emails.TELLING | numerals.SURE
    words = {word for word in ordinary() if len(word) > 1 or word in "ai"}
    return frozenset(words | _CLIPPED | set(".,!?':;()\"£%")) - telling


@cache
def _counts() -> dict[str, int]:
    """Give the words that are digits, with how many of them they say."""
    return {word: len(said) for word, said in numerals.NUMERALS.items()}


@cache
def _postal() -> frozenset[str]:
    """Give the short words and names of letters that a postcode may be made of."""
    short = {word for word in ordinary() if len(word) == 2}
    return frozenset(short | addresses.LETTERS) - addresses.WORDS - _ALSO_LETTERS


@cache
def ordinary() -> frozenset[str]:
    """Give the words that are nobody's name on an app."""
    return model.vocabulary() | lexicon.words("common", "word") | lexicon.words("common", "short")
