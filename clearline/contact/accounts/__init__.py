"""Accounts: of each contact with somebody who has left a few sentences are written, in time."""
