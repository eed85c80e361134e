"""Asking for permission, form by form: whom, what they said, what follows, and what is due."""
