"""The rule book: clause by clause, what it asks, what the system does, and examples."""

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access.caller import Face
from clearline.access.middleware import Request, caller_of
from clearline.policy import book
from clearline.web import spoken
from clearline.web.manager import frame


def rules(request: Request) -> HttpResponse:
    """Show every clause in force today."""
    is_manager = caller_of(request).is_any(Face.MANAGER)
    today = clock.now().astimezone(spoken.LONDON).date()
    return render(
        request,
        "book/rules.html",
        {"nav": frame.nav("book:rules") if is_manager else [], "pages": book.pages(on=today)},
    )
