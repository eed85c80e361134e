"""Verifies the whole record: the log against itself, what was signed, and every row it tells of."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

from clearline.ledger import (
    append_only,
    checkpoint,
    databases,
    entry,
    kept,
    keys,
    tile_roots,
    unsaid,
)
from clearline.ledger.models import Head, LedgerEntry, SignedCheckpoint
from clearline.ledger.rows import Rows, contents, repeats
from clearline.ledger.tiles import WIDTH
from clearline.ledger.tree import CompactRange
from clearline.ledger.verify import Milestone, Walk, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from clearline.ledger.checkpoint import Checkpoint, Verifier
    from clearline.ledger.entry import Entry
    from clearline.ledger.kept import Declared
    from clearline.ledger.verify import Row

AT_ONCE = 8 * WIDTH


@dataclass
class Verdict:
    """What was gone through, and the first thing that is wrong, if anything is."""

    entries: int = 0
    checkpoints: int = 0
    outside: int = 0
    wrong: Wrong | None = None


@dataclass
class Audit:
    """One going-through of the record.

    `outside` are checkpoints that were kept away from it, `key` the key that they and those in
    the record must be signed with: this installation's own if none is given.
    """

    declared: Declared
    outside: Sequence[Checkpoint] = ()
    key: Verifier | None = None
    verdict: Verdict = field(default_factory=Verdict)
    head: CompactRange = field(default_factory=CompactRange)

    def run(self) -> Verdict:
        """Go through everything, up to the first thing that is wrong."""
        self.verdict.outside = len(self.outside)
        with databases.still():
            steps = (self._head, self._signatures, self._log_and_rows, self._beside, self._guards)
            self.verdict.wrong = next(filter(None, (step() for step in steps)), None)
        return self.verdict

    def _head(self) -> Wrong | None:
        row = Head.objects.first()
        try:
            self.head = CompactRange.read(row.size, bytes(row.hashes)) if row else CompactRange()
        except ValueError as wrong:
            return Wrong(f"The ledger's head cannot be read. {wrong}")
        return None

    def _signatures(self) -> Wrong | None:
        """Check who signed, before anything that was signed is relied on."""
        for one in self.outside:
            if why := self._key().why_not(one):
                return Wrong(f"{_named(one.tree.size, outside=True)} {why}.")
        for size, note in _notes():
            self.verdict.checkpoints += 1
            try:
                one = checkpoint.read(note)
            except ValueError as wrong:
                return Wrong(f"{_named(size)} cannot be read. {wrong}")
            why = self._key().why_not(one)
            if why is None and one.tree.size != size:
                why = f"is kept as one of {size}"
            if why:
                return Wrong(f"{_named(one.tree.size)} {why}.")
        return None

    def _key(self) -> Verifier:
        self.key = self.key or keys.verifier()
        return self.key

    def _milestones(self) -> Iterator[Milestone]:
        """Return what the root must be at each size, in order of size."""
        outside = (
            Milestone(
                one.tree.size, one.tree.root, _named(one.tree.size, outside=True), outside=True
            )
            for one in self.outside
        )
        signed = (
            Milestone(size, checkpoint.read(note).tree.root, _named(size))
            for size, note in _notes()
        )
        head = Milestone(self.head.size, self.head.root(), "The ledger's head")
        # Of one size, what is hardest to forge is asked first.
        return merge(sorted(outside, key=_size), signed, [head], key=_size)

    def _log_and_rows(self) -> Wrong | None:
        """Go through the log once, holding each stretch against the rows that it tells of."""
        walk = Walk(self._milestones())
        spoken_for = {one.kind: Rows(one) for one in self.declared.kept}
        roots = tile_roots.of_entries()
        for lines in _stretches():
            for tile in _split(lines, WIDTH):
                root = next(roots, None) if len(tile) == WIDTH else None
                if wrong := walk.take(tile, root):
                    return wrong
            if wrong := self._hold(lines, spoken_for):
                return wrong
            self.verdict.entries = walk.size
        return walk.end() or self._after_the_head(walk) or self._unspoken(spoken_for)

    def _hold(self, lines: Sequence[Row], spoken_for: dict[str, Rows]) -> Wrong | None:
        of_kind: dict[str, list[tuple[int, Entry]]] = {}
        for place, line, _ in lines:
            try:
                one = entry.read(line)
            except ValueError as wrong:
                return Wrong(f"Entry {place} cannot be read. {wrong}")
            if one.kind not in spoken_for:
                return Wrong(f"Entry {place} is of a kind that no room knows, {one.kind}.")
            of_kind.setdefault(one.kind, []).append((place, one))
        wrongs = (spoken_for[kind].take(entries) for kind, entries in of_kind.items())
        return next(filter(None, wrongs), None)

    def _after_the_head(self, walk: Walk) -> Wrong | None:
        if walk.size > (size := self.head.size):
            return Wrong(f"Entry {size} was put in past the ledger's head, which is of {size}.")
        return None

    def _unspoken(self, spoken_for: dict[str, Rows]) -> Wrong | None:
        """Say which row stands in no entry."""
        wrongs = (rows.end(_entries) for rows in spoken_for.values())
        return next(filter(None, wrongs), None)

    def _beside(self) -> Wrong | None:
        """Check what no entry tells of itself: contents, repeats, what was filled in past it."""
        wrongs = chain(
            map(contents, self.declared.destroyable),
            map(repeats, self.declared.repeated),
            (look(self.declared.kept) for look in (unsaid.too_early, unsaid.misspelt)),
        )
        return next(filter(None, wrongs), None)

    def _guards(self) -> Wrong | None:
        """Say which table's guard was taken down: nothing is changed yet, and it could be."""
        missing = sorted(append_only.guards_declared() - databases.guards())
        return Wrong(f"The guard {missing[0]} was taken down.") if missing else None


def verify(*, outside: Sequence[Checkpoint] = (), key: Verifier | None = None) -> Verdict:
    """Verify the record with everything that its rooms say is kept."""
    return Audit(kept.declared(), outside, key).run()


def _named(size: int, *, outside: bool = False) -> str:
    return f"The checkpoint of {size} entries{' kept outside' if outside else ''}"


def _size(milestone: Milestone) -> int:
    return milestone.size


def _notes() -> Iterator[tuple[int, bytes]]:
    signed = SignedCheckpoint.objects.order_by("size").values_list("size", "note")
    return ((size, bytes(note)) for size, note in signed.iterator(AT_ONCE))


def _stretches() -> Iterator[list[Row]]:
    """Return the log, some whole tiles at a time."""
    every = LedgerEntry.objects.order_by("place").values_list("place", "bytes", "leaf_hash")
    rows = every.iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        yield [(place, bytes(line), bytes(leaf)) for place, line, leaf in some]


def _split(lines: Sequence[Row], size: int) -> Iterable[Sequence[Row]]:
    return (lines[i : i + size] for i in range(0, len(lines), size))


def _entries() -> Iterator[tuple[int, Entry]]:
    for lines in _stretches():
        for place, line, _ in lines:
            yield place, entry.read(line)
