"""Words that only a child and one other person can read, sealed with a key for each conversation.

The keys are kept outside the database. That protects against staff, managers, administrators of the
program, database dumps and backups of the database; not against somebody who holds both the running
machine and the key folder.
"""

import os
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


def seal(text: str, *, conversation: UUID, of: UUID) -> bytes:
    """Seal words for one conversation, bound to the message or draft that they belong to."""
    nonce = os.urandom(_NONCE)
    # A lone surrogate can't be UTF-8; it can be sealed and opened again all the same.
    plain = text.encode("utf-8", "surrogatepass")
    return nonce + _key(conversation).encrypt(nonce, plain, of.bytes)


def unseal(sealed: bytes, *, conversation: UUID, of: UUID) -> str:
    """Return the words; `cryptography.exceptions.InvalidTag` if they were moved or changed."""
    nonce, rest = bytes(sealed[:_NONCE]), bytes(sealed[_NONCE:])
    return _key(conversation).decrypt(nonce, rest, of.bytes).decode("utf-8", "surrogatepass")


def make_key(conversation: UUID) -> None:
    """Make the key of a new conversation, on the disk before anything is sealed with it."""
    path = _path(conversation)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(AESGCM.generate_key(256))
        file.flush()
        os.fsync(file.fileno())


@lru_cache(maxsize=1024)
def _key(conversation: UUID) -> AESGCM:
    return AESGCM(_path(conversation).read_bytes())


def _path(conversation: UUID) -> Path:
    return Path(settings.SEALING_KEYS) / str(conversation)
