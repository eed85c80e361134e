"""The small menu of the pages about the reading of words."""

from django.urls import reverse

from clearline.web.doors import Door

_DOORS = (
    ("Contested", "reading:contested"),
    ("Known details", "reading:known"),
    ("How often it is right", "reading:figures"),
    ("Policy settings", "reading:policy"),
)


def doors(here: str) -> list[Door]:
    """Return the menu, with where one is."""
    return [Door(label, reverse(name), name == here) for label, name in _DOORS]
