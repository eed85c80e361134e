"""The rule book: clause by clause, what it asks, what the system does, and examples."""

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access.middleware import Request
from clearline.policy import book
from clearline.web import spoken


def rules(request: Request) -> HttpResponse:
    """Show every clause in force today."""
    today = clock.now().astimezone(spoken.LONDON).date()
    return render(
        request,
        "book/rules.html",
        {"pages": book.pages(on=today)},
    )
