"""Clearline: the one line between a children's home and its children."""

__version__ = "0.1.0"
