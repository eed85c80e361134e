"""Help that nobody has to sign in for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def get_help(request: HttpRequest) -> HttpResponse:
    """Show whom a child can reach from outside the home."""
    return render(request, "public/help.html")
