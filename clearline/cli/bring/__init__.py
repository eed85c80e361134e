"""Bringing in and giving out, as the command line shows it."""
