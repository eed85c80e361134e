"""The shape of a register as a file: its columns, how a row is brought in, and how one is given."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault, Unreadable
from clearline.registers.brought_in.lines import Row
from clearline.registers.models import Home, Person

Given = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who brings a file in, when, and whether all of it is taken back at the end."""

    by: Person
    at: datetime
    is_dry: bool = False
    # Whoever answers for some homes brings in what is theirs; without either it is everything.
    homes: frozenset[int] | None = None
    children: frozenset[int] | None = None

    def answers_for(self, home: Home | None) -> bool:
        """Say whether this is theirs to bring in: what is at no home is the organisation's."""
        return self.homes is None or (home is not None and home.pk in self.homes)

    @property
    def who(self) -> dict[str, Any]:
        """Return what every verb asks for."""
        return {"by": self.by, "at": self.at}


@dataclass(frozen=True, slots=True)
class Whose:
    """Of which homes and children a register is given out; without either it is everything."""

    homes: frozenset[int] | None = None
    children: frozenset[int] | None = None

    def at_home(self, path: str = "home") -> Q:
        """Keep what is at one of the homes."""
        return Q() if self.homes is None else Q(**{f"{path}__in": self.homes})

    def of_child(self, path: str = "child") -> Q:
        """Keep what is of one of the children."""
        return Q() if self.children is None else Q(**{f"{path}__in": self.children})


EVERYTHING = Whose()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, how it is read, and an example."""

    name: str
    says: str
    example: str = ""
    reads: Callable[[str], Any] = str
    is_needed: bool = False
    longest: int = 200


@dataclass(frozen=True, slots=True)
class Table:
    """One register as a file.

    `bring` writes one row down and returns what changed, in sentences; it is a verb, and refuses
    with the column and a sentence. `out` gives the rows that would bring in what is so now.
    """

    name: str
    title: str
    says: str
    columns: tuple[Column, ...]
    bring: Callable[[Given, Clerk], Any]
    out: Callable[[datetime, Whose], Iterator[dict[str, str]]]

    def lacks(self, columns: Sequence[str]) -> list[str]:
        """Return the needed columns that are not there."""
        return [c.name for c in self.columns if c.is_needed and c.name not in columns]

    def read(self, row: Row, name: str, faults: list[Fault]) -> Given | None:
        """Return a row's values; None, and the faults, where one of them cannot be read."""
        told: Given = {}
        before = len(faults)
        for column in self.columns:
            try:
                told[column.name] = _value(column, row.values.get(column.name, ""))
            except Unreadable as why:
                faults.append(Fault(name, row.number, column.name, str(why)))
        return told if len(faults) == before else None


def _value(column: Column, said: str) -> Any:
    if not said:
        if column.is_needed:
            raise Unreadable("Something has to stand here.")
        return None
    if len(said) > column.longest:
        raise Unreadable(f"“{values.shown(said)}” is too long: {column.longest} letters at most.")
    return column.reads(said)


def day(on: Any) -> str:
    """Write a day for a file; an empty one where there is none."""
    return values.written(on) if on else ""
