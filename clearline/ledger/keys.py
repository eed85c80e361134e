"""The key that signs the ledger's checkpoints: made once, kept apart from the record."""

from secrets import token_bytes, token_hex

from django.conf import settings

from clearline.ledger.checkpoint import Signer, Verifier

SECRET_SIZE = 32


class NoKeyError(Exception):
    """There is nothing to sign with, or to check signatures by."""


def make(origin: str = "") -> str:
    """Return a new signing key as it is written, with the log's name in it.

    Two logs must not share a name, so one that is not given is drawn.
    """
    name = origin or f"clearline.local/{token_hex(4)}"
    return Signer(name, token_bytes(SECRET_SIZE)).written()


def signer() -> Signer:
    """Return this installation's signing key."""
    if not settings.LEDGER_KEY:
        raise NoKeyError(
            "There is no key for the ledger's checkpoints: neither CLEARLINE_LEDGER_KEY"
            f" nor {settings.DATA / 'secrets' / 'ledger_key'}."
        )
    try:
        return Signer.read(settings.LEDGER_KEY)
    except ValueError as wrong:
        raise NoKeyError(f"The key for the ledger's checkpoints cannot be read. {wrong}") from wrong


def verifier() -> Verifier:
    """Return its public half."""
    return signer().verifier
