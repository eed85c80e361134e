"""Signed checkpoints, read by us and by a reader that knows nothing of us."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from hypothesis import given
from hypothesis import strategies as some

from clearline.ledger import checkpoint
from clearline.ledger.checkpoint import Signer, Verifier
from clearline.ledger.tree import EMPTY, Tree

OURS = Signer("ledger.example/orchard", bytes(range(32)))
THEIRS = Signer("ledger.example/orchard", bytes(range(1, 33)))
TREE = Tree(12, hashlib.sha256(b"twelve entries").digest())
NOTE = OURS.sign(TREE)
KEY = OURS.verifier.vkey.split("+", 2)[2]

# From the specification of the note: an example of somebody else's.
FROM_THE_SPECIFICATION = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
""".encode()  # noqa: E501


def independently(note: bytes, vkey: str) -> tuple[str, int, bytes]:
    """Check a note as its specification says, with other people's tools only."""
    name, key_id, encoded = vkey.split("+", 2)
    algorithm, public = base64.b64decode(encoded)[:1], base64.b64decode(encoded)[1:]
    assert algorithm == b"\x01"
    made_of = name.encode() + b"\n\x01" + public
    assert hashlib.sha256(made_of).digest()[:4].hex() == key_id
    head, _, last = note.decode().rstrip("\n").rpartition("\n\n— ")
    signer, signature = last.split(" ")
    assert signer == name
    assert base64.b64decode(signature)[:4].hex() == key_id
    Ed25519PublicKey.from_public_bytes(public).verify(
        base64.b64decode(signature)[4:], (head + "\n").encode()
    )
    origin, size, root = head.split("\n")
    return origin, int(size), base64.b64decode(root)


@given(some.integers(0, 2**60), some.binary(min_size=32, max_size=32))
def test_an_independent_reader_agrees(size: int, root: bytes) -> None:
    note = OURS.sign(Tree(size, root))

    assert independently(note, OURS.verifier.vkey) == ("ledger.example/orchard", size, root)


@given(some.integers(0, 2**60), some.binary(min_size=32, max_size=32))
def test_what_was_signed_is_read_and_stood_behind(size: int, root: bytes) -> None:
    signed = checkpoint.read(OURS.sign(Tree(size, root)))

    assert signed.origin == "ledger.example/orchard"
    assert signed.tree == Tree(size, root)
    assert OURS.verifier.why_not(signed) is None


def test_another_key_of_the_same_name_is_seen() -> None:
    signed = checkpoint.read(THEIRS.sign(TREE))

    assert THEIRS.verifier.why_not(signed) is None
    assert OURS.verifier.why_not(signed) == "is not signed with the known key"


def test_a_changed_word_is_seen() -> None:
    changed = checkpoint.read(NOTE.replace(b"\n12\n", b"\n13\n"))

    assert OURS.verifier.why_not(changed) == "has a signature that does not fit its words"


def test_a_checkpoint_of_another_log_is_seen() -> None:
    text = b"ledger.example/other\n0\n" + base64.b64encode(EMPTY) + b"\n"
    key = OURS.verifier
    signed = checkpoint.Checkpoint(
        "ledger.example/other", Tree(0, EMPTY), text, (_signature_by(OURS, text),)
    )

    assert key.why_not(signed) == "is of another log, ledger.example/other"


def _signature_by(signer: Signer, text: bytes) -> checkpoint.Signature:
    signed = Ed25519PrivateKey.from_private_bytes(signer.secret).sign(text)
    return checkpoint.Signature(signer.name, signer.verifier.key_id, signed)


def test_a_witness_may_sign_too() -> None:
    witness = Signer("witness.example/w1", bytes(32))
    both = NOTE + witness.sign(TREE).rpartition(b"\n\n")[2]
    signed = checkpoint.read(both)

    assert [s.name for s in signed.signatures] == ["ledger.example/orchard", "witness.example/w1"]
    assert OURS.verifier.why_not(signed) is None


def test_a_note_of_somebody_else_is_read_and_not_trusted() -> None:
    signed = checkpoint.read(FROM_THE_SPECIFICATION)

    assert (signed.origin, signed.tree.size) == ("example.com/behind-the-sofa", 20852163)
    assert OURS.verifier.why_not(signed) == "is not signed with the known key"


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (b"", "a dash, a name and the signature"),
        (NOTE.rpartition(b"\n\n")[0] + b"\n", "a dash, a name"),
        (NOTE[:-1], "ends with its signatures"),
        (NOTE.rpartition(b"\n\n")[2], "ends with its signatures"),
        (NOTE.replace(b"\n12\n", b"\n012\n"), "size is a number, not '012'"),
        (NOTE.replace(b"\n12\n", b"\n"), "a line each"),
        (NOTE.replace(b"\n12\n", b"\n12\n\n"), "a line each"),
        (NOTE.replace(b"\n12\n", b"\n12\r\n"), "a line each"),
        (NOTE.replace(b"ledger.example/orchard", b"\xff", 1), "UTF-8"),
        (NOTE.replace(b"=\n\n", b"\n\n"), "not base64"),
        (OURS.sign(Tree(12, b"short")), "root is 32 bytes"),
    ],
)
def test_what_is_no_checkpoint_is_refused(spoilt: bytes, says: str) -> None:
    assert checkpoint.read(NOTE).tree == TREE
    with pytest.raises(ValueError, match=says):
        checkpoint.read(spoilt)


def test_keys_are_written_and_read_again() -> None:
    assert Verifier.read(OURS.verifier.vkey + "\n") == OURS.verifier
    assert Signer.read(OURS.written() + "\n") == OURS
    assert OURS.written().startswith("PRIVATE+KEY+ledger.example/orchard+")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "its name, its number"),
        ("ledger.example+00000000+AAAA", "its name, its number"),
        ("ledger example+00000000+" + KEY, "its name"),
        ("ledger.example/orchard+00000000+" + KEY, "belong"),
        ("ledger.example/orchard+00000000+?", "not base64"),
    ],
)
def test_a_spoilt_public_key_is_refused(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Verifier.read(written)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (OURS.verifier.vkey, "begins with PRIVATE"),
        ("x" + OURS.written(), "begins with PRIVATE"),
        (OURS.written().replace(OURS.verifier.key_id.hex(), "00000000"), "belong"),
    ],
)
def test_a_spoilt_signing_key_is_refused(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Signer.read(written)


def test_notes_kept_one_after_another_are_told_apart() -> None:
    later = OURS.sign(Tree(13, EMPTY))
    torn = later[: len(later) // 3]

    assert checkpoint.split(b"") == []
    assert checkpoint.split(NOTE + b"\n" + later) == [NOTE, later]
    assert checkpoint.split(NOTE + later) == [NOTE, later]
    assert checkpoint.split(NOTE + b"\n" + torn + b"\n\n" + later) == [NOTE, later]
