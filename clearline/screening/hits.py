"""What a recogniser hands back: a kind, and the words it covers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind, the tokens it covers, and why, where the kind does not say all."""

    kind: str
    first: int
    after: int
    why: str = ""
    message: int | None = None
    # Where a thing begins whose parts lie apart: all its hits have the same.
    begins: int | None = None

    @classmethod
    def of_message(cls, kind: str, message: int, why: str = "") -> "Hit":
        """Make a finding of a whole message."""
        return cls(kind, 0, 0, why, message)
