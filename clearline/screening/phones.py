"""Finds telephone numbers among the digits, however they were put."""

from collections.abc import Iterator
from dataclasses import dataclass

from clearline.screening import lexicon, measures
from clearline.screening.numerals import Atom
from clearline.screening.tokens import Token

_JOINS = lexicon.words("measures", "joins")
_TELEPHONE = lexicon.words("measures", "telephone")
_REFERENCE = lexicon.words("measures", "reference")
_MINE = lexicon.words("measures", "mine")
_BACKWARDS = lexicon.words("measures", "backwards")
_LONGEST = 15
_SHORTEST = 6
# What lies between two pieces of one number: joins and marks cost little, words a whole point.
_FURTHEST = 8.0


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number: its digits, and the atoms that say it."""

    digits: str
    pieces: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the words around the digits say."""

    has_telephone: bool
    has_mine: bool
    has_reference: bool
    is_backwards: bool


def find(tokens: list[Token], atoms: list[Atom], known: frozenset[str]) -> Iterator[Number]:
    """Find every telephone number that is not known, longest reading first."""
    if sum(len(atom.digits) for atom in atoms) < _SHORTEST:
        return
    scene = _scene(tokens)
    gaps = [_gap(tokens, a, b) for a, b in zip(atoms, atoms[1:], strict=False)]
    spoken_for = measures.spoken_for(tokens, atoms)
    at = 0
    while at < len(atoms):
        after = _known_from(atoms, gaps, at, known)
        if after:
            at = after
            continue
        after = _longest_from(tokens, atoms, gaps, spoken_for, at, scene)
        if after:
            pieces = tuple(atoms[at:after])
            yield Number("".join(piece.digits for piece in pieces), pieces)
        at = after or at + 1


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
        if token.sort == "p":
            cost += 0.05
        elif token.text in _JOINS or token.text in _TELEPHONE or len(token.text) == 1:
            cost += 0.3
        else:
            cost += 1.0
    return cost + (40.0 if after.first - before.after > 40 else 0.0)


def _known_from(
    atoms: list[Atom], gaps: list[float], at: int, known: frozenset[str]
) -> int | None:
    """Find where a known number that begins here ends."""
    digits = ""
    best = None
    for after in range(at, min(len(atoms), at + _LONGEST)):
        if after > at and gaps[after - 1] > 1:
            break
        digits += atoms[after].digits
        if len(digits) > _LONGEST + 2:
            break
        if len(digits) >= _SHORTEST - 1 and national(digits) in known:
            best = after + 1
    return best


def _longest_from(  # noqa: PLR0913 - one number is weighed against everything around it
    tokens: list[Token],
    atoms: list[Atom],
    gaps: list[float],
    spoken_for: list[bool],
    at: int,
    scene: _Scene,
) -> int | None:
    """Find where the likeliest number that begins here ends."""
    digits = ""
    distance = 0.0
    best = None
    has_plus = _follows_plus(tokens, atoms[at])
    for after in range(at, min(len(atoms), at + _LONGEST)):
        if after > at:
            distance += gaps[after - 1]
        digits += atoms[after].digits
        if distance > _FURTHEST or len(digits) > _LONGEST:
            break
        pieces = atoms[at : after + 1]
        taken = any(spoken_for[at : after + 1])
        if _is_number(digits, pieces, distance, scene, has_plus=has_plus, is_taken=taken):
            best = after + 1
    return best


def _follows_plus(tokens: list[Token], atom: Atom) -> bool:
    before = tokens[max(0, atom.first - 2) : atom.first]
    return any(token.text in ("+", "plus") for token in before)


def _is_number(  # noqa: PLR0911, PLR0913 - each line is one way a number is dialled
    digits: str,
    pieces: list[Atom],
    distance: float,
    scene: _Scene,
    *,
    has_plus: bool,
    is_taken: bool,
) -> bool:
    if len(digits) < _SHORTEST or _all_weak(pieces) or measures.is_series(pieces):
        return False
    is_near = distance <= 0.3 * len(pieces) and not is_taken
    asked = scene.has_telephone and not scene.has_reference
    if _is_dialled(digits, has_plus=has_plus):
        if _is_blocks(pieces):
            return True
        if len(digits) == 12 and digits[0] == "0" and not scene.has_telephone:
            return False
        return (is_near or scene.has_telephone or distance <= 3.0) and not (
            is_taken and not _is_marked(pieces, scene, distance)
        )
    if scene.is_backwards and len(digits) >= 9:
        return is_near
    if _is_american(digits, pieces):
        return is_near and not scene.has_reference
    if is_taken or len(pieces) > 4 and len({len(piece.digits) for piece in pieces}) > 1:
        return False
    if 9 <= len(digits) <= 13 and is_near:
        return (asked and len(digits) != 13) or (scene.has_mine and not scene.has_reference)
    # A local number, or most of one: only where the words say so.
    return is_near and asked and scene.has_mine and len(digits) <= 8 and len(pieces) <= 8


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


def _is_marked(pieces: list[Atom], scene: _Scene, distance: float) -> bool:
    """Tell a number with a unit in its midst from a list of measures."""
    return scene.has_telephone or (distance <= 1.0 and pieces[0].digits.startswith("07"))


def _is_dialled(digits: str, *, has_plus: bool) -> bool:
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
    return has_plus and 9 <= length


def _is_american(digits: str, pieces: list[Atom]) -> bool:
    """Tell a ten-digit number from a sum: grouped as they write it, or a mobile without its 0."""
    body = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(body) != 10 or body[0] in "01":
        return False
    groups = [len(piece.digits) for piece in pieces]
    return groups in ([10], [3, 3, 4], [1, 3, 3, 4], [3, 7], [4, 6], [4, 3, 3]) or set(groups) == {1}
