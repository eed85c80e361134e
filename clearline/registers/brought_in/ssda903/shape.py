"""The shape of a file of the return: its columns, and how each is read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from sys import intern

from clearline.registers.brought_in import values
from clearline.registers.brought_in.fault import Fault, Unreadable
from clearline.registers.brought_in.lines import Row
from clearline.registers.models import ReturnFile

Said = tuple[str, ...]
Reads = Callable[[str], str]


@dataclass(frozen=True)
class Column:
    """One column: how a value is read into the one way in which it is kept."""

    name: str
    reads: Reads
    is_needed: bool = False
    # A row goes in without what is wrong here: nothing is made of it but the export.
    is_kept_as_it_is: bool = False


def kept(name: str) -> Column:
    """Return a column of which nothing is made: it is kept, and given back."""
    return Column(name, lambda said: said[:LONGEST], is_kept_as_it_is=True)


LONGEST = 40
MOST_OF_A_NUMBER = 20


def day(said: str) -> str:
    """Read a day, and write it as the return does."""
    return values.written(values.day(said))


def number(said: str) -> str:
    """Read the number of a child."""
    if len(said) > MOST_OF_A_NUMBER:
        raise Unreadable(f"“{values.shown(said)}” is too long for the number of a child.")
    return said.upper()


def code(known: Collection[str]) -> Reads:
    """Return what reads one of these codes."""

    def read(said: str) -> str:
        word = intern(said.upper())
        if word not in known:
            raise Unreadable(f"“{values.shown(said)}” is no code of this column.")
        return word

    return read


CHILD = Column("CHILD", number, is_needed=True)
BORN = Column("DOB", day, is_needed=True)


@dataclass(frozen=True)
class File:
    """One file of the return."""

    kind: ReturnFile
    name: str
    columns: tuple[Column, ...]
    # The columns that no other file has together: by them a file is known, whatever its name.
    known_by: frozenset[str]
    # What is wrong with a row whose values are all well: pairs of a column and a sentence.
    contradicts: Callable[[dict[str, str]], Sequence[tuple[str, str]]] = lambda _: ()
    # By this column a later return says which row it corrects; without one there is one row.
    key: str = ""
    positions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.positions.update({column.name: i for i, column in enumerate(self.columns)})

    def lacks(self, columns: Collection[str]) -> list[str]:
        """Return the needed columns that are not there."""
        return [c.name for c in self.columns if c.is_needed and c.name not in columns]

    def read(self, row: Row, name: str, faults: list[Fault]) -> Said | None:
        """Return a row's values in the order of the columns, or None where it cannot come in."""
        read, is_well = {}, True
        for column in self.columns:
            said = row.values.get(column.name, "")
            read[column.name], wrong = _value(column, said)
            if wrong:
                is_kept = column.is_kept_as_it_is
                faults.append(Fault(name, row.number, column.name, wrong, not is_kept))
                is_well = is_well and is_kept
        if is_well:
            for column_name, says in self.contradicts(read):
                faults.append(Fault(name, row.number, column_name, says))
                is_well = False
        return tuple(read.values()) if is_well else None

    def of(self, said: Said, column: str) -> str:
        """Return one value of a row."""
        return said[self.positions[column]]


def _value(column: Column, said: str) -> tuple[str, str]:
    if not said:
        return "", "Something has to stand here." if column.is_needed else ""
    try:
        return column.reads(said), ""
    except Unreadable as why:
        return said[:LONGEST], str(why)
