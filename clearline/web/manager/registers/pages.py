"""A list, a page for each of them, and everything that was ever written down in one register."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access.caller import Caller
from clearline.access.middleware import Request, caller_of
from clearline.registers.books.line import line
from clearline.web.manager.registers import shown
from clearline.web.manager.registers.subjects import open_, subject, subjects_of

A_PAGE = 30


def front(request: Request) -> HttpResponse:
    """Go to the children: their registers are opened most."""
    return redirect("registers:list", kind=subjects_of(caller_of(request))[0].name)


def listing(request: Request, kind: str) -> HttpResponse:
    """Show those whom the caller answers for, or those whose name has some words in it."""
    caller, at = caller_of(request), clock.now()
    of = subject(caller, kind)
    asked = request.GET.get("name", "").strip()
    page = _page(request, of.found(caller, asked, at=at))
    rows = list(page.object_list)
    tells = of.tells(rows, at=at)
    people = [
        {
            "name": str(row),
            "says": tells[row.pk],
            "href": reverse("registers:page", args=[kind, row.pk]),
        }
        for row in rows
    ]
    around = _around(caller, kind, page, name=asked)
    context = {"subject": of, "people": people, "asked": asked, **around}
    return render(request, "manager/registers/list.html", context)


def page(request: Request, kind: str, key: int) -> HttpResponse:
    """Show what is so of one of them now."""
    opened = open_(caller_of(request), kind, key)
    parts = [shown.part(opened, book) for book in opened.subject.books_for(opened.asking)]
    links = [(says, reverse(name, args=[key])) for says, name in opened.subject.links]
    context = {
        "opened": opened,
        "parts": parts,
        "links": links,
        "leaver": opened.subject.leaver(opened.row, at=opened.asking.at),
        "kept": request.GET.get("kept", ""),
        **shown.around(opened.caller, kind),
    }
    return render(request, "manager/registers/page.html", context)


def book(request: Request, kind: str, key: int, name: str) -> HttpResponse:
    """Show everything that was ever written down in one register."""
    opened = open_(caller_of(request), kind, key)
    chosen = opened.subject.book(name)
    page = _page(request, chosen.rows(opened.row))
    told = [line(chosen, row, opened.asking) for row in page.object_list]
    context = {
        "opened": opened,
        "book": chosen,
        "rows": [shown.row(opened, chosen, each) for each in told],
        "add": shown.where_to_add(opened, chosen),
        **_around(opened.caller, kind, page),
    }
    return render(request, "manager/registers/book.html", context)


def _page(request: Request, rows: Any) -> Page[Any]:
    """Return the page that was asked for; a number that is none leads to the nearest."""
    return Paginator(rows, A_PAGE).get_page(request.GET.get("page"))


def _around(caller: Caller, kind: str, page: Page[Any], **kept: str) -> dict[str, object]:
    """Return the menu, and the ways to the pages beside this one."""

    def to(number: int) -> str:
        return "?" + urlencode({**{k: v for k, v in kept.items() if v}, "page": str(number)})

    return {
        **shown.around(caller, kind),
        "earlier": to(page.previous_page_number()) if page.has_previous() else "",
        "later": to(page.next_page_number()) if page.has_next() else "",
        "says": f"Page {page.number} of {page.paginator.num_pages}",
    }
