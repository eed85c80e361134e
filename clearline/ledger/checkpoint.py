"""Signed statements of the ledger's size and root (C2SP tlog-checkpoint). No I/O happens here."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from clearline.ledger.tree import HASH_SIZE, Tree

_ED25519 = b"\1"
_ID_SIZE = 4
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/=]+)")
_SIZE = re.compile(r"0|[1-9][0-9]*")
_NOTE = re.compile(rb"(?:[^\n]+\n){3,}\n(?:" + "— ".encode() + rb"[^\n]+\n)+")
_NAME = re.compile(r"[^\s+]+")


@dataclass(frozen=True)
class Signature:
    """Whose key signed, as it says itself, and the signature."""

    name: str
    key_id: bytes
    signed: bytes


@dataclass(frozen=True)
class Checkpoint:
    """A note that was read: of which log, how large and with which root, and who signed it."""

    origin: str
    tree: Tree
    text: bytes
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Verifier:
    """The public half of a key, and the name that it signs with."""

    name: str
    public: bytes

    @classmethod
    def read(cls, vkey: str) -> Verifier:
        """Return the verifier that was written as `name+id+key`."""
        name, key_id, public = _parts(vkey.strip())
        verifier = cls(name, public)
        if key_id != verifier.key_id.hex():
            raise ValueError("The key's number does not belong to this name and key.")
        return verifier

    @property
    def key_id(self) -> bytes:
        """Return the four bytes that tell this key from others of its name."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_ID_SIZE]

    @property
    def vkey(self) -> str:
        """Return the key as it is given out."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(_ED25519 + self.public)}"

    def why_not(self, checkpoint: Checkpoint) -> str | None:
        """Return why this key does not stand behind the checkpoint, or None if it does."""
        mine = [s for s in checkpoint.signatures if (s.name, s.key_id) == (self.name, self.key_id)]
        if not mine:
            return "is not signed with the known key"
        for signature in mine:
            try:
                key = Ed25519PublicKey.from_public_bytes(self.public)
                key.verify(signature.signed, checkpoint.text)
            except InvalidSignature:
                return "has a signature that does not fit its words"
        if checkpoint.origin != self.name:
            return f"is of another log, {checkpoint.origin}"
        return None


@dataclass(frozen=True)
class Signer:
    """The secret half of a key, and the name that it signs with, which is the log's origin."""

    name: str
    secret: bytes

    @classmethod
    def read(cls, written: str) -> Signer:
        """Return the signer that was written as `PRIVATE+KEY+name+id+key`."""
        before, marked, vkey = written.strip().partition("PRIVATE+KEY+")
        if before or not marked:
            raise ValueError("A signing key begins with PRIVATE+KEY.")
        name, key_id, secret = _parts(vkey)
        signer = cls(name, secret)
        if key_id != signer.verifier.key_id.hex():
            raise ValueError("The key's number does not belong to this name and key.")
        return signer

    def written(self) -> str:
        """Return the key as it is kept."""
        secret = _base64(_ED25519 + self.secret)
        return f"PRIVATE+KEY+{self.name}+{self.verifier.key_id.hex()}+{secret}"

    @property
    def verifier(self) -> Verifier:
        """Return the public half."""
        key = Ed25519PrivateKey.from_private_bytes(self.secret)
        return Verifier(self.name, key.public_key().public_bytes_raw())

    def sign(self, tree: Tree) -> bytes:
        """Return the signed note that says how large the log is, and its root."""
        text = f"{self.name}\n{tree.size}\n{_base64(tree.root)}\n".encode()
        signed = Ed25519PrivateKey.from_private_bytes(self.secret).sign(text)
        signature = _base64(self.verifier.key_id + signed)
        return text + f"\n— {self.name} {signature}\n".encode()


def read(note: bytes) -> Checkpoint:
    """Return the checkpoint that these bytes are, without trusting it yet."""
    text, blank, signatures = note.rpartition(b"\n\n")
    try:
        lines = text.decode().split("\n")
        signed = [_signature(line) for line in signatures.decode().removesuffix("\n").split("\n")]
    except UnicodeDecodeError as wrong:
        raise ValueError("A checkpoint is written in UTF-8.") from wrong
    if not blank or not note.endswith(b"\n"):
        raise ValueError("A checkpoint ends with its signatures, after an empty line.")
    return Checkpoint(lines[0], _tree(lines), text + b"\n", tuple(signed))


def split(kept: bytes) -> list[bytes]:
    """Return the notes that were kept one after another, without what was left half written."""
    return _NOTE.findall(kept)


def _tree(lines: list[str]) -> Tree:
    """Return the size and root that stand in a checkpoint's text."""
    if len(lines) < 3 or "" in lines or any(ord(c) < ord(" ") for line in lines for c in line):  # noqa: PLR2004
        raise ValueError("A checkpoint says its log, its size and its root, a line each.")
    if not _SIZE.fullmatch(lines[1]):
        raise ValueError(f"A checkpoint's size is a number, not {lines[1]!r}.")
    root = _from_base64(lines[2])
    if len(root) != HASH_SIZE:
        raise ValueError("A checkpoint's root is 32 bytes.")
    return Tree(int(lines[1]), root)


def _signature(line: str) -> Signature:
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        raise ValueError("A checkpoint's signature is a dash, a name and the signature.")
    signed = _from_base64(match[2])
    return Signature(match[1], signed[:_ID_SIZE], signed[_ID_SIZE:])


def _parts(written: str) -> tuple[str, str, bytes]:
    """Return the name, number and bytes of a key written as `name+id+key`."""
    name, _, rest = written.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = _from_base64(encoded)
    if not _NAME.fullmatch(name) or len(key) != 1 + HASH_SIZE or key[:1] != _ED25519:
        raise ValueError("A key is written as its name, its number and an Ed25519 key.")
    return name, key_id, key[1:]


def _base64(value: bytes) -> str:
    return b64encode(value).decode()


def _from_base64(written: str) -> bytes:
    try:
        return b64decode(written, validate=True)
    except ValueError as wrong:
        raise ValueError(f"{written!r} is not base64.") from wrong
