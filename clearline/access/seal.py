"""Seals what a second factor needs, with a key that is not in the database."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_NONCE = 12


def _key(secret: str | bytes) -> AESGCM:
    derived = HKDF(SHA256(), 32, salt=None, info=b"clearline access factors 1")
    return AESGCM(derived.derive(force_bytes(secret)))


def seal(words: bytes, *, about: str) -> bytes:
    """Return `words` sealed; they open only for the same `about`."""
    nonce = os.urandom(_NONCE)
    return nonce + _key(settings.SECRET_KEY).encrypt(nonce, words, about.encode())


def unseal(sealed: bytes, *, about: str) -> bytes | None:
    """Return what was sealed, or None when the key is gone or the bytes were moved or changed."""
    # An older key stays good while the organisation changes to a new one.
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return _key(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except InvalidTag:
            continue
    return None
