"""Reads what comes with a request, where anything at all may come."""

from uuid import UUID

# The tables count as far as this; a number with more digits names nothing.
_DIGITS = 18


def key(said: str) -> int | None:
    """Return the number that was meant, or None."""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _DIGITS else None


def uuid(said: str | None) -> UUID | None:
    """Return the id that was meant, or None."""
    try:
        return UUID(said) if said else None
    except ValueError:
        return None
