"""One row of a register, as a page tells it: what it says, from when until when, and by whom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from clearline.registers.books.book import Asking, Book
from clearline.registers.models import Person, Rejoining, Shift, StaffMember, day_of
from clearline.registers.models.terms import Dated, Timed
from clearline.registers.stretches import last_of


class State(StrEnum):
    """Where a row stands."""

    NOW = "now"
    AHEAD = "ahead"
    OVER = "over"


@dataclass(frozen=True)
class Line:
    """What a page says of one row."""

    pk: int
    says: str
    more: str
    first: date | datetime
    last: date | datetime | None
    state: State
    recorded_by: Person | None
    recorded_at: datetime
    may_end: bool
    may_second: bool = False


def line(book: Book, row: Any, asking: Asking) -> Line:
    """Return a row as a page tells it."""
    first, last = span(row)
    state = _state(first, last, asking.at)
    ended = getattr(row, f"{row.ENDED}_at", None)
    may_end = book.end is not None and book.is_theirs(row, asking)
    return Line(
        pk=row.pk,
        says=book.says(row),
        more=book.more(row),
        first=first,
        last=last,
        state=state,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        may_end=may_end and ended is None and state != State.OVER,
        may_second=book.second is not None and ended is None and book.waits(row),
    )


def span(row: Any) -> tuple[date | datetime, date | datetime | None]:
    """Return from when until when a row says what it says."""
    match row:
        case Dated():
            begun, over = row.from_on, last_of(row.until_on, getattr(row, f"{row.ENDED}_on"))
        case Timed():
            begun, over = getattr(row, row.BEGAN), getattr(row, f"{row.ENDED}_at")
        case Shift():
            begun, over = row.starts_at, row.cancelled_at or row.ends_at
        case StaffMember() | Rejoining():
            begun, over = row.started_on, last_of(None, row.left_on)
        case _:
            begun, over = row.recorded_at, getattr(row, f"{row.ENDED}_at", None)
    return begun, over


def _state(first: date | datetime, last: date | datetime | None, at: datetime) -> State:
    if last is not None and _is_past(last, at):
        return State.OVER
    begun = first <= at if isinstance(first, datetime) else first <= day_of(at)
    return State.NOW if begun else State.AHEAD


def _is_past(last: date | datetime, at: datetime) -> bool:
    return last <= at if isinstance(last, datetime) else last < day_of(at)
