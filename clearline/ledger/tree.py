"""The Merkle tree of RFC 6962 and RFC 9162: hashes, growth, and proofs. No I/O happens here."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HASH_SIZE = 32
EMPTY = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of one entry; the zero before it keeps leaves and nodes apart."""
    return sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return sha256(b"\1" + left + right).digest()


def split(size: int) -> int:
    """Return the largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def root_hash(entries: Sequence[bytes]) -> bytes:
    """Return MTH(D[n]), the Merkle tree hash of the entries (RFC 6962, 2.1).

    Slow on purpose: this is the specification. `CompactRange` is what runs.
    """
    if not entries:
        return EMPTY
    if len(entries) == 1:
        return leaf_hash(entries[0])
    k = split(len(entries))
    return node_hash(root_hash(entries[:k]), root_hash(entries[k:]))


@dataclass
class CompactRange:
    """The whole tree in as many hashes as its size has set bits, the largest subtree first."""

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    @classmethod
    def read(cls, size: int, hashes: bytes) -> CompactRange:
        """Return the range that was written down as these bytes."""
        if len(hashes) != HASH_SIZE * size.bit_count():
            raise ValueError(f"A tree of {size} entries has {size.bit_count()} hashes.")
        return cls(size, [hashes[i : i + HASH_SIZE] for i in range(0, len(hashes), HASH_SIZE)])

    def written(self) -> bytes:
        """Return the hashes as bytes, to be read again."""
        return b"".join(self.hashes)

    def copy(self) -> CompactRange:
        """Return another that grows on its own."""
        return CompactRange(self.size, self.hashes.copy())

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes, in order."""
        size, hashes = self.size, self.hashes
        for leaf in leaves:
            top, full = leaf, size
            while full & 1:
                top = sha256(b"\1" + hashes.pop() + top).digest()
                full >>= 1
            hashes.append(top)
            size += 1
        self.size = size

    def join(self, subtree: CompactRange) -> None:
        """Add a whole subtree of a power of two, which no part of this one is smaller than."""
        top, full = subtree.root(), self.size // subtree.size
        while full & 1:
            top = node_hash(self.hashes.pop(), top)
            full >>= 1
        self.hashes.append(top)
        self.size += subtree.size

    def root(self) -> bytes:
        """Return the root of the tree so far."""
        if not self.hashes:
            return EMPTY
        *larger, root = self.hashes
        for left in reversed(larger):
            root = node_hash(left, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaf hashes."""
    whole = CompactRange()
    whole.extend(leaves)
    return whole.root()


def inclusion_proof(place: int, size: int, subtree: Callable[[int, int], bytes]) -> list[bytes]:
    """Return the hashes that lead from one entry up to the root (RFC 9162, 2.1.3.1).

    `subtree(start, end)` gives the root of the entries from `start` up to, not with, `end`.
    """
    if not 0 <= place < size:
        raise ValueError(f"A tree of {size} entries has no place {place}.")
    proof, start, end = [], 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if place < middle:
            proof.append(subtree(middle, end))
            end = middle
        else:
            proof.append(subtree(start, middle))
            start = middle
    return proof[::-1]


def consistency_proof(old: int, new: int, subtree: Callable[[int, int], bytes]) -> list[bytes]:
    """Return the hashes that show that the tree of `new` entries begins with that of `old`.

    (RFC 9162, 2.1.4.1.) Nothing needs to be shown of an empty tree, or of the same one.
    """
    if not 0 <= old <= new:
        raise ValueError(f"A tree of {new} entries never had {old}.")
    if old == 0:
        return []
    proof, start, end = [], 0, new
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            proof.append(subtree(middle, end))
            end = middle
        else:
            proof.append(subtree(start, middle))
            start = middle
    if start > 0:
        proof.append(subtree(start, end))
    return proof[::-1]


def _up(node: int, last: int) -> tuple[int, int]:
    """Climb past the levels at which the rightmost subtree stands alone."""
    while node and not node & 1:
        node, last = node >> 1, last >> 1
    return node, last


@dataclass(frozen=True)
class Tree:
    """What a checkpoint says: so many entries, with this root."""

    size: int
    root: bytes

    def includes(self, leaf: bytes, place: int, proof: Sequence[bytes]) -> bool:
        """Say whether the proof shows the leaf at its place (RFC 9162, 2.1.3.2)."""
        if not 0 <= place < self.size:
            return False
        node, last, top = place, self.size - 1, leaf
        for sibling in proof:
            if last == 0:
                return False
            if node & 1 or node == last:
                top = node_hash(sibling, top)
                node, last = _up(node, last)
            else:
                top = node_hash(top, sibling)
            node, last = node >> 1, last >> 1
        return last == 0 and top == self.root

    def begins_with(self, old: Tree, proof: Sequence[bytes]) -> bool:
        """Say whether the proof shows that this tree only added to `old` (RFC 9162, 2.1.4.2)."""
        if old.size == 0 or old.size >= self.size:
            same = old.size == 0 and old.root == EMPTY
            return not proof and (same or old == self)
        path = list(proof)
        if old.size & (old.size - 1) == 0:
            path.insert(0, old.root)
        if not path:
            return False
        return self._rebuilt(path, old.size) == (old.root, self.root)

    def _rebuilt(self, path: Sequence[bytes], old_size: int) -> tuple[bytes, bytes] | None:
        """Return both roots as the path makes them, or None if it is too short or too long."""
        node, last = old_size - 1, self.size - 1
        while node & 1:
            node, last = node >> 1, last >> 1
        was = now = path[0]
        for sibling in path[1:]:
            if last == 0:
                return None
            if node & 1 or node == last:
                was, now = node_hash(sibling, was), node_hash(sibling, now)
                node, last = _up(node, last)
            else:
                now = node_hash(now, sibling)
            node, last = node >> 1, last >> 1
        return (was, now) if last == 0 else None
