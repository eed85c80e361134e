"""What these pages show: rows in words, and the parts of somebody's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from clearline.access.caller import Caller, Face
from clearline.registers.books.book import Book
from clearline.registers.books.line import Line, State, line
from clearline.web import spoken
from clearline.web.doors import Door
from clearline.web.manager.registers.subjects import Opened, subjects_of

# More rows of one register are a page of their own.
MOST = 12


@dataclass(frozen=True)
class Row:
    """One row of a register in words, and where it is ended."""

    line: Line
    since: str
    written: str
    end: str
    second: str = ""


@dataclass(frozen=True)
class Part:
    """One register on a page."""

    book: Book
    rows: Sequence[Row]
    has_more: bool
    add: str
    whole: str


def part(opened: Opened, book: Book) -> Part:
    """Return what a register says now."""
    at = opened.asking.at
    current = book.current(opened.row, at=at, most=MOST + 1)
    return Part(
        book=book,
        rows=[row(opened, book, line(book, each, opened.asking)) for each in current[:MOST]],
        has_more=len(current) > MOST,
        add=where_to_add(opened, book),
        whole=address(opened, "book", book.name),
    )


def row(opened: Opened, book: Book, told: Line) -> Row:
    """Put a row into words."""
    now = opened.asking.at
    may_end = told.may_end and opened.may_keep
    may_second = told.may_second and opened.may_keep
    by = f" by {told.recorded_by.called}" if told.recorded_by else ""
    return Row(
        line=told,
        since=_since(told, now=now),
        written=f"Written down{by} {spoken.moment(told.recorded_at, now=now)}.",
        end=address(opened, "stop", book.name, told.pk) if may_end else "",
        second=address(opened, "second", book.name, told.pk) if may_second else "",
    )


def where_to_add(opened: Opened, book: Book) -> str:
    """Return the address of the form, if something may be added."""
    return address(opened, "add", book.name) if opened.may_add(book) else ""


def address(opened: Opened, page: str, *more: object) -> str:
    """Return the address of one of the pages about whoever is opened."""
    return reverse(f"registers:{page}", args=[opened.subject.name, opened.row.pk, *more])


def _since(told: Line, *, now: datetime) -> str:
    first, last = _say(told.first, now=now), _say(told.last, now=now) if told.last else ""
    if told.state is State.NOW:
        return f"Since {first}, until {last}." if last else f"Since {first}."
    if told.state is State.AHEAD:
        return f"From {first} until {last}." if last else f"From {first}."
    return f"From {first} until {last}. Over."


def _say(when: date | datetime, *, now: datetime) -> str:
    if isinstance(when, datetime):
        return spoken.moment(when, now=now).removeprefix("on ")
    return spoken.whole_date(when)


def around(caller: Caller, kind: str) -> dict[str, object]:
    """Return the menu of the page, and that of the registers in it."""
    doors = [
        Door(each.title, reverse("registers:list", args=[each.name]), each.name == kind)
        for each in subjects_of(caller)
    ]
    frame = "manager/base.html" if caller.is_any(Face.MANAGER) else "staffed.html"
    return {"doors": doors, "frame": frame, "may_bring_in": caller.is_any(Face.MANAGER)}
