"""What the guidance asks and nothing here answers yet; it is meant to become empty."""

from typing import Final

NOT_BUILT_YET: Final[frozenset[str]] = frozenset(
    {
        "C1.balance",
        "C2.recorded",
        "C2.share",
        "C3.every_method",
        "C6.patterns",
        "C7.breach",
        "C8.own_addresses",
        "C12.approaches",
        "L4.shared",
    }
)
