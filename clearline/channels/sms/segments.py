"""How many texts some words are sent as, and what makes them more. Pure (GSM 03.38)."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearline.channels.sms import gsm

_BASIC = frozenset(gsm.BASIC) - {"\x1b"}
_EXTENDED = frozenset(gsm.EXTENDED)
# What phones put in by themselves, and what says the same at a third of the cost.
PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "\u00a0": " ",
    }
)
ONE, OF_MANY = 160, 153
ONE_WIDE, OF_MANY_WIDE = 70, 67


@dataclass(frozen=True, slots=True)
class Size:
    """In how many texts words go, how much room is left in the last, and what made them wide."""

    texts: int
    left: int
    wide: tuple[str, ...] = ()
    # In how many they would go without what is wide.
    without: int = 0

    @property
    def costs_more(self) -> bool:
        """Whether the wide characters alone make it more texts."""
        return bool(self.wide) and self.without < self.texts


def plain(text: str) -> str:
    """Return the words with curly quotes and long dashes made plain: they would triple the cost."""
    return text.translate(PLAIN)


def size(text: str) -> Size:
    """Count the texts that these words are sent as."""
    wide = tuple(dict.fromkeys(each for each in text if not _is_narrow(each)))
    narrow = "".join(each for each in text if _is_narrow(each))
    if not wide:
        texts, left = _pieces(list(map(_septets, text)), ONE, OF_MANY)
        return Size(texts, left)
    texts, left = _pieces(list(_units(text)), ONE_WIDE, OF_MANY_WIDE)
    without, _ = _pieces(list(map(_septets, narrow)), ONE, OF_MANY)
    return Size(texts, left, wide, without)


def _is_narrow(each: str) -> bool:
    return each in _BASIC or each in _EXTENDED


def _septets(each: str) -> int:
    return 2 if each in _EXTENDED else 1


def _units(text: str) -> Iterator[int]:
    """Return how many 16-bit units each character takes; an emoji is never torn in two."""
    return (2 if ord(each) > 0xFFFF else 1 for each in text)  # noqa: PLR2004 - UTF-16


def _pieces(lengths: list[int], one: int, of_many: int) -> tuple[int, int]:
    if sum(lengths) <= one:
        return 1, one - sum(lengths)
    *_, (last, used) = _placed(lengths, of_many)
    return last + 1, of_many - used


def _placed(lengths: list[int], of_many: int) -> Iterator[tuple[int, int]]:
    """Return into which piece each goes, and how full that is then."""
    piece, used = 0, 0
    for length in lengths:
        if used + length > of_many:
            piece, used = piece + 1, 0
        used += length
        yield piece, used


def parts(text: str) -> list[str]:
    """Cut words as the network does where they are too long for one; no letter is torn in two."""
    counted = size(text)
    if counted.texts == 1:
        return [text]
    lengths = list(_units(text)) if counted.wide else list(map(_septets, text))
    cut = [""] * counted.texts
    of_many = OF_MANY_WIDE if counted.wide else OF_MANY
    for each, (piece, _) in zip(text, _placed(lengths, of_many), strict=True):
        cut[piece] += each
    return cut
