"""A list a page at a time: which page was asked for, and the ways to those beside it."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse


def page_of(request: HttpRequest) -> int:
    """Return which page was asked for; whatever is no number is the first."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if re.fullmatch(r"[0-9]{1,5}", asked) else 1


def paging(to: str, page: int, *, more: bool, **also: str) -> dict[str, str]:
    """Return what `pieces/paging.html` takes; the newest come first, so further down is earlier."""
    kept = {key: value for key, value in also.items() if value}

    def address(number: int) -> str:
        return f"{reverse(to)}?{urlencode({**kept, 'page': number})}"

    return {
        "earlier": address(page + 1) if more else "",
        "later": address(page - 1) if page > 1 else "",
        "says": f"Page {page}",
    }
