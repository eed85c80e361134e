"""A register given out as a file, or the empty file to fill in."""

import csv
from datetime import datetime
from typing import TextIO

from clearline.registers.brought_in.tables.shape import EVERYTHING, Table, Whose

# What a spreadsheet would take for a formula begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t")


def give(table: Table, file: TextIO, *, at: datetime, whose: Whose = EVERYTHING) -> int:
    """Write what is so now, in rows that would bring it in; return how many there are."""
    names = [column.name for column in table.columns]
    rows = csv.DictWriter(file, names, restval="")
    rows.writeheader()
    count = 0
    for row in table.out(at, whose):
        rows.writerow({name: _plain(value) for name, value in row.items()})
        count += 1
    return count


def template(table: Table, file: TextIO) -> None:
    """Write the names of the columns, and one row as an example."""
    rows = csv.writer(file)
    rows.writerow([column.name for column in table.columns])
    rows.writerow([column.example for column in table.columns])


def _plain(value: str) -> str:
    """Keep a spreadsheet from reading words as a formula; a number like +44 is none."""
    is_number = value[1:].replace(" ", "").isdigit()
    return f"'{value}" if value.startswith(_FORMULA) and not is_number else value
