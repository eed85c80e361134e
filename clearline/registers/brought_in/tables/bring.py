"""Bringing a file of one register in: row by row, what is right of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from clearline.registers.brought_in.fault import Fault, left_out
from clearline.registers.brought_in.lines import Row, opened
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.tables import (
    calendar,
    equipment,
    homes,
    people,
    rota,
    staff,
)
from clearline.registers.brought_in.tables.shape import Clerk, Given, Table
from clearline.registers.recorded import Unkept

TABLES = {
    one.name: one for one in (homes.TABLE, staff.TABLE, people.TABLE, equipment.TABLE, rota.TABLE)
}
MOST_ROWS = 20_000
AT_ONCE = 50
Tell = Callable[[str, Sequence[str]], None]
Progress = Callable[[int, int], None]


@dataclass
class Outcome:
    """What became of it: rows that changed something, rows that did not, and what was wrong."""

    changed: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Say whether everything came in."""
        return left_out(self.faults) == 0


def bring(
    table: Table,
    source: Source,
    clerk: Clerk,
    *,
    tell: Tell = lambda *_: None,
    progress: Progress = lambda *_: None,
) -> Outcome:
    """Write down what is right of a file, and list what is not.

    A dry run does the very same, and takes all of it back at the end.
    """
    outcome = Outcome()
    rows = list(_read(table, source, outcome.faults))
    if len(rows) > MOST_ROWS:
        says = f"The file has more than {MOST_ROWS:,} rows. Send it in parts."
        return Outcome(faults=[Fault(source.name, None, "", says)])
    doing = _Doing(table, source.name, clerk, outcome, tell)
    if not clerk.is_dry:
        for first in range(0, len(rows), AT_ONCE):
            doing.some(rows[first : first + AT_ONCE])
            progress(min(first + AT_ONCE, len(rows)), len(rows))
        return _in_order(outcome)
    with transaction.atomic():
        doing.some(rows)
        transaction.set_rollback(True)
    progress(len(rows), len(rows))
    return _in_order(outcome)


def _in_order(outcome: Outcome) -> Outcome:
    outcome.faults.sort(key=lambda fault: (fault.row or 0, fault.column))
    return outcome


@dataclass
class _Doing:
    table: Table
    file: str
    clerk: Clerk
    outcome: Outcome
    tell: Tell

    def some(self, rows: Sequence[tuple[int, Given]]) -> None:
        with transaction.atomic():
            for number, told in rows:
                self._one(number, told)

    def _one(self, number: int, told: Given) -> None:
        answer = self.table.bring(told, self.clerk)
        if isinstance(answer, Unkept):
            for column, says in answer.why:
                known = column if column in told else column.upper()
                place = known if known in told else ""
                self.outcome.faults.append(Fault(self.file, number, place, says))
        elif answer:
            self.outcome.changed += 1
            self.tell(f"Row {number}, {_called(told)}", answer)
        else:
            self.outcome.unchanged += 1


def _called(told: Given) -> str:
    """Return whom or what a row is about, for whoever reads what it changes."""
    return str(told.get("NAME") or told.get("PERSON") or told.get("LABEL"))


def _read(table: Table, source: Source, faults: list[Fault]) -> Iterator[tuple[int, Given]]:
    for row in _rows(table, source, faults):
        told = table.read(row, source.name, faults)
        if told is not None:
            yield row.number, told


def _rows(table: Table, source: Source, faults: list[Fault]) -> Iterator[Row]:
    if table is rota.TABLE and source.name.lower().endswith(".ics"):
        yield from calendar.rows(source, faults)
        return
    sheet = opened(source.bytes, source.name, faults)
    if sheet is None:
        return
    if lacking := table.lacks(sheet.columns):
        says = f"The file has no column {', '.join(lacking)}, so nothing of it came in."
        faults.append(Fault(source.name, 1, "", says))
        return
    yield from sheet.rows
