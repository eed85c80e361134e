"""The home's conversations, and who has looked at what."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from clearline import clock
from clearline.access import looks, records
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Look
from clearline.contact.overview import talks
from clearline.web import spoken
from clearline.web.manager.shown import LookRow
from clearline.web.paging import page_of, paging

LOOKS_A_PAGE = 50


def conversations(request: Request) -> HttpResponse:
    """List the conversations of the caller's homes, the newest talk first."""
    caller, at = caller_of(request), clock.now()
    homes = [home.pk for home in records.homes_managed_by(caller, at=at)]
    name, page = request.GET.get("name", "").strip(), page_of(request)
    found, more = talks.of_homes(homes, name=name, page=page)
    return render(
        request,
        "manager/conversations.html",
        {
            "talks": found,
            "asked": name,
            "several": len(homes) > 1,
            **paging("manager:conversations", page, more=more, name=name),
        },
    )


def who_looked(request: Request) -> HttpResponse:
    """Show who, not being in it, has read what of a child's: the caller's own looks too."""
    caller, at = caller_of(request), clock.now()
    children = records.children_in_care_of(caller, at=at)
    page = page_of(request)
    first = (page - 1) * LOOKS_A_PAGE
    rows = list(looks.at_children(children)[first : first + LOOKS_A_PAGE + 1])
    return render(
        request,
        "manager/looks.html",
        {
            "looks": [_look(row, at) for row in rows[:LOOKS_A_PAGE]],
            **paging("manager:looks", page, more=len(rows) > LOOKS_A_PAGE),
        },
    )


def _look(row: Look, at: datetime) -> LookRow:
    return LookRow(
        who=row.person.called,
        whose=row.child.person.called,
        what=row.get_kind_display(),
        when=spoken.moment(row.at, now=at),
    )
