"""How the ledger stands: how long it is, and what was last signed of it."""

from dataclasses import dataclass
from datetime import datetime

from clearline.ledger.models import Head, SignedCheckpoint


@dataclass(frozen=True, slots=True)
class State:
    """The ledger's length, and its newest signed checkpoint."""

    size: int
    signed_size: int | None
    signed_at: datetime | None


def now() -> State:
    """Return it. Two queries."""
    head = Head.objects.first()
    row = SignedCheckpoint.objects.order_by("size").last()
    return State(
        size=head.size if head else 0,
        signed_size=row.size if row else None,
        signed_at=row.signed_at if row else None,
    )
