"""Deadlines, worked out from what is known and the time that it is; no clock of its own."""
