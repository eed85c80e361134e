"""What anybody may fetch: yesterday's checkpoint, and the tiles that belong to it.

Renewed once a day at a fixed minute: a size that moved as one watched would tell when a
child wrote. Entries are never public, only their hashes.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clearline.ledger import tile_roots
from clearline.ledger.models import SignedCheckpoint
from clearline.ledger.tiles import Place

if TYPE_CHECKING:
    from django.db.models import QuerySet

RENEWED_AT = time(3, 7)
_HOME = ZoneInfo("Europe/London")


def renewed(*, at: datetime) -> datetime:
    """Return when the public checkpoint was last renewed: seven minutes past three at night."""
    here = at.astimezone(_HOME)
    today = datetime.combine(here.date(), RENEWED_AT, _HOME)
    return today if today <= here else today - timedelta(days=1)


def checkpoint(*, at: datetime) -> bytes | None:
    """Return the public checkpoint, or None if nothing was ever signed."""
    row = _row(at)
    return bytes(row.note) if row else None


def tile(path: str, *, at: datetime) -> bytes | None:
    """Return a tile of the public tree, such as `tile/0/000.p/5`, or None if there is none."""
    place, row = Place.read(path), _row(at)
    if place is None or row is None or not place.within(row.size):
        return None
    found = tile_roots.hashes(place)
    return b"".join(found) if len(found) == place.width else None


def _row(at: datetime) -> SignedCheckpoint | None:
    """Return the newest checkpoint signed by the last renewal, and before the first the first."""
    signed: QuerySet[SignedCheckpoint] = SignedCheckpoint.objects.order_by("size")
    return signed.filter(signed_at__lte=renewed(at=at)).last() or signed.first()
