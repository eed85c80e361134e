"""The rule book, as everybody who works here reads it."""
