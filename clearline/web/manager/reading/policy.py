"""The organisation's policy settings: what counts now, who settled it, and how to change it."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.policy.settings import settings_from
from clearline.registers import organisation, people
from clearline.registers.recorded import Unkept
from clearline.web import spoken
from clearline.web.manager.reading import settings as asked
from clearline.web.manager.reading.doors import doors
from clearline.web.manager.reading.settings import PolicyForm

TOLD = {
    "settled": "Settled. It counts from now on; what was decided before stands as it was.",
    "same": "Nothing was changed, so nothing new was settled.",
}
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Version:
    """One version, by whom and when."""

    number: int
    by: str
    when: str
    name: str


def show(request: Request) -> HttpResponse:
    """Show what is settled, and what was before."""
    caller, at = caller_of(request), clock.now()
    rows = list(organisation.versions()[:SHOWN])
    versions = [
        Version(
            row.number,
            row.recorded_by.called,
            spoken.moment(row.since, now=at),
            settings_from(row.settings).version[:19],
        )
        for row in rows
    ]
    page = {
        "doors": doors("reading:policy"),
        "settings": asked.in_words(organisation.policy(at)),
        "name": organisation.policy(at).version[:19],
        "versions": versions,
        "may_settle": records.may_settle_policy(caller, at=at),
        "told": TOLD.get(request.GET.get("told", ""), ""),
    }
    return render(request, "manager/reading/policy.html", page)


def change(request: Request) -> HttpResponse:
    """Settle a new version."""
    caller, at = caller_of(request), clock.now()
    if not records.may_settle_policy(caller, at=at):
        raise Http404
    now = organisation.policy(at)
    form = PolicyForm(now, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if settings_from(form.chosen()).version == now.version:
            return redirect(f"{reverse('reading:policy')}?told=same")
        by = people.one(caller.person_id)
        answer = organisation.settle(form.chosen(), by=by, at=at)
        if not isinstance(answer, Unkept):
            return redirect(f"{reverse('reading:policy')}?told=settled")
        form.refused(answer)
    page = {
        "doors": doors("reading:policy"),
        "form": form,
        "parts": (
            ("Hours", form.part("quiet_", "reply_")),
            ("Policies and accounts", form.part("acknowledgement_", "needs_", "overdue_")),
            ("In a crisis these do not stop a message", form.part("crisis_", "opens_")),
            ("Reading words", form.part("read_", "abbreviations")),
            ("What happens when something is found", form.part("kind_")),
        ),
    }
    return render(request, "manager/reading/change.html", page)
