"""The specification's example, recomputed from the page with none of our code, then with it."""

import base64
import hashlib
import json
import re
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from clearline.ledger import checkpoint, entry
from clearline.ledger.checkpoint import Signer, Verifier
from clearline.ledger.tree import Tree, leaf_hash, root_hash

PAGE = (Path(__file__).parents[3] / "docs" / "ledger.md").read_text()


def blocks(name: str) -> list[str]:
    """Return the blocks of this kind on the page."""
    return re.findall(rf"^```{name}\n(.*?)^```$", PAGE, re.S | re.M)


def lines(name: str) -> list[bytes]:
    [block] = blocks(name)
    return [line.encode() for line in block.splitlines()]


def sha256(of: bytes) -> bytes:
    return hashlib.sha256(of).digest()


def test_the_digest_is_of_the_salt_and_the_row() -> None:
    [row], [digest] = blocks("json"), blocks("digest")
    first = json.loads(lines("entries")[0])

    assert sha256(bytes.fromhex(first["salt"]) + row.strip().encode()).hex() == digest.strip()
    assert first["digest"] == digest.strip()
    assert entry.digest(json.loads(row), salt=bytes.fromhex(first["salt"])) == digest.strip()


def test_the_tree_is_what_the_page_says() -> None:
    leaves = [sha256(b"\0" + line) for line in lines("entries")]
    node = sha256(b"\1" + leaves[0] + leaves[1])
    root = sha256(b"\1" + node + leaves[2])

    assert [leaf.hex().encode() for leaf in leaves] == lines("leaves")
    assert [node.hex().encode(), root.hex().encode()] == lines("nodes")
    assert [leaf_hash(line) for line in lines("entries")] == leaves
    assert root_hash(lines("entries")) == root


def test_the_checkpoint_is_signed_by_the_key_on_the_page() -> None:
    [note], [vkey] = blocks("checkpoint"), lines("vkey")
    text, signature = note.split("\n\n— ")
    name, key_id, key = vkey.decode().split("+", 2)
    public = base64.b64decode(key)[1:]
    signed = base64.b64decode(signature.split()[1])

    assert (
        text.split("\n")[2] == base64.b64encode(bytes.fromhex(lines("nodes")[1].decode())).decode()
    )
    assert sha256(name.encode() + b"\n\x01" + public)[:4].hex() == key_id == signed[:4].hex()
    Ed25519PublicKey.from_public_bytes(public).verify(signed[4:], text.encode() + b"\n")


def test_our_own_reader_agrees() -> None:
    [note], [vkey] = blocks("checkpoint"), lines("vkey")
    read = [entry.read(line) for line in lines("entries")]
    signed = checkpoint.read(note.encode())

    assert [one.written() for one in read] == lines("entries")
    assert signed.tree == Tree(3, root_hash(lines("entries")))
    assert Verifier.read(vkey.decode()).why_not(signed) is None
    assert Signer("ledger.example/orchard", bytes(range(32))).sign(signed.tree) == note.encode()
