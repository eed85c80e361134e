"""The small menu of the pages about the reading of words."""

from django.urls import reverse

from clearline.web.manager.frame import Item

_DOORS = (
    ("Contested", "reading:contested"),
    ("Known details", "reading:known"),
    ("How often it is right", "reading:figures"),
    ("Policy settings", "reading:policy"),
)


def doors(here: str) -> list[Item]:
    """Return the menu, with where one is."""
    return [Item(label, reverse(name), name == here) for label, name in _DOORS]
