"""The home's conversations, and who has looked at what."""

import re
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import looks, records
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Look
from clearline.contact.overview import talks
from clearline.web import spoken
from clearline.web.manager import frame
from clearline.web.manager.shown import LookRow

LOOKS_A_PAGE = 50


def conversations(request: Request) -> HttpResponse:
    """List the conversations of the caller's homes, the newest talk first."""
    caller, at = caller_of(request), clock.now()
    homes = [home.pk for home in records.homes_managed_by(caller, at=at)]
    name, page = request.GET.get("name", "").strip(), _page(request)
    found, more = talks.of_homes(homes, name=name, page=page)
    return render(
        request,
        "manager/conversations.html",
        {
            "nav": frame.nav("manager:conversations"),
            "talks": found,
            "asked": name,
            "several": len(homes) > 1,
            **_paging("manager:conversations", page, more=more, name=name),
        },
    )


def who_looked(request: Request) -> HttpResponse:
    """Show who, not being in it, has read what of a child's: the caller's own looks too."""
    caller, at = caller_of(request), clock.now()
    children = records.children_in_care_of(caller, at=at)
    page = _page(request)
    first = (page - 1) * LOOKS_A_PAGE
    rows = list(looks.at_children(children)[first : first + LOOKS_A_PAGE + 1])
    return render(
        request,
        "manager/looks.html",
        {
            "nav": frame.nav("manager:looks"),
            "looks": [_look(row, at) for row in rows[:LOOKS_A_PAGE]],
            **_paging("manager:looks", page, more=len(rows) > LOOKS_A_PAGE),
        },
    )


def _look(row: Look, at: datetime) -> LookRow:
    return LookRow(
        who=row.person.called,
        whose=row.child.person.called,
        what=row.get_kind_display(),
        when=spoken.moment(row.at, now=at),
    )


def _page(request: Request) -> int:
    """Return which page was asked for; whatever is no number is the first."""
    asked = request.GET.get("page", "1")
    return max(1, int(asked)) if re.fullmatch(r"[0-9]{1,5}", asked) else 1


def _paging(to: str, page: int, *, more: bool, **also: str) -> dict[str, str]:
    kept = {key: value for key, value in also.items() if value}

    def address(number: int) -> str:
        return f"{reverse(to)}?{urlencode({**kept, 'page': number})}"

    return {
        # The newest come first, so further down is earlier.
        "earlier": address(page + 1) if more else "",
        "later": address(page - 1) if page > 1 else "",
        "says": f"Page {page}",
    }
