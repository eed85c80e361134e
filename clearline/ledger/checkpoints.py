"""Follows the ledger: reads what was added, and signs how large it is and its root.

A follower runs after the commit, and makes no writer wait. It goes on from the last
checkpoint that it signed and hashes each entry itself, so it never signs a head that is
not what the log adds up to, nor one that takes back an earlier checkpoint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clearline.ledger import checkpoint, keys, outside, tile_roots
from clearline.ledger.models import Head, LedgerEntry, SignedCheckpoint
from clearline.ledger.tree import CompactRange, Tree, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from clearline.ledger.checkpoint import Verifier

AT_ONCE = 2_000


class NotWhatWasSignedError(Exception):
    """The log does not add up to its head, or does not go on from what was signed before."""


def newest() -> bytes | None:
    """Return the newest signed checkpoint."""
    row = SignedCheckpoint.objects.order_by("size").last()
    return bytes(row.note) if row else None


def follow(*, at: datetime) -> bytes | None:
    """Sign the newest head if it has moved, and see that it is kept outside too.

    Returns the new checkpoint, or None if nothing has been added since the last one.
    """
    signer = keys.signer()
    row = SignedCheckpoint.objects.order_by("size").last()
    tree = _signed(row, signer.verifier) if row else CompactRange()
    head = Head.objects.first()
    size, hashes = (head.size, bytes(head.hashes)) if head else (0, b"")
    if row and (tree.size, tree.written()) == (size, hashes):
        _hand_on(bytes(row.note), size, at=at)
        return None
    tree.extend(leaf_hash(line) for line in _lines(tree.size, size))
    if (tree.size, tree.written()) != (size, hashes):
        raise NotWhatWasSignedError(
            f"The ledger's head says {size} entries, and they do not add up to it."
            " Nothing was signed; `clearline ledger verify` says what is wrong."
        )
    note = signer.sign(Tree(size, tree.root()))
    kept = SignedCheckpoint(size=size, note=note, hashes=hashes, signed_at=at)
    # Another process may have signed the same head this second, to the byte.
    SignedCheckpoint.objects.bulk_create([kept], ignore_conflicts=True)
    _hand_on(note, size, at=at)
    return note


def _hand_on(note: bytes, size: int, *, at: datetime) -> None:
    """Do what follows from a checkpoint, again each time: what once failed is made good."""
    tile_roots.follow(size)
    outside.keep(note, at=at)


def _signed(row: SignedCheckpoint, verifier: Verifier) -> CompactRange:
    """Return the tree of the newest checkpoint, once it is sure that it was signed here."""
    tree = CompactRange.read(row.size, bytes(row.hashes))
    signed = checkpoint.read(bytes(row.note))
    why = verifier.why_not(signed)
    if why is None and signed.tree != Tree(tree.size, tree.root()):
        why = "is not of the size and root that it is kept under"
    if why:
        raise NotWhatWasSignedError(f"The checkpoint of {row.size} entries {why}.")
    return tree


def _lines(start: int, end: int) -> Iterator[bytes]:
    """Return the bytes of the entries from one place up to another."""
    lines = LedgerEntry.objects.filter(place__gte=start, place__lt=end).order_by("place")
    for line in lines.values_list("bytes", flat=True).iterator(AT_ONCE):
        yield bytes(line)
