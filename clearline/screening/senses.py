"""Reads the mended pieces as a row of words: contractions joined, details and marks as signs."""

from clearline.screening import themes
from clearline.screening.tokens import Token

# A word or a sign, its first token and the one after its last.
Sense = tuple[str, int, int]
# Fewer digits than these are hardly part of a detail: 4 for "for", a time, a score.
_MANY = 3


def senses(tokens: list[Token], names: dict[int, tuple[int, bool]]) -> list[Sense]:
    """Give the row of words, each with its first token and the one after its last."""
    row: list[Sense] = []
    signs = themes.signs()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        name = names.get(at)
        if name and name[1] and token.text not in themes.PLACES:
            row.append(("NAME", at, name[0]))
            at = name[0]
            continue
        if token.sort == "w":
            text, after = _contracted(tokens, at)
            row.append((signs.get(text, text), at, after))
            at = after
            continue
        mark = _mark(tokens, at)
        if mark is not None and (mark != themes.STOP or (row and row[-1][0] != themes.STOP)):
            row.append((mark, at, at + 1))
        at += 1
    return row


def _mark(tokens: list[Token], at: int) -> str | None:
    """Give what stands for a number, a strange letter, a question or the end of a sentence."""
    token = tokens[at]
    if token.sort == "u":
        return themes.UNKNOWN
    if token.sort == "d":
        return "NUM" if len(token.text) >= _MANY else "FEW"
    if token.text == "?":
        return "QM"
    return themes.STOP if token.text in ".!;" and not _is_within(tokens, at) else None


def _is_within(tokens: list[Token], at: int) -> bool:
    """Tell a mark between touching pieces from one that ends a sentence."""
    return at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].sort == "d"


def _contracted(tokens: list[Token], at: int) -> tuple[str, int]:
    """Join don't and what's."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "'":
        last = tokens[at + 2]
        if last.sort == "w" and last.glued and tokens[at + 1].glued:
            return tokens[at].text + last.text, at + 3
    return tokens[at].text, at + 1
