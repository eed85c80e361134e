"""A file is sent, read, looked at, and then brought in or left; and what was brought in before."""

import csv
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import looks
from clearline.access.middleware import Request, caller_of
from clearline.access.models import LookKind
from clearline.registers import people
from clearline.registers.brought_in import answers, jobs
from clearline.registers.brought_in.fault import Fault
from clearline.registers.brought_in.tables import out
from clearline.registers.brought_in.tables.bring import TABLES
from clearline.registers.brought_in.tables.shape import Whose
from clearline.web import spoken
from clearline.web.manager.bringing import asking

A_PAGE, MOST = 15, 100


def front(request: Request) -> HttpResponse:
    """Send a file, and see what was brought in before."""
    caller, at = caller_of(request), clock.now()
    sent = request.method == "POST"
    form = asking.Sending(
        caller, request.POST if sent else None, request.FILES if sent else None, at=at
    )
    if sent and form.is_valid():
        made = jobs.begin(form.asked(caller, at=at), form.cleaned_data["file"].read(), at=at)
        return redirect("bringing:one", key=made.pk)
    page = Paginator(jobs.of(people.one(caller.person_id)), A_PAGE).get_page(
        request.GET.get("page")
    )
    waiting = answers.open_for(asking.children_of(caller, at=at))
    context = {
        "form": form,
        "rows": [_row(made, at) for made in page.object_list],
        "earlier": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "later": f"?page={page.next_page_number()}" if page.has_next() else "",
        "says": f"Page {page.number} of {page.paginator.num_pages}",
        "tables": [table for name, table in TABLES.items() if name in asking.kinds(caller)],
        "waiting": len(waiting),
        **_around(request),
    }
    return render(request, "manager/bringing/front.html", context)


def one(request: Request, key: int) -> HttpResponse:
    """Show how far a file is, what it would change, and what is wrong in it."""
    made, at = _own(request, key), clock.now()
    found = jobs.shown(made)
    context = {
        "made": made,
        "row": _row(made, at),
        "faults": found[:MOST],
        "more_faults": max(0, len(found) - MOST),
        "changes": made.changes[:MOST],
        "more_changes": max(0, len(made.changes) - MOST),
        "brought_in_anyway": len(found) - made.left_out if found else 0,
        "works": made.state in {"reading", "bringing"} and not jobs.is_cut_off(made, at=at),
        "is_cut_off": jobs.is_cut_off(made, at=at),
        **_around(request),
    }
    return render(request, "manager/bringing/one.html", context)


def go(request: Request, key: int) -> HttpResponse:
    """Bring in what was looked at; or go on with what a restart cut off."""
    made, caller = _own(request, key), caller_of(request)
    asked = asking.asked_by(caller, made.what, made.file, made.home, at=clock.now())
    if made.what not in asking.kinds(caller):
        raise Http404
    if not jobs.go(made, asked):
        jobs.go_on(made, asked)
    return redirect("bringing:one", key=key)


def leave(request: Request, key: int) -> HttpResponse:
    """Leave it: nothing is brought in, and the file is kept no longer."""
    jobs.leave(_own(request, key))
    return redirect("bringing:one", key=key)


def faults(request: Request, key: int) -> HttpResponse:
    """Give what was wrong as a file, to be mended row by row."""
    made = _own(request, key)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="faults-{made.pk}.csv"'
    answer.write("\ufeff")
    rows = csv.writer(answer)
    rows.writerow(["file", "row", "column", "what is wrong", "brought in"])
    for fault in jobs.shown(made):
        rows.writerow([_plain(word) for word in _words(fault)])
    return answer


def template(request: Request, what: str) -> HttpResponse:
    """Give an empty file with the columns of a register, and an example."""
    if what not in asking.kinds(caller_of(request)) or what not in TABLES:
        raise Http404
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{what}.csv"'
    answer.write("\ufeff")
    filled_in = StringIO()
    out.template(TABLES[what], filled_in)
    answer.write(filled_in.getvalue())
    return answer


def give(request: Request, what: str) -> HttpResponse:
    """Give a register out as a file: of what the caller answers for."""
    caller, at = caller_of(request), clock.now()
    if what not in asking.kinds(caller) or what not in TABLES:
        raise Http404
    theirs = asking.asked_by(caller, what, "", None, at=at)
    if what == "people":
        seen = {f"registers/{child}": child for child in sorted(theirs.children or ())}
        looks.take_all(caller, LookKind.RECORD, seen, at=at)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"{what}-{at.astimezone(spoken.LONDON):%Y-%m-%d}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    file = StringIO()
    out.give(TABLES[what], file, at=at, whose=Whose(theirs.homes, theirs.children))
    answer.write("\ufeff" + file.getvalue())
    return answer


def _own(request: Request, key: int) -> Any:
    """Return something that the caller brings in, or nothing at all."""
    made = jobs.of(people.one(caller_of(request).person_id)).filter(pk=key).first()
    if made is None:
        raise Http404
    return made


def _row(made: Any, at: Any) -> dict[str, object]:
    state = made.get_state_display()
    if jobs.is_cut_off(made, at=at):
        state = "cut off by a restart"
    elif made.state == "refused" and not made.left_out:
        state = "nothing in it is new"
    return {
        "file": made.file,
        "what": jobs.KINDS[made.what],
        "when": spoken.moment(made.begun_at, now=at),
        "state": state,
        "href": reverse("bringing:one", args=[made.pk]),
        "home": made.home.name if made.home else "",
    }


def _words(fault: Fault) -> list[str]:
    row = "" if fault.row is None else str(fault.row)
    return [fault.file, row, fault.column, fault.says, "no" if fault.is_left_out else "yes"]


def _plain(word: str) -> str:
    # What a spreadsheet would take for a formula is shown to it as words.
    return f"'{word}" if word.startswith(("=", "+", "-", "@", "\t")) else word


def _around(request: Request) -> dict[str, object]:
    may_more = "people" in asking.kinds(caller_of(request))
    return {"is_manager": may_more}
