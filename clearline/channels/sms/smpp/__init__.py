"""SMPP 3.4, for an organisation's own message centre: one line that carries both ways."""
