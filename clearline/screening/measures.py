"""Tells numbers that measure, count or tell the time from numbers that are dialled."""

from itertools import pairwise

from clearline.screening import lexicon
from clearline.screening.numerals import NUMERALS, Atom
from clearline.screening.tokens import Token

_AFTER = lexicon.words("measures", "after")
_BEFORE = lexicon.words("measures", "before")
_MONEY = frozenset("£$€#%°")
_MONTHS = 12


def spoken_for(tokens: list[Token], atoms: list[Atom]) -> list[bool]:
    """Say of each piece whether its neighbours make it a measure."""
    firsts = {atom.first for atom in atoms}
    # The l of 46l is a digit when the whole is a number, not a litre.
    return [atom.after not in firsts and _is_measure(tokens, atom) for atom in atoms]


def is_series(pieces: list[Atom]) -> bool:
    """Tell counting, times tables and countdowns: equal steps all the way."""
    if len(pieces) < 4:
        return False
    values = [int(piece.digits) for piece in pieces[:16]]
    step = values[1] - values[0]
    return step != 0 and all(b - a == step for a, b in pairwise(values))


def _is_measure(tokens: list[Token], atom: Atom) -> bool:  # noqa: PLR0911 - one line for each form
    if len(atom.digits) > 4:
        return False
    if not atom.is_figures and _is_among_numerals(tokens, atom):
        return False
    before = tokens[atom.first - 1] if atom.first else None
    after = tokens[atom.after] if atom.after < len(tokens) else None
    if before is not None and (before.text in _MONEY or (before.text in _BEFORE)):
        return True
    if after is not None and (after.text in _AFTER or after.text in "%°"):
        return True
    return _is_time_or_sum(tokens, atom)


def _is_among_numerals(tokens: list[Token], atom: Atom) -> bool:
    """Tell sept the digit from sept the month: other number words stand beside it."""
    beside = tokens[max(0, atom.first - 1) : atom.first] + tokens[atom.after : atom.after + 1]
    return any(token.text in NUMERALS for token in beside)


def _is_time_or_sum(tokens: list[Token], atom: Atom) -> bool:
    """Tell 7.45, 21:30, 7/11 and 1,077.00 from the dots and dashes of a number."""
    first = atom.first
    pair = _pair_at(tokens, first) or _pair_at(tokens, first - 2)
    return pair or any(_date_at(tokens, first - back) for back in (0, 2, 4))


def _date_at(tokens: list[Token], at: int) -> bool:
    """Tell 7/11/2026 and 2026-11-07."""
    if at < 0 or at + 4 >= len(tokens) or not tokens[at + 1].glued:
        return False
    figures = tokens[at : at + 5 : 2]
    marks = {token.text for token in tokens[at + 1 : at + 5 : 2]}
    if len(marks) > 1 or not marks <= {"/", "-", "."} or _is_chain(tokens, at + 5):
        return False
    if any(token.sort != "d" or len(token.text) not in (1, 2, 4) for token in figures):
        return False
    values = [int(token.text) for token in figures]
    year = values[-1] if len(figures[-1].text) > 2 else values[0]
    is_year = 1900 < year < 2100 or len(figures[-1].text) == 2
    return values[1] <= _MONTHS and is_year


def _pair_at(tokens: list[Token], at: int) -> bool:  # noqa: PLR0911 - one line for each form
    if at < 0 or at + 2 >= len(tokens) or not tokens[at + 1].glued:
        return False
    left, mark, right = tokens[at : at + 3]
    if left.sort != "d" or right.sort != "d" or mark.text not in ":./,":
        return False
    if not (mark.glued and right.glued) or _goes_on(tokens, at):
        return False
    if mark.text == ":":
        return True
    return len(left.text) <= 2 and len(right.text) <= 2


def _is_chain(tokens: list[Token], at: int) -> bool:
    """Tell whether a mark and a digit follow without a space."""
    return (
        at + 1 < len(tokens)
        and tokens[at].glued
        and tokens[at].sort == "p"
        and tokens[at + 1].glued
        and tokens[at + 1].sort == "d"
    )


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell a pair from a longer chain of digits and marks."""
    before = at >= 2 and tokens[at].glued and tokens[at - 1].glued and tokens[at - 2].sort == "d"
    return before or _is_chain(tokens, at + 3)
