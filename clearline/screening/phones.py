"""Finds telephone numbers among the digits, however they were put."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from clearline.screening import lexicon, measures
from clearline.screening.numerals import Atom
from clearline.screening.tokens import Token

_JOINS = lexicon.words("measures", "joins")
_TELEPHONE = lexicon.words("measures", "telephone")
_REFERENCE = lexicon.words("measures", "reference")
_MINE = lexicon.words("measures", "mine")
_BACKWARDS = lexicon.words("measures", "backwards")
_LONGEST = 15
SHORTEST = 6
# What lies between two pieces of one number: joins and marks cost little, words a whole point.
_FURTHEST = 8.0
_NEAR = 3.0
_CLOSE_BY = 10
_AMERICAN_LENGTHS = (10, 11)
_AMERICAN = ([10], [3, 3, 4], [1, 3, 3, 4], [3, 7], [4, 6], [4, 3, 3])
# What a number begins with: a trunk 0, a country code, a mobile without its 0.
_BEGINS = frozenset("0123456789") - {"1"}


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number: its digits, and the atoms that say it."""

    digits: str
    pieces: tuple[Atom, ...]
    is_known: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the words around the digits say."""

    has_telephone: bool
    has_mine: bool
    has_reference: bool
    is_backwards: bool

    @property
    def is_telling(self) -> bool:
        """Tell whether any word speaks of telephones."""
        return self.has_telephone or self.has_mine or self.is_backwards


@dataclass(frozen=True, slots=True)
class _Row:
    """The digits of a text, how far apart they lie, and which are measures."""

    tokens: list[Token]
    atoms: list[Atom]
    gaps: list[float]
    spoken_for: list[bool]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Some digits that might be a number."""

    digits: str
    pieces: list[Atom]
    distance: float
    has_plus: bool
    is_taken: bool


def find(tokens: list[Token], atoms: list[Atom], known: frozenset[str]) -> Iterator[Number]:
    """Find every telephone number, known ones as such, longest reading first."""
    if sum(len(atom.digits) for atom in atoms) < SHORTEST:
        return
    everywhere = _scene(tokens)
    bare = replace(everywhere, has_reference=False)
    gaps = [_gap(tokens, a, b) for a, b in pairwise(atoms)]
    row = _Row(tokens, atoms, gaps, measures.spoken_for(tokens, atoms))
    at = 0
    while at < len(atoms):
        after = _known_from(atoms, gaps, at, known)
        if after:
            yield _number(atoms[at:after], is_known=True)
            at = after
            continue
        # "Order 4471" says nothing of a number ten words on.
        beside = tokens[max(0, atoms[at].first - _CLOSE_BY) : atoms[at].first + _CLOSE_BY]
        near = everywhere.has_reference and any(token.text in _REFERENCE for token in beside)
        scene = everywhere if near else bare
        after = _longest_from(row, at, scene)
        if after:
            yield _number(atoms[at:after], is_known=False)
        at = after or at + 1


def _number(pieces: list[Atom], *, is_known: bool) -> Number:
    return Number("".join(piece.digits for piece in pieces), tuple(pieces), is_known)


def national(text: str) -> str:
    """Give a number's digits as they are dialled from inside the country."""
    digits = "".join(c for c in text if c.isdigit())
    for prefix in ("0044", "44"):
        if digits.startswith(prefix) and len(digits) > len(prefix) + 8:
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits


def _scene(tokens: list[Token]) -> _Scene:
    words = {token.text for token in tokens}
    return _Scene(
        has_telephone=not words.isdisjoint(_TELEPHONE),
        has_mine=not words.isdisjoint(_MINE),
        has_reference=not words.isdisjoint(_REFERENCE),
        is_backwards=not words.isdisjoint(_BACKWARDS),
    )


def _gap(tokens: list[Token], before: Atom, after: Atom) -> float:
    cost = 0.0
    for place in range(before.after, min(after.first, before.after + 40)):
        token = tokens[place]
        if token.text == "=":
            cost += 1.0
        elif token.sort == "p":
            cost += 0.05
        elif token.text in _JOINS or token.text in _TELEPHONE or len(token.text) == 1:
            cost += 0.3
        else:
            cost += 1.0
    return cost + (40.0 if after.first - before.after > 40 else 0.0)


def _known_from(atoms: list[Atom], gaps: list[float], at: int, known: frozenset[str]) -> int | None:
    """Find where a known number that begins here ends."""
    digits = ""
    best = None
    starts = _starts(known)
    for after in range(at, min(len(atoms), at + _LONGEST)):
        if after > at and gaps[after - 1] > 1:
            break
        digits += atoms[after].digits
        if len(digits) > _LONGEST + 2 or (len(digits) > 2 and digits[:3] not in starts):
            break
        if len(digits) >= SHORTEST - 1 and national(digits) in known:
            best = after + 1
    return best


@lru_cache(maxsize=256)
def _starts(known: frozenset[str]) -> frozenset[str]:
    """Give the first three digits of the known numbers, however they are dialled."""
    dialled = {number for number in known if len(number) >= SHORTEST - 1}
    abroad = {f"44{number[1:]}"[:3] for number in dialled}
    return frozenset({number[:3] for number in dialled} | abroad | {"004"})


def _longest_from(row: _Row, at: int, scene: _Scene) -> int | None:  # noqa: C901 - one line for each form
    """Find where the likeliest number that begins here ends."""
    has_plus = _follows_plus(row.tokens, row.atoms[at])
    if not (has_plus or scene.is_telling or row.atoms[at].digits[0] in _BEGINS):
        return None
    if row.spoken_for[at] and not scene.has_telephone:
        return None
    likely = has_plus or scene.is_telling or row.atoms[at].digits[0] in "04"
    digits = ""
    distance = 0.0
    best = None
    for after in range(at, min(len(row.atoms), at + _LONGEST)):
        if after > at:
            distance += row.gaps[after - 1]
        digits += row.atoms[after].digits
        if distance > _FURTHEST or len(digits) > _LONGEST:
            break
        if len(digits) < SHORTEST or not (likely or len(digits) in _AMERICAN_LENGTHS):
            continue
        taken = any(row.spoken_for[at : after + 1])
        candidate = _Candidate(digits, row.atoms[at : after + 1], distance, has_plus, taken)
        if _is_number(candidate, scene):
            best = after + 1
    return best


def _follows_plus(tokens: list[Token], atom: Atom) -> bool:
    before = tokens[max(0, atom.first - 2) : atom.first]
    return any(token.text in ("+", "plus") for token in before)


def _is_number(candidate: _Candidate, scene: _Scene) -> bool:
    """Weigh one reading of the digits against the words around them."""
    pieces = candidate.pieces
    if _is_dialled(candidate.digits, has_plus=candidate.has_plus):
        return _is_meant(candidate, scene) and not _is_list(pieces)
    if candidate.is_taken or candidate.distance > 0.3 * len(pieces) or _is_list(pieces):
        return False
    return (
        _is_called(candidate, scene)
        or _is_american(candidate, scene)
        or _is_without_nought(candidate, scene)
    )


def _is_without_nought(candidate: _Candidate, scene: _Scene) -> bool:
    """Tell a mobile number in words that wants its first nought."""
    is_worded = not any(piece.is_figures for piece in candidate.pieces)
    return (
        is_worded
        and candidate.digits[0] == "7"
        and len(candidate.digits) == 10
        and not (scene.has_reference)
    )


def _is_list(pieces: list[Atom]) -> bool:
    """Tell counting, and words that are hardly digits, from a number."""
    return _all_weak(pieces) or measures.is_series(pieces)


def _is_meant(candidate: _Candidate, scene: _Scene) -> bool:
    """Tell a number that is dialled like one from digits that only fall like one."""
    pieces = candidate.pieces
    if _is_blocks(pieces):
        return True
    if len(candidate.digits) == 12 and candidate.digits[0] == "0" and not scene.has_telephone:
        return False
    if candidate.is_taken:
        return scene.has_telephone or (candidate.distance <= 1 and candidate.digits[:2] == "07")
    return scene.has_telephone or candidate.distance <= _NEAR


def _is_called(candidate: _Candidate, scene: _Scene) -> bool:
    """Tell digits of any make that the words call a telephone number."""
    length = len(candidate.digits)
    pieces = candidate.pieces
    if scene.is_backwards and length >= SHORTEST + 3:
        return True
    # Six numbers of one or two digits each are a lottery, not a telephone.
    is_listed = (
        len(pieces) > 4
        and max(len(piece.digits) for piece in pieces) == 2
        and all(piece.is_figures for piece in pieces)
    )
    if scene.has_reference or is_listed:
        return False
    if 9 <= length <= 13:
        return scene.has_telephone or (scene.has_mine and candidate.digits[0] == "0")
    # A local number, or most of one: only where the words say so.
    return length <= 8 and len(pieces) <= 8 and scene.has_telephone and scene.has_mine


def _is_blocks(pieces: list[Atom]) -> bool:
    """Tell a mobile number cut into a few long blocks, whatever lies between them."""
    return (
        2 <= len(pieces) <= 4
        and pieces[0].digits.startswith("07")
        and all(piece.is_figures and len(piece.digits) > 2 for piece in pieces)
        and sum(len(piece.digits) for piece in pieces) == 11
        and len(pieces[0].digits) != len(pieces[-1].digits)
    )


def _all_weak(pieces: list[Atom]) -> bool:
    weak = sum(piece.is_weak for piece in pieces)
    return weak > 0 and weak * 3 > len(pieces) * 2 and not any(p.is_figures for p in pieces)


def _is_dialled(digits: str, *, has_plus: bool) -> bool:  # noqa: PLR0911 - one line for each form
    """Tell whether this is how a number here, or one with a country code, is dialled."""
    length = len(digits)
    if digits.startswith("07"):
        return length in (11, 12)
    if digits.startswith(("01", "02", "03", "08")):
        return length in (10, 11)
    if digits.startswith("44"):
        return length in (12, 13) and digits[2] in "01237"
    if digits.startswith("00"):
        return 11 <= length <= 15
    return has_plus and length >= 9


def _is_american(candidate: _Candidate, scene: _Scene) -> bool:
    """Tell a ten-digit number from a sum: grouped as they write it, or a mobile without its 0."""
    digits = candidate.digits
    body = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(body) != 10 or body[0] in "01" or scene.has_reference:
        return False
    groups = [len(piece.digits) for piece in candidate.pieces]
    return groups in _AMERICAN or set(groups) == {1}
