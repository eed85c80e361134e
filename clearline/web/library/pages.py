"""What somebody has still to read, and one document, read and acknowledged."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.registers import people
from clearline.registers.library import documents, reading
from clearline.registers.library.reading import Reading
from clearline.registers.recorded import Unkept
from clearline.web.library import blocks

_READ = {"text/markdown": blocks.of_markdown, "text/html": blocks.of_html}


def front(request: Request) -> HttpResponse:
    """List every document that counts, what is to be read first."""
    caller, at = caller_of(request), clock.now()
    me = people.one(caller.person_id)
    works = reading.works_here(me, at=at)
    found = reading.of(me, at=at)
    context = {
        "to_read": [_row(each, at) for each in found if works and each.read_at is None],
        "read": [_row(each, at) for each in found if not works or each.read_at is not None],
        "declared": works,
        "is_manager": records.homes_managed_by(caller, at=at).exists(),
        "may_publish": records.may_settle_policy(caller, at=at),
    }
    return render(request, "library/front.html", context)


def one(request: Request, key: int) -> HttpResponse:
    """Show one version; whoever works here says that they have read it."""
    caller, at = caller_of(request), clock.now()
    row, me = documents.one(key), people.one(caller.person_id)
    if row is None:
        raise Http404
    why = ""
    if request.method == "POST":
        kept = reading.acknowledge(row, by=me, at=at)
        if not isinstance(kept, Unkept):
            return redirect("library:front")
        why = str(kept)
    mine = next((each for each in reading.of(me, at=at) if each.row.pk == row.pk), None)
    reads = _READ.get(row.media_type)
    context = {
        "row": row,
        "title": documents.TITLES[row.document],
        "blocks": reads(bytes(row.content).decode("utf-8")) if reads else [],
        "mine": _row(mine, at) if mine else None,
        "may_say": mine is not None and mine.read_at is None and reading.works_here(me, at=at),
        "why": why,
    }
    return render(request, "library/one.html", context)


def file(_request: Request, key: int) -> HttpResponse:
    """Give out a version as it was put in, to be saved: whatever is in it is not run here."""
    row = documents.one(key)
    if row is None:
        raise Http404
    answer = HttpResponse(bytes(row.content), content_type=row.media_type)
    ending = row.media_type.rpartition("/")[2].replace("markdown", "md")
    answer["Content-Disposition"] = f'attachment; filename="{row.document}-{row.pk}.{ending}"'
    return answer


def _row(each: Reading, at: datetime) -> dict[str, Any]:
    return {
        "href": reverse("library:one", args=[each.row.pk]),
        "title": documents.TITLES[each.row.document],
        "version": each.row.version,
        "changes": each.row.changes,
        "due_on": each.due_on,
        "is_late": each.is_late(at),
        "is_required": each.is_required,
        "read_at": each.read_at,
    }
