"""Two people let somebody set up a lost second step, where nobody answers for them alone."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access.limits import LIMITS
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Renewal
from clearline.access.work import renewing
from clearline.access.work.renewing import Part
from clearline.registers import people
from clearline.web.sign_in.connect import shown_link
from clearline.web.sign_in.forms import RenewForm

# More are found by their name.
MOST = 60
TOLD = {
    "asked": "Asked. Now somebody else has to agree.",
    "over": "It is over: somebody has agreed, or it was let be.",
    "let_be": "It is let be. Nothing has changed.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the list, and who has asked for them."""

    person: int
    name: str
    asked_by: str = ""


def listing(request: Request) -> HttpResponse:
    """List whose sign-in the caller may renew together with another, what waits first."""
    caller, at = caller_of(request), clock.now()
    named = request.GET.get("name", "").strip()[:100]
    accounts = renewing.accounts_of(caller, at=at).filter(person__name__icontains=named)
    waits = list(renewing.waiting(accounts, at=at))
    others = list(accounts.exclude(pk__in=[row.account_id for row in waits])[: MOST + 1])
    page = {
        "waits": [
            Row(row.account.person_id, row.account.person.name, row.asked_by.called)
            for row in waits
        ],
        "rows": [Row(one.person_id, one.person.name) for one in others[:MOST]],
        "has_more": len(others) > MOST,
        "named": named,
    }
    return render(request, "sign_in/renewals.html", page)


def renew(request: Request, person_id: int) -> HttpResponse:
    """Ask for it, agree to it, or let it be."""
    caller, at = caller_of(request), clock.now()
    part = renewing.part_in(caller, person_id, at=at)
    if part is None:
        raise Http404
    asked = renewing.waits_for(part.account, at=at)
    form, act = RenewForm(request.POST if "says" in request.POST else None), request.POST.get("act")
    answered = None
    if act == "ask":
        answered = _ask(request, part, form, at)
    elif act == "agree" and asked is not None:
        answered = _agree(request, part, asked, at)
    elif act:
        answered = _let_be(request, part, asked, at)
    return answered or render(request, "sign_in/renew.html", _page(request, part, asked, form, at))


def _page(
    request: Request, part: Part, asked: Renewal | None, form: RenewForm, at: datetime
) -> dict[str, object]:
    caller = caller_of(request)
    return {
        "person": part.account.person_id,
        "called": part.account.person.name,
        "asked": asked,
        "is_mine": asked is not None and asked.asked_by_id == caller.person_id,
        "may_agree": asked is not None and renewing.may_agree(caller, part, asked, at=at),
        "form": form,
        "says": TOLD.get(request.GET.get("told", ""), ""),
    }


def _ask(request: Request, part: Part, form: RenewForm, at: datetime) -> HttpResponse | None:
    """Ask for it; None where something is still to be mended."""
    if not form.is_valid():
        return None
    by = people.one(caller_of(request).person_id)
    made = renewing.ask(part, form.cleaned_data["says"], by=by, at=at)
    return _told(part, "asked" if made else "over")


def _agree(request: Request, part: Part, asked: Renewal, at: datetime) -> HttpResponse:
    """Agree as the second, and show the link."""
    caller = caller_of(request)
    if not renewing.may_agree(caller, part, asked, at=at):
        raise Http404
    token = renewing.agree(asked, by=people.one(caller.person_id), at=at)
    if token is None:
        return _told(part, "over")
    page = _page(request, part, None, RenewForm(), at) | shown_link(request, token)
    return render(request, "sign_in/renew.html", page | {"until": at + LIMITS.staff_link})


def _let_be(request: Request, part: Part, asked: Renewal | None, at: datetime) -> HttpResponse:
    """Take it back, or say no to it."""
    by = people.one(caller_of(request).person_id)
    is_over = asked is None or not renewing.end(asked, by=by, at=at)
    return _told(part, "over" if is_over else "let_be")


def _told(part: Part, word: str) -> HttpResponse:
    there = redirect("sign_in:renew", part.account.person_id)
    there["Location"] += f"?told={word}"
    return there
