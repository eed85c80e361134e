"""Follows the ledger: keeps the root of each full tile, so that no tile is worked out twice."""

from collections.abc import Iterator

from clearline.ledger.models import LedgerEntry, TileRoot
from clearline.ledger.tiles import Place
from clearline.ledger.tree import root_of

AT_ONCE = 200


def follow(size: int) -> None:
    """Keep the root of each tile that is full in a tree of this size and not kept yet."""
    level = 0
    while size >> (8 * (level + 1)):
        done = TileRoot.objects.filter(level=level).count()
        full = range(done, size >> (8 * (level + 1)))
        for some in (full[i : i + AT_ONCE] for i in range(0, len(full), AT_ONCE)):
            made = [
                TileRoot(level=level, index=index, root=root_of(hashes(Place(level, index))))
                for index in some
            ]
            TileRoot.objects.bulk_create(made, ignore_conflicts=True)
        level += 1


def hashes(place: Place) -> list[bytes]:
    """Return the hashes of a tile: leaf hashes, or the roots of the tiles below."""
    end = place.first + place.width
    if place.level == 0:
        entries = LedgerEntry.objects.filter(place__gte=place.first, place__lt=end)
        leaves = entries.order_by("place").values_list("leaf_hash", flat=True)
        return [bytes(leaf) for leaf in leaves]
    below = TileRoot.objects.filter(level=place.level - 1, index__gte=place.first, index__lt=end)
    roots = below.order_by("index").values_list("root", flat=True)
    return [bytes(root) for root in roots]


def of_entries() -> Iterator[bytes]:
    """Return the kept roots of the tiles of entries, in order."""
    kept = TileRoot.objects.filter(level=0).order_by("index")
    for root in kept.values_list("root", flat=True).iterator(AT_ONCE):
        yield bytes(root)
