"""The menu of those who answer for a home."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Item:
    """One door in the menu."""

    label: str
    href: str
    is_here: bool


_DOORS = (
    ("Today", "manager:today"),
    ("Children", "staff:children"),
    ("Conversations", "manager:conversations"),
    ("Who has looked", "manager:looks"),
    ("Reading words", "reading:contested"),
    ("Registers", "registers:front"),
    ("Rule book", "book:rules"),
)


def nav(here: str) -> list[Item]:
    """Return the menu, with where one is."""
    return [Item(label, reverse(name), name == here) for label, name in _DOORS]
