"""Going through the whole log, entry by entry, in little memory. No I/O happens here."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import TYPE_CHECKING

from clearline.ledger.tiles import WIDTH
from clearline.ledger.tree import CompactRange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A place, an entry's bytes, and its leaf hash as it is kept beside them.
Row = tuple[int, bytes, bytes]


@dataclass(frozen=True)
class Wrong:
    """The first thing that is not as it must be, in a sentence that names it."""

    says: str

    def __str__(self) -> str:
        return self.says


@dataclass(frozen=True)
class Milestone:
    """What the root must be when the log has so many entries, and what says so.

    What was kept `outside` is believed before what the record says of itself.
    """

    size: int
    root: bytes
    says: str
    outside: bool = False


class Walk:
    """Takes the log from its start, a tile at a time, and meets each milestone on the way.

    The milestones come in the order of their sizes.
    """

    def __init__(self, milestones: Iterable[Milestone] = ()) -> None:
        self._ahead = iter(milestones)
        self._next = next(self._ahead, None)
        self._whole = CompactRange()
        self._tile = CompactRange()
        self._met = {True: 0, False: 0}
        self._doubted: tuple[int, int] | None = None

    @property
    def size(self) -> int:
        """Return how many entries were taken so far."""
        return self._whole.size + self._tile.size

    @property
    def tree(self) -> CompactRange:
        """Return the tree so far."""
        return CompactRange(self.size, self._whole.hashes + self._tile.hashes)

    def take(self, rows: Sequence[Row], kept_root: bytes | None = None) -> Wrong | None:
        """Take the next tile of entries, the last one as far as it goes.

        `kept_root` is the root that was kept for this tile when it was full.
        """
        leaves = [sha256(b"\0" + line).digest() for _, line, _ in rows]
        wrong = self._misplaced(rows) or self._misread(rows, leaves) or self._meet(leaves)
        if wrong or self._tile.size < WIDTH:
            return wrong
        if kept_root is not None and kept_root != self._tile.hashes[0]:
            self._doubted = self._doubted or (self._whole.size, self._whole.size + WIDTH)
        self._whole.join(self._tile)
        self._tile = CompactRange()
        return None

    def end(self) -> Wrong | None:
        """Say what is missing at the end, or which kept tile is not of these entries."""
        # An empty log has met nothing yet, not even what was signed of an empty log.
        if wrong := self._meet([]):
            return wrong
        if self._next is None:
            return self._odd_tile()
        *_, last = self._next, *self._ahead
        return Wrong(
            f"The log has been cut off or an old copy put back: only {self.size} entries are here,"
            f" and {_lower(last.says)} was made from more."
        )

    def _misplaced(self, rows: Sequence[Row]) -> Wrong | None:
        if self._tile.size or len(rows) > WIDTH:
            raise ValueError("A walk takes a whole tile at a time, and only the last in part.")
        for place, row in enumerate(rows, start=self.size):
            if row[0] != place:
                return Wrong(f"Entry {place} is missing: entry {row[0]} stands where it was.")
        return None

    def _misread(self, rows: Sequence[Row], leaves: list[bytes]) -> Wrong | None:
        if leaves == [kept for _, _, kept in rows]:
            return None
        told = zip(rows, leaves, strict=True)
        place = next(place for (place, _, kept), leaf in told if leaf != kept)
        return Wrong(f"Entry {place} has been changed: its bytes do not give its hash.")

    def _meet(self, leaves: list[bytes]) -> Wrong | None:
        """Add the leaves, stopping at each milestone among them."""
        start = self.size
        while (milestone := self._next) and milestone.size <= start + len(leaves):
            self._tile.extend(leaves[self.size - start : milestone.size - start])
            if self.tree.root() != milestone.root:
                return self._differs(milestone)
            if wrong := self._odd_tile():
                return wrong
            self._met[milestone.outside] = milestone.size
            self._next = next(self._ahead, None)
        self._tile.extend(leaves[self.size - start :])
        return None

    def _differs(self, milestone: Milestone) -> Wrong:
        first, end = self._met[milestone.outside], milestone.size
        if self._doubted and not milestone.outside:
            first, end = max(first, self._doubted[0]), min(end, self._doubted[1])
        if first >= end:
            return Wrong(f"{milestone.says} is not one of this log.")
        return Wrong(
            f"{_entries(first, end)} not what {_lower(milestone.says)} was made from:"
            " changed, exchanged or put in afterwards."
        )

    def _odd_tile(self) -> Wrong | None:
        """Name the kept tile that differs although the milestone after it agrees."""
        if self._doubted is None:
            return None
        first, end = self._doubted
        return Wrong(f"The kept tile of entries {first} to {end - 1} is not made from them.")


def _entries(first: int, end: int) -> str:
    return f"Entry {first} is" if end - first == 1 else f"Entries {first} to {end - 1} are"


def _lower(says: str) -> str:
    return says[:1].lower() + says[1:]


class Tally:
    """Says whether two heaps hold the same names, each as often, without keeping either.

    Each name adds a number that only this tally's key can foretell; what goes in and comes
    out again leaves nothing. Names fall into buckets, so that only the uneven ones need to be
    gone through again to find which name it was.
    """

    BUCKETS = 256

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._sums = [0] * self.BUCKETS

    def _number(self, name: str) -> int:
        digest = blake2b(name.encode(), key=self._key, digest_size=16).digest()
        return int.from_bytes(digest, "big")

    def bucket(self, name: str) -> int:
        """Return the bucket that the name falls into."""
        return self._number(name) % self.BUCKETS

    def put(self, name: str) -> None:
        """Put a name into the first heap."""
        number = self._number(name)
        self._sums[number % self.BUCKETS] += number

    def match(self, name: str) -> None:
        """Put a name into the second heap."""
        number = self._number(name)
        self._sums[number % self.BUCKETS] -= number

    def uneven(self) -> int | None:
        """Return the first bucket whose heaps differ, if any."""
        return next((i for i, rest in enumerate(self._sums) if rest), None)
