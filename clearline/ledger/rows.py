"""Holding the rows of the record against what the ledger says of them."""

from __future__ import annotations

from collections import Counter
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.db.models import Exists, OuterRef, Subquery

from clearline.ledger import tables
from clearline.ledger.verify import Tally, Wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from clearline.ledger.entry import Entry
    from clearline.ledger.kept import Destroyable, Kept, Repeated

    Placed = tuple[int, Entry]

AT_ONCE = 2_000
# SQLite keeps anything in any column: what the program never writes may not be readable at all.
UNREADABLE = (ValueError, TypeError, DatabaseError)


class Rows:
    """The rows that one `Kept` speaks for: each has its entry, and each entry has its row."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self._tally = Tally(token_bytes(32))

    def take(self, entries: Sequence[Placed]) -> Wrong | None:
        """Hold some entries of this kind against their rows."""
        try:
            rows = self._rows(entry.of for _, entry in entries)
        except UNREADABLE:
            return self._unreadable(entries)
        for place, entry in entries:
            self._tally.put(entry.of)
            told = f"entry {place} ({entry.kind})"
            if entry.of not in rows:
                return Wrong(f"{self._lost(entry.of)}: {told} tells of it.")
            if self._differs(rows[entry.of], entry):
                return Wrong(f"{entry.of} has been changed since {told} was written.")
        return None

    def _rows(self, named: Iterable[str]) -> dict[str, tuple[Any, ...]]:
        """Return the rows that entries name, by that name."""
        kept = self.kept
        keys = [key for key in map(self._key, named) if key is not None]
        found = kept.rows().filter(pk__in=keys).values_list(kept.key, *kept.names)
        return {f"{kept.table}/{row[0]}": row for row in found.iterator(AT_ONCE)}

    def _differs(self, values: tuple[Any, ...], entry: Entry) -> bool:
        try:
            return self.kept.told(values, bytes.fromhex(entry.salt)) != entry
        except UNREADABLE:
            return True

    def _unreadable(self, entries: Sequence[Placed]) -> Wrong:
        """Name the row that cannot be read, now that it is known that one cannot."""
        spoilt = (
            Wrong(f"{entry.of} has been changed since entry {place} ({entry.kind}) was written.")
            for place, entry in entries
            if not self._can_be_read(entry.of)
        )
        return next(spoilt, _holds_what_is_never_written(self.kept.table))

    def _can_be_read(self, name: str) -> bool:
        try:
            self._rows([name])
        except UNREADABLE:
            return False
        return True

    def _lost(self, name: str) -> str:
        there = tables.rows(self.kept.model).filter(pk=self._key(name)).exists()
        return f"{name} is not as it was any more" if there else f"{name} is gone"

    def _key(self, name: str) -> object:
        table, _, key = name.partition("/")
        if table != self.kept.table:
            return None
        try:
            return tables.key(self.kept.model).to_python(key)
        except ValidationError:
            return None

    def end(self, again: Callable[[], Iterator[Placed]]) -> Wrong | None:
        """Say which row has no entry, or more than one, once all entries were taken.

        `again` goes through the entries once more; it is only asked when something is wrong.
        """
        try:
            for name in self._names():
                self._tally.match(name)
        except UNREADABLE:
            return _holds_what_is_never_written(self.kept.table)
        uneven = self._tally.uneven()
        if uneven is None:
            return None
        counts = Counter(n for n in self._names() if self._tally.bucket(n) == uneven)
        for place, entry in again():
            if entry.kind == self.kept.kind and self._tally.bucket(entry.of) == uneven:
                counts[entry.of] -= 1
                if counts[entry.of] < 0:
                    return Wrong(f"{entry.of} is told a second time by entry {place}.")
        name = next(name for name, count in counts.items() if count)
        return Wrong(
            f"{name} stands in no entry: it was put in past the ledger ({self.kept.kind})."
        )

    def _names(self) -> Iterator[str]:
        keys = self.kept.rows().order_by().values_list(self.kept.key, flat=True)
        for key in keys.iterator(AT_ONCE):
            yield f"{self.kept.table}/{key}"


def contents(destroyable: Destroyable) -> Wrong | None:
    """Hold content that may be destroyed against the digests that vouch for it."""
    try:
        return _changed(destroyable) or _missing(destroyable) or _undead(destroyable)
    except UNREADABLE:
        return _holds_what_is_never_written(destroyable.table)


def _changed(these: Destroyable) -> Wrong | None:
    every = tables.rows(these.model)
    columns = ("pk", f"{these.of}__{these.digest}", these.salt, *these.columns)
    for key, digest, salt, *values in every.values_list(*columns).iterator(AT_ONCE):
        if these.told(values, salt) != digest:
            return Wrong(f"{these.table}/{key} has been changed since it was written.")
    return None


def _missing(these: Destroyable) -> Wrong | None:
    """Name content that is gone although nothing says that it was destroyed."""
    rows = tables.rows(these.vouching).exclude(**{these.digest: ""})
    rows = rows.exclude(**{f"{these.digest}__isnull": True})
    rows = rows.exclude(Exists(tables.rows(these.model).filter(**{these.of: OuterRef("pk")})))
    if these.destroyed is not None:
        register, column = these.destroyed
        rows = rows.exclude(Exists(tables.rows(register).filter(**{column: OuterRef("pk")})))
    gone = rows.order_by("pk").first()
    if gone is None:
        return None
    name = f"{tables.name(these.vouching)}/{gone.pk}"
    return Wrong(f"The content of {name} ({these.table}) is gone, and nothing says why.")


def _undead(these: Destroyable) -> Wrong | None:
    """Name content that is here although the record says that it was destroyed."""
    if these.destroyed is None:
        return None
    register, column = these.destroyed
    said = tables.rows(register).filter(**{column: OuterRef(these.of)})
    here = tables.rows(these.model).filter(Exists(said)).order_by("pk").first()
    if here is None:
        return None
    return Wrong(f"{these.table}/{here.pk} is here, and was recorded as destroyed.")


def repeats(these: Repeated) -> Wrong | None:
    """Hold columns that repeat another row's against the newest such row."""
    try:
        return _unlike(these)
    except UNREADABLE:
        return _holds_what_is_never_written(tables.name(these.model))


def _unlike(these: Repeated) -> Wrong | None:
    newest = tables.rows(these.newest).filter(**{these.of: OuterRef("pk")}).order_by("-pk")
    said = {f"newest_{name}": Subquery(newest.values(name)[:1]) for name in these.columns}
    rows = tables.rows(these.model).annotate(**said).values_list("pk", *these.columns, *said)
    for key, *both in rows.iterator(AT_ONCE):
        here, there = both[: len(said)], both[len(said) :]
        # Where there is no such row there is nothing to repeat.
        if [these.told(value) or None for value in here] != [value or None for value in there]:
            name, said_by = tables.name(these.model), tables.name(these.newest)
            return Wrong(f"{name}/{key} does not repeat what its newest {said_by} says.")
    return None


def _holds_what_is_never_written(table: str) -> Wrong:
    return Wrong(f"A row of {table} has been changed: it holds what the program never writes.")
