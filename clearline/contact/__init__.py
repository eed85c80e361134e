"""The act of communicating: the one gate, and what follows from it."""
