"""Somebody is joined to their organisation's own sign-in, or parted from it."""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from clearline import clock
from clearline.access import records
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Account
from clearline.access.oidc import identities
from clearline.registers import people
from clearline.web.sign_in import sso
from clearline.web.sign_in.forms import JoinForm
from clearline.web.sign_in.mine import number

_TAKEN = "Somebody is joined to this already, or this person is to another of that organisation."


def joined(request: Request, person_id: int) -> HttpResponse:
    """Show as whom somebody is known at which organisation; join them, or part them."""
    caller, at = caller_of(request), clock.now()
    if records.link_for_staff(caller, person_id, at=at) is None or not sso.ways():
        raise Http404
    account = Account.objects.filter(person=person_id, closed_at=None).first()
    if account is None:
        return redirect("sign_in:connect_staff", person_id)
    if (key := number(request, "part")) is not None:
        parted = identities.of(account).filter(pk=key)
        identities.end(parted, by=people.one(caller.person_id), at=at)
        return redirect("sign_in:joined", person_id)
    form = JoinForm(request.POST or None, tenants=sso.ways())
    if form.is_valid() and _join(form, account, by=caller.person_id, at=at):
        return redirect("sign_in:joined", person_id)
    names = {tenant.id: tenant.name for tenant in sso.ways()}
    page = {
        "called": people.one(person_id).called,
        "person": person_id,
        "form": form,
        "rows": [(names.get(one.tenant, one.tenant), one) for one in identities.of(account)],
    }
    return render(request, "sign_in/joined.html", page)


def _join(form: JoinForm, account: Account, *, by: int, at: datetime) -> bool:
    tenant, subject = form.cleaned_data["tenant"], form.cleaned_data["subject"]
    if identities.join(account, tenant, subject, by=people.one(by), at=at):
        return True
    form.say(_TAKEN)
    return False
