"""The ledger beside one bare hash an entry, and beside another implementation.

Every round does each once, in turn: the machine's speed moves within minutes, so only ratios
taken inside one round mean anything. `python benchmarks/ledger.py [rounds]` prints the table.
"""

import hashlib
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

import pymerkle  # type: ignore[import-untyped]

from clearline.ledger.tree import CompactRange, Tree, inclusion_proof, leaf_hash, root_of
from clearline.ledger.verify import Milestone, Row, Walk

ENTRIES = 100_000
# The other implementation is timed on fewer: it is slower, and its rate does not depend on it.
THEIRS = 5_000
PROOFS = 300
TILE = 256

INTEGRATE, VERIFY = 0.30, 0.25


def entries(count: int) -> list[bytes]:
    """Return entries of about 230 bytes, as the gate writes them."""
    return [
        b'{"at":"2026-11-23T16:42:10.%06dZ","by":"registers_person/%d","digest":"%064x",'
        b'"facts":{"kind":"sent"},"kind":"message.event","of":"contact_event/%d","salt":"%032x"}'
        % (i % 1_000_000, i % 50, i, i, i)
        for i in range(count)
    ]


class Ours:
    """What is timed of ours, and the bare hash that it is measured against."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.rows: list[Row] = [(i, line, leaf_hash(line)) for i, line in enumerate(lines)]
        self.leaves = [leaf for _, _, leaf in self.rows]
        self.tree = Tree(len(lines), root_of(self.leaves))
        step = max(1, len(lines) // PROOFS)
        self.proofs = [
            (i, inclusion_proof(i, len(lines), self._subtree))
            for i in range(0, step * PROOFS, step)
        ]

    def _subtree(self, start: int, end: int) -> bytes:
        return root_of(self.leaves[start:end])

    def bare_hash(self) -> int:
        """One SHA-256 an entry: nothing that looks at each entry can be quicker."""
        for line in self.lines:
            hashlib.sha256(line).digest()
        return len(self.lines)

    def integrate(self) -> int:
        """Hash each entry and put it into the tree, as `append` does."""
        whole = CompactRange()
        whole.extend(leaf_hash(line) for line in self.lines)
        assert whole.root() == self.tree.root
        return whole.size

    def verify(self) -> int:
        """Go through the whole log as `clearline ledger verify` does, rows and reading apart."""
        walk = Walk([Milestone(self.tree.size, self.tree.root, "The checkpoint")])
        for start in range(0, len(self.rows), TILE):
            assert walk.take(self.rows[start : start + TILE]) is None
        assert walk.end() is None
        return walk.size

    def verify_proofs(self) -> int:
        """Check inclusion proofs."""
        assert all(self.tree.includes(self.leaves[i], i, proof) for i, proof in self.proofs)
        return len(self.proofs)


class Theirs:
    """The same with pymerkle, in memory."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.tree = self._filled()
        step = max(1, len(lines) // PROOFS)
        self.places = range(1, step * PROOFS + 1, step)
        self.proofs = [self.tree.prove_inclusion(place) for place in self.places]
        self.leaves = [leaf_hash(lines[place - 1]) for place in self.places]

    def _filled(self) -> Any:
        tree = pymerkle.InmemoryTree(algorithm="sha256")
        for line in self.lines:
            tree.append_entry(line)
        return tree

    def integrate(self) -> int:
        """Append each entry."""
        self._filled()
        return len(self.lines)

    def verify_proofs(self) -> int:
        """Check inclusion proofs."""
        root = self.tree.get_root()
        for leaf, proof in zip(self.leaves, self.proofs, strict=True):
            pymerkle.verify_inclusion(leaf, root, proof)
        return len(self.proofs)


def run(rounds: int) -> list[dict[str, Any]]:
    """Return a row for each thing timed: its rate, its share of the bare hash, and the goal."""
    ours, theirs = Ours(entries(ENTRIES)), Theirs(entries(THEIRS))
    timed: list[tuple[str, Callable[[], int], float | None]] = [
        ("one bare SHA-256 an entry", ours.bare_hash, None),
        ("integrate: leaf hash and tree", ours.integrate, INTEGRATE),
        ("verify the whole log", ours.verify, VERIFY),
        ("verify an inclusion proof", ours.verify_proofs, None),
        ("pymerkle: append", theirs.integrate, None),
        ("pymerkle: verify an inclusion proof", theirs.verify_proofs, None),
    ]
    rates: dict[str, list[float]] = {name: [] for name, _, _ in timed}
    for _ in range(rounds):
        for name, work, _ in timed:
            rates[name].append(_rate(work))
    bare = rates[timed[0][0]]
    return [_row(name, rates[name], bare, goal) for name, _, goal in timed]


def _rate(work: Callable[[], int]) -> float:
    began = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - began)


def _row(name: str, rates: list[float], bare: list[float], goal: float | None) -> dict[str, Any]:
    shares = [rate / limit for rate, limit in zip(rates, bare, strict=True)]
    return {
        "what": name,
        "unit": "a second",
        "median": statistics.median(rates),
        "least": min(rates),
        "most": max(rates),
        "of_bare_hash": statistics.median(shares),
        "of_bare_hash_least": min(shares),
        "of_bare_hash_most": max(shares),
        "goal_of_bare_hash": goal,
        "met": None if goal is None else statistics.median(shares) >= goal,
    }


def table(rows: Iterable[dict[str, Any]]) -> str:
    """Return the rows as a table to read."""
    lines = [f"{'':38}{'a second':>12}{'of one hash':>13}{'spread':>15}{'goal':>7}"]
    for row in rows:
        spread = f"{row['of_bare_hash_least']:.2f} to {row['of_bare_hash_most']:.2f}"
        goal = f"{row['goal_of_bare_hash']:.2f}" if row["goal_of_bare_hash"] else ""
        lines.append(
            f"{row['what']:38}{row['median']:12,.0f}{row['of_bare_hash']:13.2f}{spread:>15}{goal:>7}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(run(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
