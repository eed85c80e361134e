"""What is wrong in a file: where, and in one plain sentence."""

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong: in which file, row and column, and whether the row came in.

    Rows are counted as a spreadsheet counts them: the names of the columns are row 1.
    """

    file: str
    row: int | None
    column: str
    says: str
    is_left_out: bool = True

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row is not None else ""
        return f"{', '.join(filter(None, [self.file, row, self.column]))}: {self.says}"


def left_out(faults: Iterable[Fault]) -> int:
    """Return how many of these kept something from coming in."""
    return sum(fault.is_left_out for fault in faults)


class Unreadable(Exception):  # noqa: N818 - it never leaves the readers
    """A value that cannot be what its column asks for."""
