"""The tree, held against the published answers of RFC 6962 and another implementation."""

from collections.abc import Callable
from typing import Any

import pymerkle  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as some
from pymerkle import verify_consistency, verify_inclusion

from clearline.ledger.tree import (
    EMPTY,
    CompactRange,
    Tree,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_hash,
    root_of,
    split,
)

# The eight inputs and the answers that the certificate-transparency project publishes.
INPUTS = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
FIRST_OF_EIGHT = [
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
]
SIX_OF_EIGHT = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
]
logs = some.lists(some.binary(max_size=8), min_size=1, max_size=70)


def subtrees(entries: list[bytes]) -> Callable[[int, int], bytes]:
    return lambda start, end: root_hash(entries[start:end])


def tree_of(entries: list[bytes]) -> Tree:
    return Tree(len(entries), root_hash(entries))


def another(entries: list[bytes]) -> Any:
    """Return the same log in another implementation."""
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for entry in entries:
        tree.append_entry(entry)
    return tree


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots_come_out(size: int) -> None:
    assert root_hash(INPUTS[:size]).hex() == ROOTS[size - 1]
    assert root_of(map(leaf_hash, INPUTS[:size])).hex() == ROOTS[size - 1]


def test_the_published_proofs_come_out() -> None:
    inclusion = inclusion_proof(0, 8, subtrees(INPUTS))
    consistency = consistency_proof(6, 8, subtrees(INPUTS))

    assert [h.hex() for h in inclusion] == FIRST_OF_EIGHT
    assert [h.hex() for h in consistency] == SIX_OF_EIGHT


def test_an_empty_log_has_the_hash_of_nothing() -> None:
    assert root_hash([]) == root_of([]) == CompactRange().root() == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_leaf_can_never_pass_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert leaf_hash(left + right) != node_hash(left, right)


def test_a_tree_is_split_at_the_largest_power_of_two_below_its_size() -> None:
    assert [split(size) for size in (2, 3, 4, 5, 8, 9)] == [1, 2, 2, 4, 4, 8]


@given(logs, some.integers(0, 70))
def test_what_grows_agrees_with_the_specification(entries: list[bytes], cut: int) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    growing = CompactRange()
    growing.extend(leaves[:cut])
    again = CompactRange.read(growing.size, growing.written())
    again.extend(leaves[cut:])

    assert again.root() == root_hash(entries)
    assert (again.size, len(again.hashes)) == (len(entries), len(entries).bit_count())


def test_a_copy_grows_on_its_own() -> None:
    first = CompactRange()
    first.extend([leaf_hash(b"a")])
    second = first.copy()
    second.extend([leaf_hash(b"b")])

    assert first.root() == root_hash([b"a"])
    assert second.root() == root_hash([b"a", b"b"])


@given(some.integers(0, 9), some.integers(0, 3))
def test_whole_subtrees_can_be_joined(wholes: int, level: int) -> None:
    entries = [bytes([i]) for i in range(wholes << level)]
    joined = CompactRange()
    for start in range(0, len(entries), 1 << level):
        part = CompactRange()
        part.extend(map(leaf_hash, entries[start : start + (1 << level)]))
        joined.join(part)

    assert joined.root() == root_hash(entries)
    assert joined.size == len(entries)


def test_a_range_is_not_read_from_the_wrong_number_of_hashes() -> None:
    assert CompactRange.read(3, bytes(64)).size == 3
    with pytest.raises(ValueError, match="A tree of 3 entries has 2 hashes"):
        CompactRange.read(3, bytes(32))


@given(logs, some.data())
def test_roots_and_inclusion_agree_with_another_implementation(
    entries: list[bytes], data: some.DataObject
) -> None:
    size = data.draw(some.integers(1, len(entries)))
    place = data.draw(some.integers(0, size - 1))
    theirs = another(entries)
    tree, proof = tree_of(entries[:size]), inclusion_proof(place, size, subtrees(entries))
    their_proof = theirs.prove_inclusion(place + 1, size)

    assert theirs.get_root(size) == tree.root
    assert their_proof.path == [leaf_hash(entries[place]), *proof]
    assert tree.includes(leaf_hash(entries[place]), place, proof)
    verify_inclusion(leaf_hash(entries[place]), tree.root, their_proof)


@given(logs, some.data())
def test_consistency_agrees_with_another_implementation(
    entries: list[bytes], data: some.DataObject
) -> None:
    new = data.draw(some.integers(1, len(entries)))
    old = data.draw(some.integers(1, new))
    theirs = another(entries)
    proof = consistency_proof(old, new, subtrees(entries))

    assert Tree(new, theirs.get_root(new)).begins_with(Tree(old, theirs.get_root(old)), proof)
    their_proof = theirs.prove_consistency(old, new)
    verify_consistency(root_hash(entries[:old]), root_hash(entries[:new]), their_proof)


@given(some.integers(1, 70), some.data())
def test_an_inclusion_proof_shows_nothing_else(size: int, data: some.DataObject) -> None:
    entries = [bytes([i]) for i in range(size)]
    place = data.draw(some.integers(0, size - 1))
    other = data.draw(some.integers(-1, size).filter(lambda at: at != place))
    tree, leaf = tree_of(entries), leaf_hash(entries[place])
    proof = inclusion_proof(place, size, subtrees(entries))

    assert tree.includes(leaf, place, proof)
    assert not tree.includes(leaf_hash(b"forged entry"), place, proof)
    assert not tree.includes(leaf, other, proof)
    assert not tree.includes(leaf, place, [*proof, EMPTY])
    assert not proof or not tree.includes(leaf, place, proof[:-1])
    assert not Tree(size, EMPTY).includes(leaf, place, proof)


@given(some.integers(2, 70), some.data())
def test_a_consistency_proof_shows_nothing_else(size: int, data: some.DataObject) -> None:
    entries = [bytes([i]) for i in range(size)]
    old = data.draw(some.integers(1, size - 1))
    before, after = tree_of(entries[:old]), tree_of(entries)
    proof = consistency_proof(old, size, subtrees(entries))
    spoilt = [EMPTY, *proof[1:]]

    assert after.begins_with(before, proof)
    assert not after.begins_with(Tree(old, EMPTY), proof)
    assert not Tree(size, EMPTY).begins_with(before, proof)
    assert not after.begins_with(before, spoilt)
    assert not after.begins_with(before, proof[:-1])
    assert not after.begins_with(before, [])
    assert not after.begins_with(before, [*proof, EMPTY])


def test_every_tree_begins_with_nothing_and_with_itself() -> None:
    tree = tree_of(INPUTS)

    assert consistency_proof(0, 8, subtrees(INPUTS)) == []
    assert consistency_proof(8, 8, subtrees(INPUTS)) == []
    assert tree.begins_with(Tree(0, EMPTY), [])
    assert tree.begins_with(tree, [])
    assert not tree.begins_with(Tree(0, tree.root), [])
    assert not tree.begins_with(Tree(8, EMPTY), [])
    assert not tree.begins_with(tree, [EMPTY])
    assert not tree.begins_with(Tree(9, tree.root), [])


def test_there_is_no_proof_of_what_is_not_there() -> None:
    assert not tree_of(INPUTS).includes(leaf_hash(INPUTS[0]), 8, [])
    with pytest.raises(ValueError, match="A tree of 8 entries has no place 8"):
        inclusion_proof(8, 8, subtrees(INPUTS))
    with pytest.raises(ValueError, match="A tree of 8 entries never had 9"):
        consistency_proof(9, 8, subtrees(INPUTS))
