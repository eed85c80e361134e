"""Adding a fact to a register, ending one, and writing down somebody new. Nothing is deleted."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.middleware import Request, caller_of
from clearline.contact.crises import declaring
from clearline.contact.crises.keeping import Refusal
from clearline.contact.crises.reading import Why
from clearline.registers import people
from clearline.registers.books.book import Asking, Book, Way
from clearline.registers.books.line import line
from clearline.registers.recorded import Unkept
from clearline.web.manager.registers import shown
from clearline.web.manager.registers.forms import WayForm
from clearline.web.manager.registers.subjects import Opened, asking_of, open_, subject

_MISSING = "missing"
FORM = "manager/registers/form.html"


def add(request: Request, kind: str, key: int, name: str) -> HttpResponse:
    """Write a new fact into a register."""
    opened = open_(caller_of(request), kind, key)
    book = opened.subject.book(name)
    if book.add is None or not opened.may_add(book):
        raise Http404
    form = _form(request, book.add, opened.asking, initial=_as_it_is(opened, book))
    with transaction.atomic():
        kept = _is_kept(request, form, book.add, opened.row)
        crisis = _crisis_of(request, opened, book, kept)
    if kept is None:
        return render(request, FORM, _context(opened, book, book.add, form))
    return _back(request, opened, book) if crisis is None else redirect("crises:one", crisis)


def _crisis_of(request: Request, opened: Opened, book: Book, kept: Any) -> int | None:
    """Declare a crisis for a child who is missing, together with the absence, or neither."""
    if kept is None or book.name != "absence" or kept.kind != _MISSING:
        return None
    by = people.one(caller_of(request).person_id)
    begun = declaring.declare(opened.row, why=Why.MISSING, by=by, at=clock.now())
    return None if isinstance(begun, Refusal) else begun.pk


def end(request: Request, kind: str, key: int, name: str, row: int) -> HttpResponse:
    """Say that a fact no longer holds; what it said is kept."""
    opened = open_(caller_of(request), kind, key)
    book = opened.subject.book(name)
    found = book.rows(opened.row).filter(pk=row).first()
    if book.end is None or not _may_end(opened, book, found):
        raise Http404
    return _about(request, opened, book, book.end, found)


def second(request: Request, kind: str, key: int, name: str, row: int) -> HttpResponse:
    """Agree, as somebody else, to what one person has written down."""
    opened = open_(caller_of(request), kind, key)
    book = opened.subject.book(name)
    found = book.rows(opened.row).filter(pk=row).first()
    if book.second is None or found is None or not book.waits(found):
        raise Http404
    return _about(request, opened, book, book.second, found)


def _about(request: Request, opened: Opened, book: Book, way: Way, found: Any) -> HttpResponse:
    """Do something about a row, which is shown above the question."""
    form = _form(request, way, opened.asking)
    if _is_kept(request, form, way, found) is None:
        told = shown.row(opened, book, line(book, found, opened.asking))
        return render(request, FORM, _context(opened, book, way, form) | {"row": told})
    return _back(request, opened, book)


def _may_end(opened: Opened, book: Book, row: Any) -> bool:
    return row is not None and opened.may_keep and book.is_theirs(row, opened.asking)


def new(request: Request, kind: str) -> HttpResponse:
    """Write down somebody, or something, that was not there."""
    caller = caller_of(request)
    of = subject(caller, kind)
    if of.new is None:
        raise Http404
    form = _form(request, of.new, asking_of(caller, None, at=clock.now()))
    kept = _is_kept(request, form, of.new)
    if kept is None:
        context = {"subject": of, "way": of.new, "form": form, **shown.around(caller, kind)}
        return render(request, FORM, context | {"back": reverse("registers:list", args=[kind])})
    return redirect("registers:page", kind=kind, key=kept.pk)


def _form(
    request: Request, way: Way, asking: Asking, *, initial: dict[str, Any] | None = None
) -> WayForm:
    return WayForm(
        way, asking, request.POST if request.method == "POST" else None, initial=initial or {}
    )


def _is_kept(request: Request, form: WayForm, way: Way, *about: Any) -> Any:
    """Do it, and return what was kept; None where something is still to be mended."""
    if request.method != "POST" or not form.is_valid():
        return None
    by = people.one(caller_of(request).person_id)
    answer = way.do(*about, **form.answers(), by=by, at=clock.now())
    if isinstance(answer, Unkept):
        form.refused(answer)
        return None
    return answer


def _as_it_is(opened: Opened, book: Book) -> dict[str, Any]:
    """Return what is known now, where the newest row stands for the one before."""
    if book.end is not None or hasattr(book.rows(opened.row), "not_over"):
        return {}
    return {
        field.name: getattr(row, f"{field.name}_id", getattr(row, field.name, ""))
        for row in book.current(opened.row, at=opened.asking.at, most=1)
        for field in (book.add.fields if book.add else ())
    }


def _context(opened: Opened, book: Book, way: Way, form: WayForm) -> dict[str, object]:
    return {
        "opened": opened,
        "book": book,
        "way": way,
        "form": form,
        "back": _where(opened, book),
        **shown.around(opened.caller, opened.subject.name),
    }


def _where(opened: Opened, book: Book, query: str = "") -> str:
    return f"{shown.address(opened, 'page')}{query}#{book.name}"


def _back(request: Request, opened: Opened, book: Book) -> HttpResponse:
    """Go back to the page; who has moved to another home, or is retired, is no longer there."""
    there = opened.subject.of(caller_of(request), at=clock.now()).filter(pk=opened.row.pk)
    if not there.exists():
        return redirect("registers:list", kind=opened.subject.name)
    return redirect(_where(opened, book, f"?kept={book.name}"))
