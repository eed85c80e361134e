"""How a room says what the ledger vouches for: which rows, which columns, told as what kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from operator import attrgetter
from secrets import token_bytes
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

from clearline.ledger import entry, tables
from clearline.ledger.entry import SALT_SIZE, SYSTEM, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.db.models import Field, Model, Q, QuerySet

    Row = tuple[Any, ...]

# What a database may give back otherwise than it was given cannot be vouched for.
_UNSTEADY = (models.FloatField, models.DecimalField, models.DurationField, models.FileField)


@dataclass(frozen=True, eq=False)
class Kept:
    """Every row of a table, or every row `when`, stands in the ledger once as this kind.

    The entry commits to the named columns and to those of `at` and `by`; the values of `facts`
    it also shows. A row that is changed, deleted, put in or exchanged is found by its entry.

    A `Kept` never changes once rows stand under it: a column that comes later is vouched for
    by a kind of its own, with a `when` that tells the rows apart.
    """

    kind: str
    model: type[Model]
    columns: tuple[str, ...]
    at: str
    by: str | None = None
    when: Q | None = None
    facts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not entry.is_kind(self.kind):
            raise ValueError(f"{self.kind!r} is no kind: it is words with a dot between them.")
        unsteady = [n for n in self.names if isinstance(self._field(n), _UNSTEADY)]
        if unsteady:
            raise TypeError(f"{self.table} cannot be kept with {', '.join(unsteady)}.")
        if any(isinstance(self._field(name), models.JSONField) for name in self.facts):
            raise TypeError(f"An entry of {self.table} can only show single values.")

    def _field(self, name: str) -> Field[Any, Any]:
        return tables.field(self.model, name)

    def _column(self, name: str) -> str:
        """Return the name that holds the value itself: of a foreign key, its id."""
        return str(self._field(name).attname)

    @cached_property
    def table(self) -> str:
        """Return the table's name."""
        return tables.name(self.model)

    @cached_property
    def key(self) -> str:
        """Return the name of its primary key."""
        return str(tables.key(self.model).attname)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the columns that the digest covers, in order."""
        named = {*self.columns, *self.facts, self.at} | ({self.by} if self.by else set())
        return tuple(sorted(map(self._column, named)))

    @cached_property
    def _who(self) -> tuple[str | None, str]:
        """Return the column that says by whom, and what stands before its value."""
        if self.by is None:
            return None, ""
        towards = self._field(self.by).related_model
        return self._column(self.by), f"{tables.name(towards)}/" if towards else ""

    @cached_property
    def _of(self) -> Any:
        return attrgetter(self.key, *self.names)

    def rows(self) -> QuerySet[Model]:
        """Return the rows that must stand in the ledger as this kind."""
        rows = tables.rows(self.model)
        return rows.filter(self.when) if self.when is not None else rows

    def entry(self, row: object) -> Entry:
        """Return the entry for a row that has just been written: anything with its columns."""
        return self.entries([row])[0]

    def entries(self, rows: Iterable[object]) -> list[Entry]:
        """Return an entry each, with fresh salts."""
        told = [self._of(row) for row in rows]
        salts = token_bytes(SALT_SIZE * len(told))
        return [
            self.told(values, salts[i : i + SALT_SIZE])
            for values, i in zip(told, range(0, len(salts), SALT_SIZE), strict=True)
        ]

    def told(self, values: Row, salt: bytes) -> Entry:
        """Return the entry for a row's key and columns, when it is written and when verified."""
        key, *rest = values
        row = entry.said(zip(self.names, rest, strict=True))
        column, before = self._who
        who = row[column] if column else None
        return Entry(
            kind=self.kind,
            of=f"{self.table}/{key}",
            at=str(row[self.at]),
            by=SYSTEM if who is None else f"{before}{who}",
            digest=entry.digest(row, salt=salt),
            salt=salt.hex(),
            facts={name: row[name] for name in self._shown},
        )

    @cached_property
    def _shown(self) -> tuple[str, ...]:
        return tuple(sorted(map(self._column, self.facts)))


@dataclass(frozen=True, eq=False)
class Destroyable:
    """Content that may be destroyed in its time: a kept row holds only its salted digest.

    The salt stands beside the content and goes with it, so that what is left tells nobody
    anything. `of` names the kept row, `digest` its column. Content that is gone is lawfully
    gone when `destroyed`, a kept table and its key to the same row, says so.
    """

    model: type[Model]
    columns: tuple[str, ...]
    of: str
    digest: str
    salt: str = "salt"
    destroyed: tuple[type[Model], str] | None = None

    @cached_property
    def table(self) -> str:
        """Return the name of the content's table."""
        return tables.name(self.model)

    @cached_property
    def vouching(self) -> type[Model]:
        """Return the model of the kept rows that hold the digests."""
        towards = tables.field(self.model, self.of).related_model
        assert isinstance(towards, type)  # noqa: S101 - `of` is a foreign key
        return towards

    def digest_of(self, content: object) -> str:
        """Return the digest to put into the kept row."""
        return self.told(
            [getattr(content, name) for name in self.columns], getattr(content, self.salt)
        )

    def told(self, values: Sequence[object], salt: bytes) -> str:
        """Return the digest of these values, when they are written and when verified."""
        content = entry.said(zip(self.columns, values, strict=True))
        return entry.digest(content, salt=bytes(salt))


def _itself(value: object) -> object:
    return value


@dataclass(frozen=True, eq=False)
class Repeated:
    """Columns that repeat, so that they are there without asking, what the newest kept row says.

    Such a row changes whenever a newer one is written, so no entry can vouch for these columns;
    the kept rows that they repeat do. `of` is the foreign key from those to this row. Where the
    kept row must not hold the value itself, it holds what `told` makes of it.
    """

    model: type[Model]
    columns: tuple[str, ...]
    newest: type[Model]
    of: str
    told: Callable[[Any], object] = _itself


@dataclass(frozen=True)
class Declared:
    """What all rooms together say that the ledger vouches for."""

    kept: tuple[Kept, ...]
    destroyable: tuple[Destroyable, ...] = ()
    repeated: tuple[Repeated, ...] = ()


def declared() -> Declared:
    """Return what each room's `kept` module says: `KEPT`, `DESTROYABLE` and `REPEATED`."""
    rooms = [
        import_module(f"{room.name}.kept")
        for room in apps.get_app_configs()
        if module_has_submodule(room.module, "kept") and room.label != "ledger"
    ]
    return Declared(
        tuple(one for room in rooms for one in room.KEPT),
        tuple(one for room in rooms for one in getattr(room, "DESTROYABLE", ())),
        tuple(one for room in rooms for one in getattr(room, "REPEATED", ())),
    )


def new_salt() -> bytes:
    """Return a salt for content that may be destroyed."""
    return token_bytes(SALT_SIZE)
