"""Reads what is said over and over once: a unit that stands hundreds of times says nothing new."""

import re

# A shorter text is read as it stands.
_SHORTEST = 1000
# The longest unit, in code points, and how much of its run is kept: more than any recogniser
# looks over at once, so that what follows the run still stands after the same words.
_LONGEST_UNIT = 12
_KEPT = 264
_WIDTH = 4
_SAME = re.compile(rb"\0{%d,}" % (_KEPT * _WIDTH))


def kept(text: str) -> list[int] | None:
    """Give the places of the code points that say anything new, if any do not."""
    if len(text) < _SHORTEST:
        return None
    dropped = _dropped(text)
    if not dropped:
        return None
    places: list[int] = []
    reached = 0
    for start, end in dropped:
        places.extend(range(reached, start))
        reached = end
    places.extend(range(reached, len(text)))
    return places


def _dropped(text: str) -> list[tuple[int, int]]:
    """Find the runs of one unit, and of each give what lies between its beginning and its end."""
    raw = text.encode("utf-32-le", "surrogatepass")
    found: list[tuple[int, int]] = []
    for unit in range(1, min(_LONGEST_UNIT, len(text) // 2) + 1):
        for match in _SAME.finditer(_differences(raw, unit * _WIDTH)):
            start = -(-match.start() // _WIDTH)
            size = match.end() // _WIDTH - start + unit
            spare = (size - _KEPT) // unit * unit
            if spare > 0:
                found.append((start + _KEPT, start + _KEPT + spare))
    return _apart(found)


def _differences(raw: bytes, shift: int) -> bytes:
    """Lay a text over itself, some places on: nothing is left where the two are the same."""
    size = len(raw) - shift
    here, there = (int.from_bytes(part, "little") for part in (raw[:size], raw[shift:]))
    return (here ^ there).to_bytes(size, "little")


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep what does not overlap, first things first."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
